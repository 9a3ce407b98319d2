import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { type Language, language } from '#contract'
import {
  directionOf,
  FilledWords,
  nameOfLanguage,
  wordsOf,
} from '../../../renderer/languages/languages.tsx'

const english = wordsOf('en')
const others = language.options.filter((option) => option !== 'en')
const braces = (words: string) => [...words.matchAll(/\{\w+\}/gu)].map(([found]) => found).sort()

/** Letters that belong to the language alone: a file that holds another one's words has none of them. */
const script: Record<Exclude<Language, 'en'>, RegExp> = {
  'zh-Hans': /[\p{Script=Han}]/u,
  'zh-Hant': /[\p{Script=Han}]/u,
  ar: /\p{Script=Arabic}/u,
  vi: /[ạảấầậắặếệỗộớợụửữỳđơư]/u,
  pa: /\p{Script=Gurmukhi}/u,
  el: /\p{Script=Greek}/u,
  it: /[a-zàèéìòù]/u,
  fil: /\b(ang|iyong|sa|ng)\b/u,
  hi: /\p{Script=Devanagari}/u,
  es: /[a-záéíñóú]/u,
}

describe.each(others)('the words in %s', (tag) => {
  const words = wordsOf(tag)

  it('are all there, and none is empty', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english))
    expect(Object.values(words).filter((word) => word.trim() === '')).toEqual([])
  })

  it('keep what is filled in', () => {
    for (const [key, word] of Object.entries(english)) {
      expect([key, braces(words[key as keyof typeof words])]).toEqual([key, braces(word)])
    }
  })

  it('are in its own script, and not the English ones', () => {
    const same = ['wifiNetwork', 'wifiPassword']
    const left = Object.entries(words).filter(
      ([key, word]) => word === english[key as keyof typeof english] && !same.includes(key),
    )
    expect(left).toEqual([])
    expect(Object.values(words).join(' ')).toMatch(script[tag as keyof typeof script])
  })
})

it('no language says that the customer is verified', () => {
  const said = language.options.flatMap((tag) => Object.values(wordsOf(tag))).join(' ')
  const withoutName = said.replaceAll('VerifiMe', '')
  expect(withoutName).not.toMatch(
    /verif|验证|驗證|已核实|تم التحقق|xác minh|επαληθ|सत्यापित|ਪ੍ਰਮਾਣਿਤ/iu,
  )
})

it('every language calls itself by its own name', () => {
  const names = language.options.map(nameOfLanguage)
  expect(names).toEqual([
    'English',
    '简体中文',
    '繁體中文',
    'العربية',
    'Tiếng Việt',
    'ਪੰਜਾਬੀ',
    'Ελληνικά',
    'Italiano',
    'Filipino',
    'हिन्दी',
    'Español',
  ])
})

it('only Arabic reads from right to left', () => {
  const fromTheRight = language.options.filter((tag) => directionOf(tag) === 'rtl')
  expect(fromTheRight).toEqual(['ar'])
})

afterEach(cleanup)

function drawn(words: string, values: Record<string, string>) {
  return render(<FilledWords words={words} values={values} />).container
}

it('a name is filled in as it is, in a direction of its own', () => {
  const container = drawn('Hello {name}, welcome', { name: '$& {x} <b>' })
  expect(container.textContent).toBe('Hello $& {x} <b>, welcome')
  expect(container.querySelector('bdi')?.textContent).toBe('$& {x} <b>')
})

it('words without a name stay as they are', () => {
  expect(drawn('Welcome', { name: 'Mary' }).innerHTML).toBe('Welcome')
})

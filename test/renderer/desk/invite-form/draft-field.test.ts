import { expect, test } from 'vitest'
import { cleanText } from '#contract'
import { characterAt, stretchInTyped } from '../../../../renderer/desk/invite-form/draft-field.tsx'

function marked(typed: string, position: number): string | undefined {
  const character = characterAt(cleanText(typed), position)
  if (!character) return undefined
  const { start, end } = stretchInTyped(typed, character, 'fullName')
  return typed.slice(start, end)
}

test.each([
  ['Jack test2', 9, '2'],
  ['  Jack   test2 ', 9, '2'],
  ['\u200bJack test2', 9, '2'],
  ['Jack\ntest2', 9, '2'],
  ['Zoë', 2, 'ë'],
  ['Zoe\u0308!', 3, '!'],
  ['Zoe\u0308', 2, 'e\u0308'],
  ['Geoﬀrey2', 8, '2'],
  ['Geoﬀrey', 4, 'ﬀ'],
  ['ｶﾞ2', 1, '2'],
  ['Mia  Chen', 3, ' '],
  ['Mia\u00a0Chen2', 8, '2'],
  ['Mi\u00ada\u2028Chen2', 8, '2'],
  ['a😀b', 1, '😀'],
  ['a😀b', 2, '😀'],
])('in %j the character at %i of what was sent is %j', (typed, position, character) => {
  expect(marked(typed, position)).toBe(character)
})

test('a position beyond the name marks nothing', () => {
  expect(characterAt('Jack', 4)).toBeUndefined()
})

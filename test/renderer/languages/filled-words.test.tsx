import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { FilledWords } from '../../../renderer/languages/filled-words.tsx'

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

import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useShortcuts } from '../../../renderer/desk/shortcuts.ts'

const pressed = vi.fn()
const shortcuts = { 'Alt+N': () => pressed('Alt+N'), 'Ctrl+,': () => pressed('Ctrl+,') }

function Page() {
  useShortcuts(shortcuts)
  return null
}

beforeEach(() => {
  pressed.mockClear()
  render(<Page />)
})
afterEach(cleanup)

test.each([
  ['Alt and the letter', { key: 'n', code: 'KeyN', altKey: true }],
  ['the letter where another layout has it', { key: 'n', code: 'KeyB', altKey: true }],
  ['Option and a dead key on a Mac', { key: 'Dead', code: 'KeyN', altKey: true }],
])('%s is the shortcut', (_how, keys) => {
  fireEvent.keyDown(window, keys)
  expect(pressed.mock.calls).toEqual([['Alt+N']])
})

test('Control and Command are one', () => {
  fireEvent.keyDown(window, { key: ',', ctrlKey: true })
  fireEvent.keyDown(window, { key: ',', metaKey: true })
  expect(pressed.mock.calls).toEqual([['Ctrl+,'], ['Ctrl+,']])
})

test.each([
  ['AltGr, which types letters', { key: 'n', code: 'KeyN', altKey: true, ctrlKey: true }],
  ['the letter alone', { key: 'n', code: 'KeyN' }],
  ['a key that is held down', { key: 'n', code: 'KeyN', altKey: true, repeat: true }],
])('%s is no shortcut', (_how, keys) => {
  fireEvent.keyDown(window, keys)
  expect(pressed).not.toHaveBeenCalled()
})

test('nothing happens behind a question', () => {
  const question = document.body.appendChild(document.createElement('div'))
  question.setAttribute('role', 'alertdialog')
  fireEvent.keyDown(window, { key: 'n', code: 'KeyN', altKey: true })
  question.remove()
  expect(pressed).not.toHaveBeenCalled()
})

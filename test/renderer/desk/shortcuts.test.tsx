import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useShortcuts } from '../../../renderer/keyboard.ts'

const pressed = vi.fn()
const shortcuts = {
  nameForm: () => pressed('nameForm'),
  settings: () => pressed('settings'),
  recall: (index: number) => pressed(`recall ${index}`),
}

function Page() {
  useShortcuts(shortcuts)
  return null
}

beforeEach(() => {
  pressed.mockClear()
  render(<Page />)
})
afterEach(cleanup)

test('a shortcut calls what belongs to it, wherever the focus is', () => {
  fireEvent.keyDown(window, { key: 'n', code: 'KeyN', altKey: true })
  fireEvent.keyDown(document.body, { key: ',', code: 'Comma', ctrlKey: true })
  expect(pressed.mock.calls.flat()).toEqual(['nameForm', 'settings'])
})

test('a series is told which of its keys it was', () => {
  fireEvent.keyDown(window, { key: '3', code: 'Digit3', ctrlKey: true })
  expect(pressed.mock.calls.flat()).toEqual(['recall 2'])
})

test('a key that is held down calls once', () => {
  fireEvent.keyDown(window, { key: 'n', code: 'KeyN', altKey: true, repeat: true })
  expect(pressed).not.toHaveBeenCalled()
})

test('nothing happens behind a question', () => {
  const question = document.body.appendChild(document.createElement('div'))
  question.setAttribute('role', 'alertdialog')
  fireEvent.keyDown(window, { key: 'n', code: 'KeyN', altKey: true })
  question.remove()
  expect(pressed).not.toHaveBeenCalled()
})

import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { platformOf, useInputMethodFilter, useShortcuts } from '../../renderer/keyboard.ts'

const heard = vi.fn()
const shortcuts = { create: () => heard('shortcut') }

/** A field whose keys are listened to in each of the ways that there are. */
function Page() {
  useInputMethodFilter()
  useShortcuts(shortcuts)
  return <input onKeyDown={() => heard('field')} />
}

beforeEach(() => {
  heard.mockClear()
  render(<Page />)
})
afterEach(cleanup)

function field(): HTMLElement {
  return screen.getByRole('textbox')
}

const enter = { key: 'Enter', code: 'Enter', keyCode: 13 }

test.each([
  ['in a composition', { ...enter, isComposing: true }],
  ['that an input method took', { ...enter, keyCode: 229 }],
  ['named Process', { ...enter, key: 'Process', keyCode: 229 }],
])('an Enter %s acts nowhere', (_how, init) => {
  fireEvent.keyDown(field(), init)
  expect(heard).not.toHaveBeenCalled()
})

test('nor does the one that comes right behind the end of a composition, which submits nothing either', () => {
  fireEvent.compositionEnd(field())
  const isGoingOn = fireEvent.keyDown(field(), enter)
  expect(heard).not.toHaveBeenCalled()
  expect(isGoingOn).toBe(false)
})

test('a letter right behind it is typed', () => {
  fireEvent.compositionEnd(field())
  expect(fireEvent.keyDown(field(), { key: 'a', code: 'KeyA', keyCode: 65 })).toBe(true)
})

test('the next Enter is the person’s own', async () => {
  fireEvent.compositionEnd(field())
  await new Promise((resolve) => setTimeout(resolve))
  fireEvent.keyDown(field(), enter)
  expect(heard.mock.calls.flat()).toEqual(['field', 'shortcut'])
})

test.each([
  ['MacIntel', 'mac'],
  ['Win32', 'other'],
  ['Linux x86_64', 'other'],
] as const)('%s is %s', (platform, is) => {
  expect(platformOf({ platform })).toBe(is)
})

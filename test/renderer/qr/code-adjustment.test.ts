import { expect, test } from 'vitest'
import { adjustmentFor } from '../../../renderer/qr/code-adjustment.ts'

const pressed = {
  code: '',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
}

test.each([
  ['ArrowLeft', 'left'],
  ['ArrowDown', 'down'],
  ['+', 'larger'],
  ['=', 'larger'],
  ['-', 'smaller'],
  ['D', 'dim'],
  ['0', 'reset'],
  ['Home', 'reset'],
  ['x', undefined],
  ['toString', undefined],
])('from the desk %s means %s', (key, adjustment) => {
  expect(adjustmentFor({ ...pressed, key }, false)).toBe(adjustment)
})

test.each([
  ['+', 'larger'],
  ['=', 'larger'],
  ['-', 'smaller'],
  ['d', 'dim'],
  ['0', 'reset'],
])('over the desk %s means %s with Ctrl, and is typing without', (key, adjustment) => {
  expect(adjustmentFor({ ...pressed, key, ctrlKey: true }, true)).toBe(adjustment)
  expect(adjustmentFor({ ...pressed, key }, true)).toBeUndefined()
})

test('over the desk arrows need no other key', () => {
  expect(adjustmentFor({ ...pressed, key: 'ArrowUp' }, true)).toBe('up')
  expect(adjustmentFor({ ...pressed, key: 'ArrowUp', ctrlKey: true }, true)).toBeUndefined()
})

test.each(['ctrlKey', 'altKey', 'metaKey'])('nothing is meant with %s held', (held) => {
  expect(adjustmentFor({ ...pressed, key: '+', [held]: true }, false)).toBeUndefined()
})

test('a key that is held down goes on resizing, and dims once', () => {
  expect(adjustmentFor({ ...pressed, key: '-', repeat: true }, false)).toBe('smaller')
  expect(adjustmentFor({ ...pressed, key: 'd', repeat: true }, false)).toBeUndefined()
})

test('over the desk a key counts by its place where it types no Latin letter', () => {
  const dim = { ...pressed, key: 'в', code: 'KeyD', ctrlKey: true }
  expect(adjustmentFor(dim, true)).toBe('dim')
  expect(adjustmentFor({ ...dim, ctrlKey: false }, true)).toBeUndefined()
  expect(adjustmentFor({ ...pressed, key: 'в', code: 'KeyD' }, false)).toBe('dim')
})

import { expect, test } from 'vitest'
import { adjustmentFor } from '../../../renderer/qr/adjustment-keys.ts'

const pressed = { ctrlKey: false, altKey: false, metaKey: false, repeat: false }

test.each([
  ['ArrowLeft', 'left'],
  ['ArrowDown', 'down'],
  ['+', 'larger'],
  ['=', 'larger'],
  ['-', 'smaller'],
  ['D', 'dim'],
  ['0', 'as-usual'],
  ['Home', 'as-usual'],
  ['x', undefined],
  ['toString', undefined],
])('%s means %s', (key, adjustment) => {
  expect(adjustmentFor({ ...pressed, key })).toBe(adjustment)
})

test.each(['ctrlKey', 'altKey', 'metaKey'])('nothing is meant with %s held', (held) => {
  expect(adjustmentFor({ ...pressed, key: '+', [held]: true })).toBeUndefined()
})

test('a key that is held down goes on resizing, and dims once', () => {
  expect(adjustmentFor({ ...pressed, key: '-', repeat: true })).toBe('smaller')
  expect(adjustmentFor({ ...pressed, key: 'd', repeat: true })).toBeUndefined()
})

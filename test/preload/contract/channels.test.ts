import { expect, it } from 'vitest'
import { emptyDraft, isWithinBounds } from '#contract'

const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) })

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a draft whose every field is as long as it may be', filled()],
  ['the deletion of a thousand', { ids: Array.from({ length: 1000 }, (_, id) => id), removal: 1 }],
  // biome-ignore lint/suspicious/noSparseArray: what a page may send.
  ['a list with a hole', { ids: [1, , 3] }],
  ['an object without a prototype', Object.assign(Object.create(null), { id: 1 })],
])('lets %s through', (_what, input) => {
  expect(isWithinBounds('draft.keep', input)).toBe(true)
})

function filled() {
  return Object.fromEntries(Object.keys(emptyDraft).map((name) => [name, 'x'.repeat(2000)]))
}

it.each([
  ['10 MB of text', 'x'.repeat(10_000_000)],
  ['10 MB of text in a field', { ...emptyDraft, email: 'x'.repeat(10_000_000) }],
  ['text in many pieces', Array.from({ length: 3000 }, () => 'x'.repeat(1000))],
  ['a million numbers', { ids: new Array(1_000_000).fill(1) }],
  ['a list with a billion holes', { ids: new Array(1_000_000_000) }],
  ['a hundred thousand members', Object.fromEntries(new Array(100_000).entries())],
  ['many small lists', Array.from({ length: 3000 }, () => [1, 2, 3])],
  ['long names of members', { ['x'.repeat(1_000_000)]: 1 }],
  ['a deep nest', nested(100)],
  ['a very deep nest', nested(5000)],
  ['a buffer', new ArrayBuffer(1)],
  ['typed numbers', new Uint8Array(1)],
  ['a map', new Map([[1, 2]])],
  ['a date', new Date(0)],
  ['a big integer', 1n],
  ['a function', () => 1],
  ['an error', new Error('x')],
])('stops %s', (_what, input) => {
  expect(isWithinBounds('draft.keep', input)).toBe(false)
})

it('stops what turns in a circle', () => {
  const circle: Record<string, unknown> = {}
  circle.inner = circle
  expect(isWithinBounds('draft.keep', circle)).toBe(false)
})

it.each([
  ['a long name', 'x'.repeat(10_000_000)],
  ['no name', 7],
])('stops %s', (_what, name) => {
  expect(isWithinBounds(name, undefined)).toBe(false)
})

it('lets the picture of a slip through, from its own route', () => {
  const report = { kind: 'read', job: 1, decoded: '', picture: 'x'.repeat(3_000_000) }
  expect(isWithinBounds('slips.report', report)).toBe(true)
  expect(isWithinBounds('draft.keep', report)).toBe(false)
})

it('does not walk through what is huge', () => {
  let isRead = false
  const last = Object.defineProperty({}, 'x', {
    enumerable: true,
    get: () => {
      isRead = true
    },
  })
  expect(isWithinBounds('draft.keep', [...new Array(100_000).fill(1), last])).toBe(false)
  expect(isRead).toBe(false)
})

import { expect, it } from 'vitest'
import type { CodeLook } from '#contract'
import { recall, remember } from '../../../main/customer-display/known-screens.ts'

const look: CodeLook = { place: { x: 'right', y: 'top' }, dimming: 1 }
const counter = { id: 2, name: 'Counter' }

it('recalls what was set for a screen, also under another number', () => {
  const known = remember([], counter, { look })
  expect(recall(known, counter)?.look).toEqual(look)
  expect(recall(known, { id: 9, name: 'Counter' })?.look).toEqual(look)
})

it('recalls nothing of a screen that only has the number of another', () => {
  const known = remember([], counter, { look })
  expect(recall(known, { id: 2, name: 'Laptop' })).toBeUndefined()
})

it('does not mix up screens without a name', () => {
  const known = remember([], { id: 2, name: '' }, { look })
  expect(recall(known, { id: 2, name: '' })?.look).toEqual(look)
  expect(recall(known, { id: 3, name: '' })).toBeUndefined()
})

it('prefers the very screen to its namesake', () => {
  const other: CodeLook = { ...look, dimming: 2 }
  const known = remember(
    remember([], counter, { look }),
    { id: 5, name: 'Counter' },
    {
      look: other,
    },
  )
  expect(recall(known, counter)?.look).toEqual(look)
  expect(recall(known, { id: 5, name: 'Counter' })?.look).toEqual(other)
})

it('keeps one line for each screen, and the latest twenty', () => {
  let known = remember([], counter, { look })
  known = remember(known, counter, { look: { ...look, dimming: 0 } })
  expect(known).toHaveLength(1)
  for (let id = 10; id < 40; id += 1) known = remember(known, { id, name: `${id}` }, { look })
  expect(known).toHaveLength(20)
  expect(known[0]?.id).toBe(39)
})

import { describe, expect, it } from 'vitest'
import type { CodePlacement, KnownScreen } from '#contract'
import {
  type LiveScreen,
  measuredOf,
  recall,
  remember,
  scaleOf,
} from '../../../main/customer-display/screens.ts'

const placement: CodePlacement = { place: { x: 'right', y: 'top' }, dimming: 1 }
const counter = { id: 2, name: 'Counter' }

it('recalls what was set for a screen, also under another number', () => {
  const known = remember([], counter, { placement })
  expect(recall(known, counter)?.placement).toEqual(placement)
  expect(recall(known, { id: 9, name: 'Counter' })?.placement).toEqual(placement)
})

it('recalls nothing of a screen that only has the number of another', () => {
  const known = remember([], counter, { placement })
  expect(recall(known, { id: 2, name: 'Laptop' })).toBeUndefined()
})

it('does not mix up screens without a name', () => {
  const known = remember([], { id: 2, name: '' }, { placement })
  expect(recall(known, { id: 2, name: '' })?.placement).toEqual(placement)
  expect(recall(known, { id: 3, name: '' })).toBeUndefined()
})

it('prefers the very screen to its namesake', () => {
  const other: CodePlacement = { ...placement, dimming: 2 }
  const known = remember(
    remember([], counter, { placement }),
    { id: 5, name: 'Counter' },
    {
      placement: other,
    },
  )
  expect(recall(known, counter)?.placement).toEqual(placement)
  expect(recall(known, { id: 5, name: 'Counter' })?.placement).toEqual(other)
})

it('keeps one line for each screen, and the latest twenty', () => {
  let known = remember([], counter, { placement })
  known = remember(known, counter, { placement: { ...placement, dimming: 0 } })
  expect(known).toHaveLength(1)
  for (let id = 10; id < 40; id += 1) known = remember(known, { id, name: `${id}` }, { placement })
  expect(known).toHaveLength(20)
  expect(known[0]?.id).toBe(39)
})

function screenOf(changes: Partial<LiveScreen> = {}): LiveScreen {
  const bounds = { x: 0, y: 0, width: 1920, height: 1080 }
  return { id: 2, name: 'Counter', bounds, scaleFactor: 1, ...changes }
}

function sized(width: number, height: number, scaleFactor = 1) {
  return screenOf({ bounds: { x: 0, y: 0, width, height }, scaleFactor })
}

describe('how fine a screen is', () => {
  const known = (live: LiveScreen, perMm: number): KnownScreen => ({
    id: 2,
    name: 'Counter',
    measured: measuredOf(live, perMm),
  })

  it('is what somebody has measured', () => {
    const live = screenOf()
    expect(scaleOf(live, known(live, 3.5))).toEqual({ devicePixelsPerMm: 3.5 })
  })

  it('stays as measured when only the scale factor changes, or the screen is turned', () => {
    const measured = known(sized(1920, 1080), 3.5)
    expect(scaleOf(sized(1536, 864, 1.25), measured)?.devicePixelsPerMm).toBe(3.5)
    expect(scaleOf(sized(1097, 617, 1.75), measured)?.devicePixelsPerMm).toBe(3.5)
    expect(scaleOf(sized(1080, 1920), measured)?.devicePixelsPerMm).toBe(3.5)
  })

  it('is not known any more at another resolution', () => {
    expect(scaleOf(sized(1280, 720), known(sized(1920, 1080), 3.5))).toBeUndefined()
  })

  it('is not guessed', () => {
    expect(scaleOf(screenOf(), undefined)).toBeUndefined()
  })
})

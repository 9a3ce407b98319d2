import { describe, expect, it } from 'vitest'
import type { Progress } from '#contract'
import { createBackOff } from '../../../main/status/back-off.ts'
import type { CheckedStatus } from '../../../main/status/status-service.ts'

const failed = { found: 'no-answer', isOffline: false } as const
const missing: CheckedStatus = { found: 'missing' }
const quarterMs = 15 * 60_000

function setup(random = 0) {
  const told: Progress['state'][] = []
  const backOff = createBackOff({
    announce: ({ state }) => told.push(state),
    random: () => random,
  })
  const take = (steadyMs: number, ...checks: CheckedStatus[]) => {
    for (const check of checks) backOff.take(check, { steadyMs, now: steadyMs })
  }
  return { ...backOff, take, told }
}

describe('a wait that the server asks for', () => {
  it('stands when a check that left before it fails later', () => {
    const { take, mayCheck } = setup()
    take(1_000, { ...failed, retryAfterSeconds: 120 })
    take(1_300, failed)
    expect(mayCheck(120_999, false)).toBe(false)
    expect(mayCheck(121_000, false)).toBe(true)
  })

  it('gives way to a longer one', () => {
    const { take, mayCheck } = setup()
    take(0, { ...failed, retryAfterSeconds: 60 }, { ...failed, retryAfterSeconds: 120 })
    expect(mayCheck(119_999, false)).toBe(false)
  })

  it.each([
    [20, 5],
    [3600, 30],
  ])('of %i s is never shortened, and exceeded by up to %i s', (seconds, mostLate) => {
    const endsAt = (random: number) => {
      const { take, mayCheck } = setup(random)
      take(0, { ...failed, retryAfterSeconds: seconds })
      return (ms: number) => mayCheck(ms, false)
    }
    expect(endsAt(0)(seconds * 1000 - 1)).toBe(false)
    expect(endsAt(0)(seconds * 1000)).toBe(true)
    expect(endsAt(0.5)((seconds + mostLate / 2) * 1000 - 1)).toBe(false)
    expect(endsAt(1)((seconds + mostLate) * 1000)).toBe(true)
  })
})

it('a pause after failed checks is up to half shorter, so that desks come back apart', () => {
  const endOf = (random: number) => {
    const { take, mayCheck } = setup(random)
    take(0, failed, failed, failed)
    return [3_999, 4_000, 5_999, 6_000, 7_999, 8_000].find((ms) => mayCheck(ms, false))
  }
  expect([endOf(0), endOf(0.5), endOf(1)]).toEqual([8_000, 6_000, 4_000])
})

describe('an environment that tells no status', () => {
  it('is not presumed when checks fail in between: those are not in a row', () => {
    const { take, told } = setup()
    take(0, missing, failed, missing, failed, missing)
    expect(told).toEqual(['unknown'])
    take(0, missing, missing)
    expect(told).toEqual(['unknown', 'off'])
  })

  it('is left alone for a quarter of an hour, also when checks at new codes fail', () => {
    const { take, mayCheck, progress } = setup()
    take(0, missing, missing, missing)
    take(100, failed, failed)
    expect(progress()).toEqual({ state: 'off' })
    expect(mayCheck(quarterMs - 1, false)).toBe(false)
    expect(mayCheck(60_000, true)).toBe(true)
    expect(mayCheck(quarterMs, false)).toBe(true)
  })
})

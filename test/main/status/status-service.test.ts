import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Invite, Progress } from '#contract'
import { type CheckedStatus, createStatusService } from '../../../main/status/status-service.ts'
import { inviteOf } from '../../fakes/fake-desk.ts'

const start = new Date(2026, 10, 22, 9, 0)
const answered: CheckedStatus = { found: 'status', status: 'Inactive', isNew: false }
const failed: CheckedStatus = { found: 'no-answer', isOffline: false }
const missing: CheckedStatus = { found: 'missing' }

beforeEach(() => void vi.useFakeTimers({ now: start }))
afterEach(() => void vi.useRealTimers())

const minutesAgo = (minutes: number) => start.getTime() - minutes * 60_000
const openInvite = (id: number, changes: Partial<Invite> = {}) =>
  inviteOf({ id, createdAt: start.getTime(), ...changes })
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

/** Invite 1 is shown; whatever is checked answers as planned. */
function setup(open: Invite[] = [openInvite(1)], shown: number | undefined = 1) {
  const checks: number[] = []
  const logs: unknown[] = []
  const announced: Progress[] = []
  const past: Invite[] = []
  const check = async (): Promise<CheckedStatus> => answered
  const state = { open, past, shown: [shown].at(0), server: 'a', check }
  const watch = createStatusService({
    shownInviteId: () => state.shown,
    openInvites: () => state.open,
    findInvite: (id) => state.past.find((invite) => invite.id === id),
    check: (id) => {
      checks.push(id)
      return state.check()
    },
    server: () => state.server,
    now: () => new Date(),
    random: () => 0,
    announce: (progress) => announced.push(progress),
    log: (...entry) => logs.push(entry),
  })
  const checksIn = async (count: number) => {
    checks.length = 0
    await seconds(count)
    return checks.length
  }
  return { checks, checksIn, logs, announced, state, watch }
}

describe('the timer', () => {
  it('rests while no invite is open and none is shown, until something changed', async () => {
    const { checksIn, state, watch } = setup([], undefined)
    await seconds(1)
    state.open = [openInvite(1)]
    expect(await checksIn(120)).toBe(0)
    watch.consider()
    watch.consider()
    expect(await checksIn(2)).toBe(1)
  })

  it('does not start again after the end', async () => {
    const { checksIn, watch } = setup()
    watch.stop()
    watch.consider()
    expect(await checksIn(120)).toBe(0)
  })
})

describe('the polling interval', () => {
  it('is a check every two seconds while a code is shown', async () => {
    const { checksIn } = setup()
    expect(await checksIn(60)).toBe(30)
  })

  it.each([
    ['every 4 s when it was shown a moment ago', { shownAt: minutesAgo(1) }, 15],
    ['every 4 s when the phone was taken up a moment ago', { statusAt: minutesAgo(1) }, 15],
    ['every 30 s when nothing happened for ten minutes', {}, 2],
    ['every 5 min when nothing happened for an hour', { createdAt: minutesAgo(61) }, 0],
  ])('of another open invite is a check %s', async (_fact, changes, expected) => {
    const old = { createdAt: minutesAgo(12) }
    const { checksIn } = setup([openInvite(2, { ...old, ...changes })], undefined)
    await seconds(4)
    expect(await checksIn(60)).toBe(expected)
  })

  it('keeps none of many waiting when all are asked about again and again', async () => {
    const many = Array.from({ length: 24 }, (_, index) => openInvite(index + 1))
    const { checks, state, watch } = setup(many, undefined)
    for (let second = 0; second < 10; second += 1) {
      watch.checkSoon()
      await seconds(1)
    }
    expect(new Set(checks).size).toBe(state.open.length)
  })

  it('of the shown invite does not suffer when another is answered slowly', async () => {
    const { state, checks } = setup([openInvite(1), openInvite(2)])
    state.check = () =>
      checks.at(-1) === 2 ? new Promise(() => undefined) : Promise.resolve(answered)
    await seconds(60)
    expect(checks.filter((id) => id === 1)).toHaveLength(30)
    expect(checks.filter((id) => id === 2)).toHaveLength(1)
  })

  it('is the same for a shown invite of another day, which is checked as long as it is shown', async () => {
    const yesterday = openInvite(9, { createdAt: minutesAgo(24 * 60) })
    const { state, checks, checksIn } = setup([openInvite(1)], 9)
    state.past = [yesterday]
    await seconds(60)
    expect(checks.filter((id) => id === 9)).toHaveLength(30)
    expect(checks).toContain(1)
    state.shown = undefined
    expect(await checksIn(60)).toBe(15)
    expect(checks).not.toContain(9)
  })

  it.each<[string, Partial<Invite>]>([
    ['is completed', { status: 'Completed' }],
    ['was not issued', { outcome: 'unknown' }],
  ])('is nothing for a shown invite of another day that %s', async (_fact, changes) => {
    const { state, checksIn } = setup([], 9)
    state.past = [openInvite(9, changes)]
    expect(await checksIn(60)).toBe(0)
  })

  it('is nothing for an invite that is completed', async () => {
    const { state, checksIn } = setup()
    await seconds(4)
    state.open = []
    expect(await checksIn(600)).toBe(0)
  })

  it('never has two checks at one invite out at once', async () => {
    const { state, checksIn } = setup()
    state.check = () => new Promise(() => undefined)
    expect(await checksIn(600)).toBe(1)
  })
})

describe('checks that fail', () => {
  it('come ever more rarely, and every 30 s at the least', async () => {
    const { state, checksIn } = setup()
    state.check = async () => failed
    expect(await checksIn(60)).toBe(5)
    expect(await checksIn(300)).toBe(10)
  })

  it('say "unknown" from the second in a row on, once, and take it back with the next answer', async () => {
    const { state, announced } = setup()
    state.check = async () => failed
    await seconds(2)
    expect(announced).toEqual([])
    await seconds(60)
    expect(announced).toEqual([{ state: 'unknown', since: start.getTime() + 3_000 }])
    state.check = async () => answered
    await seconds(30)
    expect(announced.at(-1)).toEqual({ state: 'current' })
  })

  it('wait as long as the server asks for, for every invite', async () => {
    const { state, checksIn } = setup([openInvite(1), openInvite(2)])
    state.check = async () => ({ ...failed, retryAfterSeconds: 600 })
    await seconds(10)
    state.check = async () => answered
    expect(await checksIn(585)).toBe(0)
    expect(await checksIn(20)).toBeGreaterThan(5)
  })

  it('still wait as long as that after a sleep, but not for another server', async () => {
    const { state, watch, checksIn } = setup()
    state.check = async () => ({ ...failed, retryAfterSeconds: 600 })
    await seconds(5)
    state.check = async () => answered
    watch.sleep()
    watch.wake()
    expect(await checksIn(60)).toBe(0)
    state.server = 'b'
    watch.settingsChanged()
    expect(await checksIn(60)).toBe(30)
  })

  it('say nothing of another server when they were still out to the one before', async () => {
    const { state, watch, announced, checksIn } = setup()
    const { promise, resolve } = Promise.withResolvers<CheckedStatus>()
    state.check = () => promise
    await seconds(2)
    state.server = 'b'
    watch.settingsChanged()
    resolve({ ...failed, retryAfterSeconds: 600 })
    state.check = async () => answered
    expect(await checksIn(60)).toBe(30)
    expect(announced).toEqual([])
  })

  it('are not forgotten by a change of other settings', async () => {
    const { state, watch, checksIn } = setup()
    state.check = async () => ({ ...failed, retryAfterSeconds: 600 })
    await seconds(5)
    watch.settingsChanged()
    expect(await checksIn(60)).toBe(0)
  })

  it('are tried again every four seconds while the computer is offline: nothing leaves it', async () => {
    const { state, checksIn } = setup()
    state.check = async () => ({ ...failed, isOffline: true })
    await seconds(10)
    expect(await checksIn(60)).toBe(15)
  })

  it('that throw are logged without their message and end nothing', async () => {
    const { state, logs, checksIn } = setup()
    state.check = () => Promise.reject(new TypeError('mary@example.com'))
    expect(await checksIn(4)).toBe(2)
    expect(logs[0]).toEqual(['status-check-failed', { error: 'TypeError' }])
  })
})

describe('an environment that tells no status', () => {
  it('turns the watch off after three checks; then one in a quarter of an hour tries again', async () => {
    const { state, announced, checksIn } = setup()
    state.check = async () => missing
    expect(await checksIn(60)).toBe(3)
    expect(announced).toEqual([{ state: 'off' }])
    expect(await checksIn(60 * 60)).toBe(4)
  })

  it('is given one check for each code that is put up, and turns the watch on by an answer', async () => {
    const { state, announced, checksIn } = setup()
    state.check = async () => missing
    await seconds(60)
    Object.assign(state, { open: [openInvite(2), openInvite(1)], shown: 2 })
    expect(await checksIn(60)).toBe(1)
    Object.assign(state, { open: [openInvite(3), openInvite(1)], shown: 3 })
    state.check = async () => answered
    expect(await checksIn(60)).toBeGreaterThan(20)
    expect(announced.at(-1)).toEqual({ state: 'current' })
  })

  it('is not presumed when one reference alone is unknown: that one is checked ever more rarely', async () => {
    const { state, checks, announced } = setup([openInvite(1), openInvite(2)])
    state.check = async () => (checks.at(-1) === 2 ? missing : answered)
    await seconds(600)
    expect(announced).toEqual([])
    expect(checks.filter((id) => id === 2).length).toBeLessThan(10)
  })
})

describe('a computer that sleeps', () => {
  it('checks at nothing until it wakes, then at once', async () => {
    const { watch, checksIn } = setup()
    await seconds(4)
    watch.sleep()
    expect(await checksIn(3600)).toBe(0)
    watch.wake()
    expect(await checksIn(2)).toBe(1)
  })

  it('makes nothing of the check that it broke off', async () => {
    const { state, watch, announced, checksIn } = setup()
    const { promise, resolve } = Promise.withResolvers<CheckedStatus>()
    state.check = () => promise
    await seconds(2)
    watch.sleep()
    resolve(failed)
    watch.wake()
    state.check = async () => answered
    expect(await checksIn(10)).toBe(5)
    expect(announced).toEqual([])
  })

  it('breaks off a whole round of checks: none of it leaves when the first has ended', async () => {
    const { state, watch, checks } = setup([openInvite(2), openInvite(3)], undefined)
    const { promise, resolve } = Promise.withResolvers<CheckedStatus>()
    state.check = () => promise
    await seconds(2)
    watch.stop()
    resolve(failed)
    await seconds(2)
    expect(checks).toHaveLength(1)
  })

  it('checks at nothing once the app ends', async () => {
    const { watch, checksIn } = setup()
    watch.stop()
    expect(await checksIn(60)).toBe(0)
  })
})

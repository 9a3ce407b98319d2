import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Invite, Progress } from '#contract'
import { watchStatus } from '../../../main/customer-display/status-watch.ts'
import type { StatusLook } from '../../../main/invites/status-look.ts'
import { inviteOf } from '../../fakes/fake-desk.ts'

const start = new Date(2026, 10, 22, 9, 0)
const answered: StatusLook = { found: 'status', status: 'Inactive', isNew: false }
const failed: StatusLook = { found: 'no-answer', isOffline: false }
const missing: StatusLook = { found: 'missing' }

beforeEach(() => void vi.useFakeTimers({ now: start }))
afterEach(() => void vi.useRealTimers())

const minutesAgo = (minutes: number) => start.getTime() - minutes * 60_000
const openInvite = (id: number, changes: Partial<Invite> = {}) =>
  inviteOf({ id, createdAt: start.getTime(), ...changes })
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

/** Invite 1 is shown; whatever is looked at answers as planned. */
function bench(open: Invite[] = [openInvite(1)], shown: number | undefined = 1) {
  const looks: number[] = []
  const notes: unknown[] = []
  const announced: Progress[] = []
  const past: Invite[] = []
  const look = async (): Promise<StatusLook> => answered
  const state = { open, past, shown: [shown].at(0), place: 'a', look }
  const watch = watchStatus({
    shownInviteId: () => state.shown,
    openInvites: () => state.open,
    findInvite: (id) => state.past.find((invite) => invite.id === id),
    refreshStatus: (id) => {
      looks.push(id)
      return state.look()
    },
    place: () => state.place,
    now: () => new Date(),
    random: () => 0,
    announce: (progress) => announced.push(progress),
    note: (...entry) => notes.push(entry),
  })
  const looksIn = async (count: number) => {
    looks.length = 0
    await seconds(count)
    return looks.length
  }
  return { looks, looksIn, notes, announced, state, watch }
}

describe('the pace', () => {
  it('is a look every two seconds while a code is shown', async () => {
    const { looksIn } = bench()
    expect(await looksIn(60)).toBe(30)
  })

  it.each([
    ['every 4 s when it was shown a moment ago', { shownAt: minutesAgo(1) }, 15],
    ['every 4 s when the phone was taken up a moment ago', { statusAt: minutesAgo(1) }, 15],
    ['every 30 s when nothing happened for ten minutes', {}, 2],
    ['every 5 min when nothing happened for an hour', { createdAt: minutesAgo(61) }, 0],
  ])('of another open invite is a look %s', async (_fact, changes, expected) => {
    const old = { createdAt: minutesAgo(12) }
    const { looksIn } = bench([openInvite(2, { ...old, ...changes })], undefined)
    await seconds(4)
    expect(await looksIn(60)).toBe(expected)
  })

  it('of the shown invite does not suffer when another is answered slowly', async () => {
    const { state, looks } = bench([openInvite(1), openInvite(2)])
    state.look = () =>
      looks.at(-1) === 2 ? new Promise(() => undefined) : Promise.resolve(answered)
    await seconds(60)
    expect(looks.filter((id) => id === 1)).toHaveLength(30)
    expect(looks.filter((id) => id === 2)).toHaveLength(1)
  })

  it('is the same for a shown invite of another day, which is looked at as long as it is shown', async () => {
    const yesterday = openInvite(9, { createdAt: minutesAgo(24 * 60) })
    const { state, looks, looksIn } = bench([openInvite(1)], 9)
    state.past = [yesterday]
    await seconds(60)
    expect(looks.filter((id) => id === 9)).toHaveLength(30)
    expect(looks).toContain(1)
    state.shown = undefined
    expect(await looksIn(60)).toBe(15)
    expect(looks).not.toContain(9)
  })

  it.each<[string, Partial<Invite>]>([
    ['is completed', { status: 'Completed' }],
    ['was not issued', { outcome: 'unknown' }],
  ])('is nothing for a shown invite of another day that %s', async (_fact, changes) => {
    const { state, looksIn } = bench([], 9)
    state.past = [openInvite(9, changes)]
    expect(await looksIn(60)).toBe(0)
  })

  it('is nothing for an invite that is completed', async () => {
    const { state, looksIn } = bench()
    await seconds(4)
    state.open = []
    expect(await looksIn(600)).toBe(0)
  })

  it('never has two looks at one invite out at once', async () => {
    const { state, looksIn } = bench()
    state.look = () => new Promise(() => undefined)
    expect(await looksIn(600)).toBe(1)
  })
})

describe('looks that fail', () => {
  it('come ever more rarely, and every 30 s at the least', async () => {
    const { state, looksIn } = bench()
    state.look = async () => failed
    expect(await looksIn(60)).toBe(5)
    expect(await looksIn(300)).toBe(10)
  })

  it('say "unknown" from the second in a row on, once, and take it back with the next answer', async () => {
    const { state, announced } = bench()
    state.look = async () => failed
    await seconds(2)
    expect(announced).toEqual([])
    await seconds(60)
    expect(announced).toEqual([{ state: 'unknown', since: start.getTime() + 3_000 }])
    state.look = async () => answered
    await seconds(30)
    expect(announced.at(-1)).toEqual({ state: 'current' })
  })

  it('wait as long as the server asks for, for every invite', async () => {
    const { state, looksIn } = bench([openInvite(1), openInvite(2)])
    state.look = async () => ({ ...failed, retryAfterSeconds: 600 })
    await seconds(10)
    state.look = async () => answered
    expect(await looksIn(585)).toBe(0)
    expect(await looksIn(20)).toBeGreaterThan(5)
  })

  it('still wait as long as that after a sleep, but not for another server', async () => {
    const { state, watch, looksIn } = bench()
    state.look = async () => ({ ...failed, retryAfterSeconds: 600 })
    await seconds(5)
    state.look = async () => answered
    watch.sleep()
    watch.wake()
    expect(await looksIn(60)).toBe(0)
    state.place = 'b'
    watch.settingsChanged()
    expect(await looksIn(60)).toBe(30)
  })

  it('say nothing of another server when they were still out to the one before', async () => {
    const { state, watch, announced, looksIn } = bench()
    const { promise, resolve } = Promise.withResolvers<StatusLook>()
    state.look = () => promise
    await seconds(2)
    state.place = 'b'
    watch.settingsChanged()
    resolve({ ...failed, retryAfterSeconds: 600 })
    state.look = async () => answered
    expect(await looksIn(60)).toBe(30)
    expect(announced).toEqual([])
  })

  it('are not forgotten by a change of other settings', async () => {
    const { state, watch, looksIn } = bench()
    state.look = async () => ({ ...failed, retryAfterSeconds: 600 })
    await seconds(5)
    watch.settingsChanged()
    expect(await looksIn(60)).toBe(0)
  })

  it('are tried again every four seconds while the computer is offline: nothing leaves it', async () => {
    const { state, looksIn } = bench()
    state.look = async () => ({ ...failed, isOffline: true })
    await seconds(10)
    expect(await looksIn(60)).toBe(15)
  })

  it('that throw are noted without their message and end nothing', async () => {
    const { state, notes, looksIn } = bench()
    state.look = () => Promise.reject(new TypeError('mary@example.com'))
    expect(await looksIn(4)).toBe(2)
    expect(notes[0]).toEqual(['status-look-failed', { error: 'TypeError' }])
  })
})

describe('an environment that tells no status', () => {
  it('turns the watch off after three looks; then one in a quarter of an hour tries again', async () => {
    const { state, announced, looksIn } = bench()
    state.look = async () => missing
    expect(await looksIn(60)).toBe(3)
    expect(announced).toEqual([{ state: 'off' }])
    expect(await looksIn(60 * 60)).toBe(4)
  })

  it('is given one look for each code that is put up, and turns the watch on by an answer', async () => {
    const { state, announced, looksIn } = bench()
    state.look = async () => missing
    await seconds(60)
    Object.assign(state, { open: [openInvite(2), openInvite(1)], shown: 2 })
    expect(await looksIn(60)).toBe(1)
    Object.assign(state, { open: [openInvite(3), openInvite(1)], shown: 3 })
    state.look = async () => answered
    expect(await looksIn(60)).toBeGreaterThan(20)
    expect(announced.at(-1)).toEqual({ state: 'current' })
  })

  it('is not presumed when one reference alone is unknown: that one is looked at ever more rarely', async () => {
    const { state, looks, announced } = bench([openInvite(1), openInvite(2)])
    state.look = async () => (looks.at(-1) === 2 ? missing : answered)
    await seconds(600)
    expect(announced).toEqual([])
    expect(looks.filter((id) => id === 2).length).toBeLessThan(10)
  })
})

describe('a computer that sleeps', () => {
  it('looks at nothing until it wakes, then at once', async () => {
    const { watch, looksIn } = bench()
    await seconds(4)
    watch.sleep()
    expect(await looksIn(3600)).toBe(0)
    watch.wake()
    expect(await looksIn(2)).toBe(1)
  })

  it('makes nothing of the look that it broke off', async () => {
    const { state, watch, announced, looksIn } = bench()
    const { promise, resolve } = Promise.withResolvers<StatusLook>()
    state.look = () => promise
    await seconds(2)
    watch.sleep()
    resolve(failed)
    watch.wake()
    state.look = async () => answered
    expect(await looksIn(10)).toBe(5)
    expect(announced).toEqual([])
  })

  it('breaks off a whole round of looks: none of it leaves when the first has ended', async () => {
    const { state, watch, looks } = bench([openInvite(2), openInvite(3)], undefined)
    const { promise, resolve } = Promise.withResolvers<StatusLook>()
    state.look = () => promise
    await seconds(2)
    watch.stop()
    resolve(failed)
    await seconds(2)
    expect(looks).toHaveLength(1)
  })

  it('looks at nothing once the app ends', async () => {
    const { watch, looksIn } = bench()
    watch.stop()
    expect(await looksIn(60)).toBe(0)
  })
})

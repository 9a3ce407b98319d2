import { afterEach, expect, it, vi } from 'vitest'
import type { Invite } from '#contract'
import { createStatusService } from '../../../main/status/status-service.ts'
import { inviteOf } from '../../fakes/fake-desk.ts'

const minuteMs = 60_000
const opening = new Date(2026, 10, 23, 9, 0).getTime()
const dayMs = 8 * 60 * minuteMs

afterEach(() => void vi.useRealTimers())

/** One customer of that day: times in milliseconds after the invite was made. */
interface Customer {
  createdAt: number
  shownForMs: number
  opensAfterMs: number
  submitsAfterMs: number
}

/**
 * 200 customers, one every 2.4 minutes. Of each ten, seven submit after six minutes, two open the page and
 * leave it at that, one never opens it. The code stays up for a minute and a half.
 */
const customers: Customer[] = Array.from({ length: 200 }, (_, index) => ({
  createdAt: opening + index * (dayMs / 200),
  shownForMs: 90_000,
  opensAfterMs: index % 10 === 9 ? Infinity : 30_000,
  submitsAfterMs: index % 10 < 7 ? 6 * minuteMs : Infinity,
}))

function inviteAt(customer: Customer, id: number, now: number): Invite {
  const { createdAt, opensAfterMs } = customer
  const hasOpened = now - createdAt >= opensAfterMs
  const changes = { id, createdAt, shownAt: createdAt }
  return inviteOf(hasOpened ? { ...changes, statusAt: createdAt + opensAfterMs } : changes)
}

// 28,800 turns of the watch: quick, but not on a machine that is busy with other things.
it('asks for about 33,600 statuses on a day of 200 invites, at most 4 in a second', async () => {
  vi.useFakeTimers({ now: opening })
  const checks: number[] = []
  const isOpen = ({ createdAt, submitsAfterMs }: Customer) =>
    Date.now() >= createdAt && Date.now() - createdAt < submitsAfterMs
  const watch = createStatusService({
    shownInviteId: () =>
      customers.findIndex(
        ({ createdAt, shownForMs }) =>
          Date.now() >= createdAt && Date.now() - createdAt < shownForMs,
      ) + 1 || undefined,
    openInvites: () =>
      customers
        .flatMap((customer, index) =>
          isOpen(customer) ? [inviteAt(customer, index + 1, Date.now())] : [],
        )
        .reverse()
        .slice(0, 100),
    check: async () => {
      checks.push(Math.floor(Date.now() / 1000))
      return { found: 'status', status: 'Active', isNew: false }
    },
    findInvite: () => undefined,
    server: () => 'one',
    random: () => 0,
    now: () => new Date(),
    announce: () => expect.fail('nothing failed'),
    log: () => expect.fail('nothing failed'),
  })
  await vi.advanceTimersByTimeAsync(dayMs)
  watch.stop()
  const perSecond = Map.groupBy(checks, (second) => second)
  const busiest = Math.max(...[...perSecond.values()].map((all) => all.length))
  expect(checks.length).toBeGreaterThan(32_000)
  expect(checks.length).toBeLessThan(35_000)
  expect(busiest).toBeLessThanOrEqual(4)
}, 30_000)

import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { createBackupService } from '../../../main/database/backup-service.ts'
import { repeatHourly } from '../../../main/retention/background-tasks.ts'
import { backupSetup } from '../../builders/backup-setup.ts'

const minute = 60_000
const hour = 60 * minute

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
})

/** The service of a real history whose clock goes with the timers; what it does is only noted. */
async function serviceSetup() {
  const { history, clock } = await backupSetup()
  const { backups, backedUp } = history
  const done: string[] = []
  let made: Date[] = []
  const service = createBackupService({
    history: {
      backedUp,
      backups: {
        ...backups,
        isDue: () => made.every((at) => clock.at.getTime() - at.getTime() >= 23 * hour),
        make: () => {
          done.push('make')
          made = [...made, clock.at]
          return Promise.resolve(1)
        },
        tidy: (_history, days) => Promise.resolve(void done.push(`tidy ${days}`)),
        copy: (_history, days) => Promise.resolve(void done.push(`copy ${days}`)),
        stop: () => void done.push('stop'),
      },
    },
    retentionDays: () => 30,
    repeatHourly: (work) => repeatHourly(work, (error) => done.push(String(error))),
    log: () => undefined,
  })
  onTestFinished(service.stop)
  return {
    service,
    done,
    made: () => made.length,
    pass: async (ms: number) => {
      for (let left = ms; left > 0; left -= hour) {
        const step = Math.min(left, hour)
        clock.at = new Date(clock.at.getTime() + step)
        await vi.advanceTimersByTimeAsync(step)
      }
    },
  }
}

it('a backup is made after the first minute, and the next one a day later', async () => {
  const { done, made, pass } = await serviceSetup()
  await pass(minute - 1)
  expect(done).toEqual([])
  await pass(1)
  expect(done).toEqual(['make', 'tidy 30', 'copy 30'])
  await pass(22 * hour)
  expect(made()).toBe(1)
  await pass(2 * hour)
  expect(made()).toBe(2)
})

it('every hour is tidied and copied, whether or not a backup is due', async () => {
  const { done, pass } = await serviceSetup()
  await pass(minute)
  done.length = 0
  await pass(2 * hour)
  expect(done).toEqual(['tidy 30', 'copy 30', 'tidy 30', 'copy 30'])
})

it.each([
  ['before the first minute', minute / 2],
  ['later', 3 * hour],
])('nothing is done any more once it is stopped %s', async (_when, ms) => {
  const { service, done, pass } = await serviceSetup()
  await pass(ms)
  service.stop()
  done.length = 0
  await pass(3 * 24 * hour)
  expect(done).toEqual([])
})

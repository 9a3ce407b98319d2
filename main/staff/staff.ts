import type Database from 'better-sqlite3'
import type { DisplayState } from '#contract'
import type { Emit } from '../ipc/dispatch.ts'
import type { Log } from '../logging/log.ts'
import { createLockService, type LockServiceOptions, lockRoutes } from './lock-service.ts'
import { type AttemptsOptions, createAttempts } from './pins.ts'
import { createStaffService, staffRoutes } from './staff-service.ts'

export interface StaffOptions extends Pick<LockServiceOptions, 'rules' | 'idle'> {
  database: Database.Database
  pins: LockServiceOptions['pins'] & {
    failures: (of: 'lock' | 'staff') => AttemptsOptions['failures']
  }
  emit: Emit
  log: Log
}

/** Who is at the desk, and what keeps others from it. */
export function createStaff({ database, pins, rules, idle, emit, log }: StaffOptions) {
  const now = () => performance.now()
  const attemptsAt = (of: 'lock' | 'staff') =>
    createAttempts({ failures: pins.failures(of), now, log })
  const lock = createLockService({
    pins,
    attempts: attemptsAt('lock'),
    rules,
    idle,
    now,
    announce: (state) => emit('lock.changed', state),
  })
  const service = createStaffService({
    database,
    attempts: attemptsAt('staff'),
    announce: (list) => emit('staff.changed', list),
  })
  let isCovered = false
  return {
    routes: { ...staffRoutes(service), ...lockRoutes(lock) },
    lock,
    /** What covered the desk has gone: the desk may lock. */
    displayChanged: ({ screen, showing }: DisplayState): void => {
      const isOverDesk = screen !== 'own' && !resting.has(showing)
      if (isOverDesk && !isCovered) lock.covered()
      if (!isOverDesk && isCovered) lock.uncovered()
      isCovered = isOverDesk
    },
  }
}

const resting: ReadonlySet<DisplayState['showing']> = new Set([
  'nothing',
  'welcome',
  'ready',
  'privacy-screen',
])

import type Database from 'better-sqlite3'
import { z } from 'zod'
import {
  type Answer,
  cleanText,
  failed,
  longestStaffName,
  type ParsedInput,
  type StaffList,
  succeeded,
} from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import { type Attempts, hashPin, isPin, isPinForm } from './pins.ts'

export interface StaffServiceOptions {
  database: Database.Database
  attempts: Attempts
  announce: (list: StaffList) => void
}

/** Who may be at the desk, and who is. */
export function createStaffService({ database, attempts, announce }: StaffServiceOptions) {
  const staff = createStaffRepository(database)

  function list(): StaffList {
    const rows = staff.read()
    const atDesk = rows.find((row) => row.is_at_desk === 1)
    return {
      staff: rows.map(({ id, name, pin }) => ({ id, name, hasPin: pin !== null })),
      ...(atDesk ? { atDesk: atDesk.id } : {}),
    }
  }

  function announced(): Answer<StaffList> {
    const changed = list()
    announce(changed)
    return succeeded(changed)
  }

  return {
    list,
    add: async ({ name: typed, pin }: ParsedInput<'staff.add'>): Promise<Answer<StaffList>> => {
      const name = cleanText(typed)
      if (name === '') return refused('staffName', 'missing')
      // One letter may be written as several: ﷺ is 18.
      if (name.length > longestStaffName) return refused('staffName', 'too-long')
      if (pin !== '' && !isPinForm(pin)) return refused('staffPin', 'pin-form')
      const stored = pin === '' ? null : await hashPin(pin)
      if (!staff.add(name, stored)) return refused('staffName', 'staff-taken')
      return announced()
    },
    remove: (id: number): Answer<StaffList> =>
      staff.remove(id) ? announced() : failed('not-found'),
    setPin: async ({ id, pin }: ParsedInput<'staff.setPin'>): Promise<Answer<StaffList>> => {
      if (pin !== '' && !isPinForm(pin)) return refused('staffPin', 'pin-form')
      const stored = pin === '' ? null : await hashPin(pin)
      return staff.setPin(id, stored) ? announced() : failed('not-found')
    },
    switchTo: async ({ id, pin }: ParsedInput<'staff.switch'>): Promise<Answer<StaffList>> => {
      const member = staff.read().find((row) => row.id === id)
      if (id !== undefined && !member) return failed('not-found')
      const stored = member?.pin
      if (stored) {
        const end = await attempts.attempt(() => isPin(pin ?? '', stored))
        if (end !== 'right') return attemptFailed(end, attempts)
      }
      staff.putAtDesk(id)
      return announced()
    },
  }
}

export type StaffService = ReturnType<typeof createStaffService>

function refused(
  field: 'staffName' | 'staffPin',
  rule: 'missing' | 'too-long' | 'pin-form' | 'staff-taken',
): Answer<never> {
  return failed('setting-refused', { problems: [{ field, rule }] })
}

/** How long to wait is told with either: whoever was wrong once too often waits from now on. */
export function attemptFailed(end: 'wrong' | 'wait', attempts: Attempts): Answer<never> {
  const seconds = attempts.waitSeconds()
  const wait = seconds > 0 ? { retryAfterSeconds: seconds } : {}
  return failed(end === 'wait' || seconds > 0 ? 'pin-wait' : 'pin-wrong', wait)
}

type StaffRoutes = Extract<keyof Handlers, `staff.${string}`>

export function staffRoutes(service: StaffService): Pick<Handlers, StaffRoutes> {
  return {
    'staff.list': () => succeeded(service.list()),
    'staff.add': service.add,
    'staff.remove': ({ id }) => service.remove(id),
    'staff.setPin': service.setPin,
    'staff.switch': service.switchTo,
  }
}

const staffRows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    pin: z.string().nullable(),
    is_at_desk: z.int(),
  }),
)

/** Who is at the desk is read from this table by what writes something down: database/staff-at-desk.ts. */
function createStaffRepository(database: Database.Database) {
  const select = database.prepare('SELECT id, name, pin, is_at_desk FROM staff ORDER BY name')
  const insert = database.prepare('INSERT OR IGNORE INTO staff (name, pin) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM staff WHERE id = ?')
  const setPin = database.prepare('UPDATE staff SET pin = ? WHERE id = ?')
  const put = database.prepare('UPDATE staff SET is_at_desk = (id IS ?)')
  return {
    read: () => staffRows.parse(select.all()),
    /** Not when somebody is called so already. */
    add: (name: string, pin: string | null): boolean => insert.run(name, pin).changes > 0,
    remove: (id: number): boolean => remove.run(id).changes > 0,
    setPin: (id: number, pin: string | null): boolean => setPin.run(pin, id).changes > 0,
    putAtDesk: (id: number | undefined): void => {
      put.run(id ?? null)
    },
  }
}

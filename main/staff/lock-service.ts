import {
  type Answer,
  failed,
  type LockState,
  type ParsedInput,
  type PinOwner,
  type RouteName,
  type Settings,
  succeeded,
  type WindowKind,
} from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import { type Attempts, hashPin, isPin, isPinForm } from './pins.ts'
import { attemptFailed } from './staff-service.ts'

/** How long a manager's PIN opens what it guards, from the last use on. */
const managerMs = 5 * 60_000
/** Asked every so often, and only where there is a PIN: asking costs next to nothing. */
const idleCheckMs = 5_000
/** A code that stood over the desk for longer than this: whoever sits there may have gone. */
const untouchedMs = 60_000
/** More than these at once are many: a slip of the hand is fewer. */
const mostDeletedAlone = 10

export interface LockServiceOptions {
  pins: {
    read: () => Partial<Record<PinOwner, string>>
    keep: (pins: Partial<Record<PinOwner, string>>) => void
  }
  attempts: Attempts
  rules: () => Pick<Settings, 'lockAfterMinutes' | 'locksAfterCode'>
  /** Of the whole computer. */
  idle: () => { seconds: number; isScreenLocked: boolean }
  /** In milliseconds, by a clock that nobody can set. */
  now: () => number
  announce: (state: LockState) => void
}

export type LockService = ReturnType<typeof createLockService>

/** The desk's lock and the manager's PIN. Main refuses while the desk is locked: a page that is tampered with opens nothing. */
export function createLockService(options: LockServiceOptions) {
  const { attempts, rules, idle, now, announce } = options
  let pins = options.pins.read()
  let isLocked = pins.desk !== undefined
  let managerUntil = Number.NEGATIVE_INFINITY
  let coveredAt = now()

  function state(): LockState {
    const { desk, manager } = pins
    return { isLocked, hasDeskPin: desk !== undefined, hasManagerPin: manager !== undefined }
  }

  function lock(): void {
    managerUntil = Number.NEGATIVE_INFINITY
    if (isLocked || pins.desk === undefined) return
    isLocked = true
    announce(state())
  }

  async function isOneOf(pin: string, owners: readonly PinOwner[]): Promise<boolean> {
    let isRight = false
    for (const owner of owners) {
      const stored = pins[owner]
      // All of them, whichever is right: how long it takes tells nothing.
      if (stored !== undefined && (await isPin(pin, stored))) isRight = true
    }
    return isRight
  }

  async function unlock(pin: string): Promise<Answer<LockState>> {
    if (!isLocked) return succeeded(state())
    const end = await attempts.attempt(() => isOneOf(pin, ['desk', 'manager']))
    if (end !== 'right') return attemptFailed(end, attempts)
    isLocked = false
    announce(state())
    return succeeded(state())
  }

  async function openForManager(pin: string): Promise<Answer<LockState>> {
    const end = await attempts.attempt(() => isOneOf(pin, ['manager']))
    if (end !== 'right') return attemptFailed(end, attempts)
    managerUntil = now() + managerMs
    return succeeded(state())
  }

  async function setPin({ owner, pin }: ParsedInput<'lock.setPin'>): Promise<Answer<LockState>> {
    if (pin !== '' && !isPinForm(pin)) {
      const field = owner === 'desk' ? 'deskPin' : 'managerPin'
      return failed('setting-refused', { problems: [{ field, rule: 'pin-form' }] })
    }
    const stored = pin === '' ? undefined : await hashPin(pin)
    const { [owner]: _, ...others } = pins
    const changed = stored === undefined ? others : { ...others, [owner]: stored }
    // Written first: a PIN that was said to have failed must not be asked for.
    options.pins.keep(changed)
    pins = changed
    // Whoever has just set it knows it.
    managerUntil = now() + managerMs
    announce(state())
    return succeeded(state())
  }

  const timer = setInterval(() => {
    if (isLocked || pins.desk === undefined) return
    const { seconds, isScreenLocked } = idle()
    if (isScreenLocked || seconds >= rules().lockAfterMinutes * 60) lock()
  }, idleCheckMs)

  return {
    state,
    lock,
    unlock,
    openForManager,
    setPin,
    isLocked: () => isLocked,
    /** Why this is not answered now; nothing when it is. */
    refusal: (window: WindowKind, name: RouteName, input: unknown): Answer<never> | undefined => {
      if (window !== 'desk') return undefined
      if (isLocked && !answeredWhileLocked.has(name)) return failed('desk-locked')
      if (pins.manager === undefined || !isForManager(name, input)) return undefined
      if (now() >= managerUntil) return failed('manager-needed')
      managerUntil = now() + managerMs
      return undefined
    },
    covered: (): void => {
      coveredAt = now()
    },
    /** What covered the desk went: whoever took it away may be the customer. */
    uncovered: (): void => {
      if (rules().locksAfterCode || now() - coveredAt > untouchedMs) lock()
    },
    stop: (): void => clearInterval(timer),
  }
}

/** What the locked screen needs, and what the customer's code over it. Nothing of a customer's. */
const answeredWhileLocked: ReadonlySet<RouteName> = new Set<RouteName>([
  'lock.state',
  'lock.unlock',
  'settings.read',
  'database.state',
  'draft.readSettings',
  'display.state',
  'display.close',
  'invites.unwritten',
  'update.state',
  'retention.state',
  // Used up and refused then.
  'link.take',
])

const forManager: ReadonlySet<RouteName> = new Set<RouteName>([
  'settings.setLogo',
  'settings.addCode',
  'settings.removeCode',
  'staff.add',
  'staff.remove',
  'staff.setPin',
  'lock.setPin',
  'results.chooseFolder',
  'expected.chooseFolder',
  'invites.export',
  'invites.saveRecord',
  'record.export',
  'person.forget',
  'person.saveReport',
  'database.createRecoveryCode',
  'database.restore',
])

/** Chosen at the counter, from one customer to the next. */
const everybodys = ['selectedCodeId', 'slipFormat', 'slipPrinter', 'theme']

function isForManager(name: RouteName, input: unknown): boolean {
  if (name === 'settings.change' && isObject(input)) {
    return Object.keys(input).some((setting) => !everybodys.includes(setting))
  }
  if (name === 'invites.remove' && isObject(input)) {
    return !('ids' in input && Array.isArray(input.ids) && input.ids.length <= mostDeletedAlone)
  }
  return forManager.has(name)
}

function isObject(input: unknown): input is object {
  return typeof input === 'object' && input !== null
}

type LockRoutes = Extract<keyof Handlers, `lock.${string}`>

export function lockRoutes(service: LockService): Pick<Handlers, LockRoutes> {
  return {
    'lock.state': () => succeeded(service.state()),
    'lock.lock': () => {
      service.lock()
      return succeeded(service.state())
    },
    'lock.unlock': ({ pin }) => service.unlock(pin),
    'lock.manager': ({ pin }) => service.openForManager(pin),
    'lock.setPin': service.setPin,
  }
}

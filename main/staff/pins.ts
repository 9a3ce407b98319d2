import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { errorName, type Log } from '../logging/log.ts'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** About a tenth of a second and 32 MB for each attempt. */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const keyBytes = 32

/** As it is stored: salt and key, in base64. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(pin, salt, keyBytes, cost)
  return `${salt.toString('base64')}.${key.toString('base64')}`
}

export async function isPin(pin: string, stored: string): Promise<boolean> {
  const [salt = '', key = ''] = stored.split('.').map((part) => Buffer.from(part, 'base64'))
  const derived = await derive(pin, Buffer.from(salt), keyBytes, cost)
  return timingSafeEqual(derived, Buffer.from(key))
}

/** Nobody's first five guesses: neither one digit alone nor a run of them, up or down. */
export function isPinForm(pin: string): boolean {
  if (!/^\d{4,12}$/u.test(pin)) return false
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  const [step] = steps
  return steps.size > 1 || step === undefined || Math.abs(step) > 1
}

const freeAttempts = 5
const firstWaitMs = 30_000
const longestWaitMs = 15 * 60_000

export interface AttemptsOptions {
  /** How many in a row were wrong: kept, so that a restart gives nobody new ones. */
  failures: { read: () => number; keep: (count: number) => void }
  /** In milliseconds, by a clock that nobody can set. */
  now: () => number
  log: Log
}

export type Attempts = ReturnType<typeof createAttempts>

/**
 * Limits how fast PINs can be tried. After five wrong ones each further one costs a wait, 30 seconds at first and twice
 * as long every time, up to a quarter of an hour. One at a time: several at once would all be free.
 */
export function createAttempts({ failures, now, log }: AttemptsOptions) {
  /** What the disk has not taken: whoever knows the PIN gets in on a full one, and nobody else has more attempts. */
  let unwritten: number | undefined
  const read = () => unwritten ?? failures.read()
  function keep(count: number): void {
    try {
      failures.keep(count)
      unwritten = undefined
    } catch (error) {
      unwritten = count
      log('attempt-not-written', { error: errorName(error) })
    }
  }

  const waitAfter = (count: number) =>
    count < freeAttempts ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (count - freeAttempts))
  // The app was started anew: the wait begins anew.
  let openAt = now() + waitAfter(failures.read())
  let isTrying = false

  return {
    /** How long nobody may try, in whole seconds. */
    waitSeconds: (): number => Math.max(0, Math.ceil((openAt - now()) / 1000)),
    attempt: async (check: () => Promise<boolean>): Promise<'right' | 'wrong' | 'wait'> => {
      if (isTrying || now() < openAt) return 'wait'
      isTrying = true
      try {
        // Counted before it is known: what is cut short was an attempt, too.
        const count = read() + 1
        keep(count)
        if (await check()) {
          keep(0)
          return 'right'
        }
        openAt = now() + waitAfter(count)
        return 'wrong'
      } finally {
        isTrying = false
      }
    },
  }
}

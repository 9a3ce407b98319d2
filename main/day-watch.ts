import { startOfToday } from '#contract'

const minuteMs = 60_000
/** Less than this between the wall clock and a steady one is drift and waiting for a busy machine. */
const jumpMs = 30_000

export interface DayWatchOptions {
  now: () => Date
  /** What is of today is to be asked again. */
  changed: () => void
}

/**
 * Looks once a minute, and at midnight, whether another day has begun, by whatever made it so: the clock went on,
 * was set, or is told in another time zone.
 */
export function watchDay({ now, changed }: DayWatchOptions) {
  let seen = look()
  let timer = setTimeout(tick, waitMs())

  function look() {
    detectTimeZone()
    const at = now().getTime()
    const offset = new Date(at).getTimezoneOffset()
    return { today: startOfToday(at), offset, clockMs: at - performance.now() }
  }

  /** Until midnight, if that is within the minute. */
  function waitMs(): number {
    const at = now().getTime()
    const tomorrow = new Date(at).setHours(24, 0, 0, 0)
    return Math.min(minuteMs, Math.max(tomorrow - at, 0) + 1)
  }

  function tick(): void {
    const before = seen
    seen = look()
    clearTimeout(timer)
    timer = setTimeout(tick, waitMs())
    const isJump = Math.abs(seen.clockMs - before.clockMs) > jumpMs
    if (isJump || seen.today !== before.today || seen.offset !== before.offset) changed()
  }

  return {
    /** After a sleep the desk reads anew, on the same day too: much may have happened meanwhile. */
    wake: (): void => {
      seen = look()
      clearTimeout(timer)
      timer = setTimeout(tick, waitMs())
      changed()
    },
    stop: (): void => clearTimeout(timer),
  }
}

/**
 * Node reads the system's time zone once, at the start. Writing or deleting the variable `TZ` makes it read anew;
 * where it is set, its zone is in force and stays. A window's page learns of a change through Chromium.
 */
function detectTimeZone(): void {
  const { TZ } = process.env
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
}

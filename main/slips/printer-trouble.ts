import type { FailureCode } from '#contract'
import type { SystemPrinter } from './slip-window.ts'

type Trouble = Extract<FailureCode, 'printer-out-of-paper' | 'printer-not-ready'>

/** Windows' PRINTER_STATUS_…: paper jam, out of paper, manual feed. */
const paperFlags = 0x8 | 0x10 | 0x20
/** Windows' PRINTER_STATUS_…: paused, error, offline, not available, user intervention, door open. */
const notReadyFlags = 0x1 | 0x2 | 0x80 | 0x1000 | 0x10_0000 | 0x40_0000
/** CUPS' printer-state: stopped. Its other states, 3 and 4, are no trouble. */
const stopped = '5'

/**
 * Why a printer will not print now, as far as the system tells; nothing when it may well print.
 * CUPS speaks of reasons, each with a severity: only warnings and reports let a slip come out.
 */
export function printerTrouble(
  { status, options = {} }: SystemPrinter,
  platform: NodeJS.Platform,
): Trouble | undefined {
  if (platform === 'win32') return windowsTrouble(status ?? 0)
  const reasons = (options['printer-state-reasons'] ?? '')
    .split(',')
    .filter((reason) => !/-(?:report|warning)$/u.test(reason))
  if (reasons.some((reason) => /^media-(?:empty|needed|jam)/u.test(reason))) {
    return 'printer-out-of-paper'
  }
  const isStopped = options['printer-state'] === stopped
  const isRefusing = options['printer-is-accepting-jobs'] === 'false'
  const isAway = reasons.some((reason) =>
    /^(?:offline|shutdown|cover-open|door-open)/u.test(reason),
  )
  return isStopped || isRefusing || isAway ? 'printer-not-ready' : undefined
}

function windowsTrouble(status: number): Trouble | undefined {
  if ((status & paperFlags) !== 0) return 'printer-out-of-paper'
  return (status & notReadyFlags) === 0 ? undefined : 'printer-not-ready'
}

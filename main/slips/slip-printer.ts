import {
  type Answer,
  type FailureCode,
  failed,
  type Printer,
  type Settings,
  succeeded,
} from '#contract'
import { type Proof, type SlipWindow, type SystemPrinter, withinTime } from './slip-proofs.ts'

/** "Handed to the spooler" is told within a second; the callback that tells it may never come. */
const printTimeoutMs = 15_000
const printersTimeoutMs = 5_000

export interface SlipPrinterOptions {
  window: SlipWindow
  settings: () => Pick<Settings, 'slipPrinter'>
  platform: NodeJS.Platform
}

/** The printer that is set: whether it can be used, and handing slips to its queue. */
export function createSlipPrinter({ window, settings, platform }: SlipPrinterOptions) {
  /** A system that does not answer has no printer to offer. */
  async function known(): Promise<SystemPrinter[]> {
    const printers = await withinTime(window.printers(), printersTimeoutMs)
    return printers === 'late' ? [] : printers
  }

  /** The printer, if the system has it and says nothing against it. */
  async function ready(): Promise<Answer<Printer>> {
    const { slipPrinter: name } = settings()
    const printers = await known()
    if (printers.length === 0) return failed('printer-none')
    if (name === undefined) return failed('printer-not-chosen')
    const found = printers.find((printer) => printer.name === name)
    if (!found) return failed('printer-gone')
    const trouble = printerTrouble(found, platform)
    return trouble ? failed(trouble) : succeeded(toPrinter(found))
  }

  return {
    list: async (): Promise<Printer[]> => (await known()).map(toPrinter),
    ready,
    /** Success is the queue's, not the paper's: what happens at the printer, nobody tells. */
    handOver: async ({ paper }: Proof, printer: Printer): Promise<Answer<Printer>> => {
      const isTaken = await withinTime(window.print(paper, printer.name), printTimeoutMs)
      if (isTaken === 'late') {
        window.discard()
        return failed('print-no-answer')
      }
      if (isTaken) return succeeded(printer)
      // Chromium's own reason is one word for all: the printer itself may tell more by now.
      const now = await ready()
      return now.ok ? failed('print-failed') : now
    },
  }
}

function toPrinter({ name, displayName, isDefault }: SystemPrinter): Printer {
  return { name, label: displayName || name, isDefault: isDefault ?? false }
}

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

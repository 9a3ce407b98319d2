import { type Answer, failed, type Printer, type Settings, succeeded } from '#contract'
import { withinTime } from '../within-time.ts'
import { printerTrouble } from './printer-trouble.ts'
import type { Proof, SlipWindow, SystemPrinter } from './slip-window.ts'

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

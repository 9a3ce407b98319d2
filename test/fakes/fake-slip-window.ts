import type { RecordSheet, Slip, SlipReport, SlipTask } from '#contract'
import type { Paper, SlipWindow, SystemPrinter } from '../../main/slips/slip-proofs.ts'

export interface FakeSlipWindow extends SlipWindow {
  /** Where the page's answers go: the service's `report`. */
  listener: (report: SlipReport) => void
  /** Everything that was laid out, in order. */
  slips: Slip[]
  /** The records that were laid out, and whether the page holds one still. */
  records: RecordSheet[]
  isClear: boolean
  /** Everything that was handed to a queue. */
  printed: { paper: Paper; printerName: string }[]
  /** How often the window was ended. */
  discarded: number
  /** What the page's code decodes to; by itself, what it was given. */
  decode: (link: string) => string
  /** What the queue says. */
  queue: () => Promise<boolean>
  systemPrinters: () => Promise<SystemPrinter[]>
  makePdf: () => Promise<Uint8Array | undefined>
  /** Whether the page answers at all. */
  isStuck: boolean
}

/** What Electron alone can do: a page that is laid out, made a PDF and printed. This one only remembers. */
export function createFakeSlipWindow(): FakeSlipWindow {
  const window: FakeSlipWindow = {
    listener: () => undefined,
    slips: [],
    records: [],
    isClear: true,
    printed: [],
    discarded: 0,
    decode: (link) => link,
    queue: async () => true,
    systemPrinters: async () => [{ name: 'Slip80', displayName: 'Slip printer', isDefault: true }],
    makePdf: async () => new Uint8Array([0x25, 0x50, 0x44, 0x46]),
    isStuck: false,
    send: (task) => {
      window.isClear = task.kind === 'clear'
      if (task.kind === 'clear') return
      if (task.kind === 'lay-out') window.slips.push(task.slip)
      if (task.kind === 'lay-out-record') window.records.push(task.record)
      if (!window.isStuck) setImmediate(() => window.listener(answerOf(window, task)))
    },
    toPdf: () => window.makePdf(),
    print: (paper, printerName) => {
      window.printed.push({ paper, printerName })
      return window.queue()
    },
    printers: () => window.systemPrinters(),
    discard: () => {
      window.discarded += 1
    },
  }
  return window
}

function answerOf(window: FakeSlipWindow, task: Exclude<SlipTask, { kind: 'clear' }>): SlipReport {
  const { job } = task
  if (task.kind !== 'read') return { kind: 'laid-out', job, heightMm: 129 }
  const decoded = window.decode(window.slips.at(-1)?.link ?? '')
  return { kind: 'read', job, decoded, picture: 'data:image/png;base64,AA==' }
}

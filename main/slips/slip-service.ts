import {
  type Answer,
  failed,
  type InviteRecord,
  type Printer,
  type Settings,
  type Slip,
  type SlipFormat,
  type SlipPreview,
  type SlipReport,
  succeeded,
} from '#contract'
import { type AskWhereToSave, fileName, type WholeFiles } from '../files/whole-files.ts'
import type { EventRepository } from '../history/event-repository.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { createSlipContent, type SlipContentOptions } from './slip-content.ts'
import { createSlipPrinter, type SlipPrinterOptions } from './slip-printer.ts'
import { createSlipProofs, type Proof } from './slip-proofs.ts'

/** Where a test slip came out. */
interface TestPlace {
  printer: string
  format: SlipFormat
}

export interface SlipServiceOptions
  extends Omit<SlipContentOptions, 'settings'>,
    Omit<SlipPrinterOptions, 'settings'> {
  settings: () => ReturnType<SlipContentOptions['settings']> & Pick<Settings, 'slipPrinter'>
  approve: (place: TestPlace) => Answer<Settings>
  askWhereToSave: AskWhereToSave
  files: Pick<WholeFiles, 'write'>
  events: Pick<EventRepository, 'wasPrinted' | 'addPrint'>
  /** A slip of this invite went out on paper, or as a file. */
  printed: (inviteId: number) => void
}

export type SlipService = ReturnType<typeof createSlipService>

/** Slips: made as a PDF and read back; only then that PDF is shown or saved, or the page it was made of printed. */
export function createSlipService(options: SlipServiceOptions) {
  const { settings, events } = options
  const content = createSlipContent(options)
  const printer = createSlipPrinter(options)
  const proofs = createSlipProofs(options.window)
  const alone = oneAtATime()
  let tested: TestPlace | undefined

  const slipOf = (id: number) => content.ofInvite(id, events.wasPrinted(id))
  const record = (id: number) => {
    events.addPrint(id, options.now())
    options.printed(id)
  }

  async function proofOf(slip: Answer<Slip>): Promise<Answer<Proof>> {
    if (!slip.ok) return slip
    const proof = await proofs.make(slip.value)
    return proof ? succeeded(proof) : failed('slip-drawn-wrong')
  }

  /** Answers the printer that the slip was handed to. */
  async function print(slip: Answer<Slip>): Promise<Answer<Printer>> {
    if (!slip.ok) return slip
    const ready = await printer.ready()
    if (!ready.ok) return ready
    const proof = await proofOf(slip)
    return proof.ok ? printer.handOver(proof.value, ready.value) : proof
  }

  async function preview(id: number): Promise<Answer<SlipPreview>> {
    const proof = await proofOf(slipOf(id))
    return proof.ok ? succeeded(previewOf(proof.value)) : proof
  }

  async function printInvite(id: number): Promise<Answer<Printer>> {
    const printed = await print(slipOf(id))
    // Without an answer it may come out all the same, and then the next one is a second one.
    if (printed.ok || printed.failure.code === 'print-no-answer') record(id)
    return printed
  }

  async function savePdf(id: number): Promise<Answer<boolean>> {
    const proof = await proofOf(slipOf(id))
    if (!proof.ok) return proof
    const saved = await save(proof.value, options)
    if (saved.ok && saved.value) record(id)
    return saved
  }

  async function printTest(): Promise<Answer<Printer>> {
    const { slipFormat: format } = settings()
    const printed = await print(succeeded(content.ofTest()))
    if (printed.ok) tested = { printer: printed.value.name, format }
    return printed
  }

  function approveTest(): Answer<Settings> {
    const { slipPrinter: name, slipFormat: format } = settings()
    const isTested = tested?.printer === name && tested?.format === format
    return tested && isTested ? options.approve(tested) : failed('request-refused')
  }

  async function recordPdf(record: InviteRecord): Promise<Answer<Uint8Array>> {
    const pdf = await proofs.makeRecord({
      ...record,
      organisationName: settings().organisationName,
    })
    return pdf ? succeeded(pdf) : failed('record-not-made')
  }

  return {
    /** By the same window, one at a time with slips. */
    recordPdf: (record: InviteRecord) => alone(() => recordPdf(record)),
    report: (report: SlipReport): void => proofs.report(report),
    printers: printer.list,
    preview: (id: number) => alone(() => about(id, preview(id))),
    print: (id: number) => alone(() => about(id, printInvite(id))),
    savePdf: (id: number) => alone(() => about(id, savePdf(id))),
    printTest: () => alone(printTest),
    approveTest,
  }
}

function previewOf({ picture, paper, slip }: Proof): SlipPreview {
  const hasReference = slip.reference !== undefined
  return { picture, language: slip.language, ...paper, hasReference }
}

/** The page lays out one slip at a time, and a second press of a key must not print twice. */
function oneAtATime() {
  let isBusy = false
  return async <Value>(work: () => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    if (isBusy) return failed('already-printing')
    isBusy = true
    try {
      return await work()
    } finally {
      isBusy = false
    }
  }
}

/** `false` when nobody chose a place. */
async function save(
  { slip, pdf }: Proof,
  { askWhereToSave, files }: SlipServiceOptions,
): Promise<Answer<boolean>> {
  try {
    const path = await askWhereToSave({
      suggestedName: fileName('Slip', slip.reference ?? '', 'pdf'),
      title: 'Save the slip as PDF',
      kind: 'PDF',
      extension: 'pdf',
    })
    if (path === undefined) return succeeded(false)
    const write = () =>
      files.write(path, async (add) => {
        add(pdf)
        return true
      })
    return succeeded(await write())
  } catch {
    // The folder is read-only, gone or full: whatever it was, another one is the way out.
    return failed('slip-not-saved')
  }
}

/** A failure names the invite, so that the desk can offer its PDF. */
async function about<Value>(
  inviteId: number,
  work: Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const answer = await work
  return answer.ok ? answer : { ok: false, failure: { ...answer.failure, inviteId } }
}

type SlipRoutes = Extract<keyof Handlers, `slips.${string}`>

export function slipRoutes(service: SlipService): Pick<Handlers, SlipRoutes> {
  return {
    'slips.printers': async () => succeeded(await service.printers()),
    'slips.preview': ({ id }) => service.preview(id),
    'slips.print': ({ id }) => service.print(id),
    'slips.savePdf': ({ id }) => service.savePdf(id),
    'slips.printTest': () => service.printTest(),
    'slips.approveTest': () => service.approveTest(),
    'slips.report': (report) => {
      service.report(report)
      return succeeded(undefined)
    },
  }
}

import { type RecordSheet, type Slip, type SlipReport, type SlipTask, slipFormats } from '#contract'

export interface Paper {
  widthMm: number
  heightMm: number
}

/** A printer as the system describes it. What it leaves out is not known. */
export interface SystemPrinter {
  name: string
  displayName?: string
  /** Windows: a set of flags; CUPS: 3 idle, 4 printing, 5 stopped. Recent versions of Electron leave it out. */
  status?: number
  isDefault?: boolean
  /** CUPS' own words, such as `printer-state-reasons`. */
  options?: Readonly<Record<string, string>>
}

/** The hidden window that slips are printed from, as far as deciding needs it. */
export interface SlipWindow {
  /** Tells the page what to do. The first time it opens the window, whose page then reports that it is ready. */
  send(task: SlipTask): void
  /**
   * What the page shows, as a PDF of that size; nothing when it could not be made. `isPaged`: on as many pages as it
   * takes, each with its number.
   */
  toPdf(paper: Paper, isPaged?: boolean): Promise<Uint8Array | undefined>
  /**
   * Hands what the page shows to the system's queue, without a dialog. Answers whether the queue took it.
   * The answer may never come.
   */
  print(paper: Paper, printerName: string): Promise<boolean>
  printers(): Promise<SystemPrinter[]>
  /** Ends the window: a page that is stuck is not used again. */
  discard(): void
}

/** A slip that was made, and what was read back from it. */
export interface Proof {
  slip: Slip
  paper: Paper
  pdf: Uint8Array
  /** As a `data:` address. */
  picture: string
}

const a4: Paper = { widthMm: 210, heightMm: 297 }

/** Opening the window, laying out, making the PDF and reading it takes a second; longer than this, it is stuck. */
const proofTimeoutMs = 10_000

type LayOutTask = Extract<SlipTask, { kind: `lay-out${string}` }>
type Answering = Exclude<SlipReport, { kind: 'ready' }>

/** Makes slips as PDFs and reads each back, pixel by pixel, before anything is done with it. */
export function createSlipProofs(window: SlipWindow) {
  let job = 0
  let layingOut: LayOutTask | undefined
  let answer: ((report: Answering) => void) | undefined

  function nextReport(): Promise<Answering> {
    return new Promise((resolve) => {
      answer = resolve
    })
  }

  /** Answers how tall it is; nothing when the page says something else. */
  async function layOut(task: LayOutTask): Promise<number | undefined> {
    layingOut = task
    const laidOut = nextReport()
    window.send(task)
    const report = await laidOut
    layingOut = undefined
    return report.kind === 'laid-out' ? report.heightMm : undefined
  }

  async function paperOf(slip: Slip): Promise<Paper | undefined> {
    const laidOutMm = await layOut({ kind: 'lay-out', job, slip })
    if (laidOutMm === undefined) return undefined
    const { widthMm, heightMm = laidOutMm } = slipFormats[slip.format]
    return { widthMm, heightMm }
  }

  async function recordOf(record: RecordSheet): Promise<Uint8Array | undefined> {
    const mine = job
    const isLaidOut = (await layOut({ kind: 'lay-out-record', job, record })) !== undefined
    const pdf = isLaidOut ? await window.toPdf(a4, true) : undefined
    if (mine !== job) return undefined
    window.send({ kind: 'clear', job })
    return pdf
  }

  async function alone<Made>(make: () => Promise<Made | undefined>): Promise<Made | undefined> {
    job += 1
    const made = await withinTime(make(), proofTimeoutMs)
    answer = undefined
    layingOut = undefined
    if (made === 'late') window.discard()
    return made === 'late' ? undefined : made
  }

  async function proofOf(slip: Slip): Promise<Proof | undefined> {
    const paper = await paperOf(slip)
    const mine = job
    const made = paper && (await window.toPdf(paper))
    if (!paper || !made || mine !== job) return undefined
    const pdf = withExactPage(made, paper)
    const read = nextReport()
    window.send({ kind: 'read', job, pdf })
    const report = await read
    const isRight = report.kind === 'read' && report.decoded === slip.link
    return isRight ? { slip, paper, pdf, picture: report.picture } : undefined
  }

  return {
    /** Nothing when the PDF could not be made, or its code is not the link, character by character. */
    make: (slip: Slip): Promise<Proof | undefined> => alone(() => proofOf(slip)),
    /** The record of an invite as a PDF; nothing when it could not be made. */
    makeRecord: (record: RecordSheet): Promise<Uint8Array | undefined> =>
      alone(() => recordOf(record)),
    report: (report: SlipReport): void => {
      if (report.kind === 'ready') {
        // The window has just opened, or its page has come back after a crash.
        if (layingOut) window.send(layingOut)
      } else if (report.job === job) {
        answer?.(report)
      }
    },
  }
}

const pointsPerMm = 72 / 25.4

/** A page of a PDF as Chromium writes it: its object's number, and what stands before and after its size. */
const pageObject =
  /(?<=\n)(?<number>\d+) 0 obj\n(?<before><<\/Type \/Page\n[\s\S]*?\/MediaBox )\[0 0 [\d.]+ (?<height>[\d.]+)\](?<after>[\s\S]*?\nendobj\n)/u
const ending =
  /trailer\n<<\/Size (?<size>\d+)\n(?<roots>[^>]*)>>\nstartxref\n(?<previous>\d+)\n%%EOF\s*$/u

/**
 * Chromium makes a page up to a third of a millimetre too large. Here it gets its true size, measured
 * from the upper left corner, by an update at the file's end (ISO 32000-1, 7.5.6). A file that is
 * written in another way, as a later Chromium might, is handed back as it is: too large, and usable.
 */
export function withExactPage(pdf: Uint8Array, { widthMm, heightMm }: Paper): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const page = pageObject.exec(text)?.groups
  const end = ending.exec(text)?.groups
  if (!page?.number || !page.height || !end) return pdf
  const top = Number(page.height)
  const box = [0, top - heightMm * pointsPerMm, widthMm * pointsPerMm, top].map(rounded).join(' ')
  const object = `${page.number} 0 obj\n${page.before}[${box}]${page.after}`
  const table = `xref\n${page.number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`
  const trailer = `trailer\n<</Size ${end.size}\n${end.roots}\n/Prev ${end.previous}>>\n`
  const start = `startxref\n${text.length + object.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(object + table + trailer + start, 'latin1')])
}

function rounded(points: number): number {
  return Math.round(points * 10_000) / 10_000
}

/** `late` when there is no answer in time. The work itself goes on, and nobody waits for it any more. */
export async function withinTime<Value>(
  work: Promise<Value>,
  timeoutMs: number,
): Promise<Value | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

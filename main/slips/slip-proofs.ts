import { type Slip, type SlipReport, slipFormats } from '#contract'
import { withinTime } from '../within-time.ts'
import { withExactPage } from './exact-page.ts'
import type { Paper, Proof, SlipWindow } from './slip-window.ts'

/** Opening the window, laying out, making the PDF and reading it takes a second; longer than this, it is stuck. */
const proofTimeoutMs = 10_000

type Answering = Exclude<SlipReport, { kind: 'ready' }>

/** Makes slips as PDFs and reads each back, pixel by pixel, before anything is done with it. */
export function createSlipProofs(window: SlipWindow) {
  let job = 0
  let layingOut: Slip | undefined
  let answer: ((report: Answering) => void) | undefined

  function layOut(slip: Slip): void {
    window.send({ kind: 'lay-out', job, slip })
  }

  function nextReport(): Promise<Answering> {
    return new Promise((resolve) => {
      answer = resolve
    })
  }

  async function paperOf(slip: Slip): Promise<Paper | undefined> {
    layingOut = slip
    const laidOut = nextReport()
    layOut(slip)
    const report = await laidOut
    layingOut = undefined
    if (report.kind !== 'laid-out') return undefined
    const { widthMm, heightMm = report.heightMm } = slipFormats[slip.format]
    return { widthMm, heightMm }
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
    make: async (slip: Slip): Promise<Proof | undefined> => {
      job += 1
      const proof = await withinTime(proofOf(slip), proofTimeoutMs)
      answer = undefined
      layingOut = undefined
      if (proof === 'late') window.discard()
      return proof === 'late' ? undefined : proof
    },
    report: (report: SlipReport): void => {
      if (report.kind === 'ready') {
        // The window has just opened, or its page has come back after a crash.
        if (layingOut) layOut(layingOut)
      } else if (report.job === job) {
        answer?.(report)
      }
    },
  }
}

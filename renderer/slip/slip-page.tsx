import { useEffect, useLayoutEffect, useState } from 'react'
import type { SlipTask } from '#contract'
import { ask } from '../ask.ts'
import { lettersOf } from '../languages/fonts.ts'
import { readPdf } from './read-pdf.ts'
import { RecordPages } from './record-pages.tsx'
import { blackAndWhite } from './slip-logo.ts'
import { SlipSheet } from './slip-sheet.tsx'

type LaidOut = Exclude<SlipTask, { kind: 'read' }> & {
  /** In black and white. */
  logo?: HTMLCanvasElement | undefined
}

const pageTitle = document.title

const cssPixelsPerMm = 96 / 25.4
const tallestMm = 2000

/** The page that slips are printed from. Nobody sees it: it lays out what main sends, and says when it is done. */
export function SlipPage() {
  const [task, setTask] = useState<LaidOut>()
  useEffect(() => {
    let latest: SlipTask | undefined
    const stop = window.desk.on('slip.task', (sent) => {
      if (sent.kind === 'read') return void reportWhatIsIn(sent)
      latest = sent
      void prepare(sent).then((ready) => latest === sent && setTask(ready))
    })
    void ask('slips.report', { kind: 'ready' })
    return stop
  }, [])
  useLayoutEffect(() => {
    // The PDF is named by it.
    document.title = task?.kind === 'lay-out-record' ? task.record.title : pageTitle
    if (task && task.kind !== 'clear') void reportHeight(task.job)
  }, [task])
  switch (task?.kind) {
    case 'lay-out':
      return <SlipSheet slip={task.slip} logo={task.logo} />
    case 'lay-out-record':
      return <RecordPages record={task.record} />
    default:
      return null
  }
}

/** Its logo first: how high the slip becomes depends on it. */
async function prepare(sent: Exclude<SlipTask, { kind: 'read' }>): Promise<LaidOut> {
  const logo = sent.kind === 'lay-out' ? sent.slip.logo : undefined
  return logo === undefined ? sent : { ...sent, logo: await blackAndWhite(logo) }
}

/** Fonts first: a line may break elsewhere once its letters are there. */
async function reportHeight(job: number) {
  const sheet = document.querySelector('main')
  if (sheet) await lettersOf(sheet)
  const height = (sheet?.getBoundingClientRect().height ?? 0) / cssPixelsPerMm
  // A record goes over as many pages as it takes.
  const heightMm = Math.min(Math.ceil(height), tallestMm)
  await ask('slips.report', { kind: 'laid-out', job, heightMm })
}

async function reportWhatIsIn({ job, pdf }: Extract<SlipTask, { kind: 'read' }>) {
  await ask('slips.report', { kind: 'read', job, ...(await readPdf(pdf, codePlace())) })
}

/** Where the code is expected, quiet zone included, in millimetres from the sheet's corner. */
function codePlace() {
  const box = document.querySelector('.slip-code')?.getBoundingClientRect()
  const mm = (cssPixels = 0) => cssPixels / cssPixelsPerMm
  return { xMm: mm(box?.left), yMm: mm(box?.top), sideMm: mm(box?.width) }
}

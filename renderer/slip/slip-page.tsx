import { useEffect, useLayoutEffect, useState } from 'react'
import type { SlipTask } from '#contract'
import { ask } from '../ask.ts'
import { lettersOf } from '../languages/fonts.ts'
import { readPdf } from './read-pdf.ts'
import { SlipSheet } from './slip-sheet.tsx'

type LayOut = Extract<SlipTask, { kind: 'lay-out' }>

const cssPixelsPerMm = 96 / 25.4

/** The page that slips are printed from. Nobody sees it: it lays out what main sends, and says when it is done. */
export function SlipPage() {
  const [task, setTask] = useState<LayOut>()
  useEffect(() => {
    const stop = window.desk.on('slip.task', (sent) => {
      if (sent.kind === 'lay-out') setTask(sent)
      else void reportWhatIsIn(sent)
    })
    void ask('slips.report', { kind: 'ready' })
    return stop
  }, [])
  useLayoutEffect(() => {
    if (task) void reportHeight(task.job)
  }, [task])
  return task ? <SlipSheet slip={task.slip} /> : null
}

/** Fonts first: a line may break elsewhere once its letters are there. */
async function reportHeight(job: number) {
  const sheet = document.querySelector('.slip')
  if (sheet) await lettersOf(sheet)
  const heightMm = Math.ceil((sheet?.getBoundingClientRect().height ?? 0) / cssPixelsPerMm)
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

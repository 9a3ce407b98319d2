import type { ReactNode } from 'react'
import type { DrawnSize } from '#contract'
import { lettersAround } from '../languages/fonts.ts'
import { directionOf } from '../languages/languages.ts'
import type { DrawnCode } from '../qr/draw-code.ts'
import { QrCode } from '../qr/qr-code.tsx'
import { arrangePage, partsAround } from './code-arrangement.ts'
import type { DrawnScene } from './drawn-scene.ts'
import { fitWords } from './fit-words.ts'

interface CodeCardProps {
  scene: DrawnScene
  /** The code's alternative text. */
  label: string
  onDrawn: (decoded: string, size: DrawnSize) => void
  /** What the customer is to do. */
  what: ReactNode
  /** What to expect then: below that, or on the other side of the code. */
  expect: ReactNode
}

/** A code on its white card where its placement puts it, and the words in the room that it leaves. */
export function CodeCard({ scene, label, onDrawn, what, expect }: CodeCardProps) {
  const report = async ({ canvas, decoded, geometry }: DrawnCode) => {
    const { room } = partsAround(canvas)
    // Words were measured in a stand-in where their letters were still on the disk, and none is to be seen.
    await lettersAround(room)
    fitWords(room)
    const { symbolMm, smallerShare, largerShare } = geometry
    onDrawn(decoded, { symbolMm, smallerShare, largerShare })
  }
  return (
    <div className="customer-code" data-part="room">
      <div className="customer-card" data-part="card">
        <QrCode
          text={scene.text}
          label={label}
          sizeFor={(modules, canvas) => arrangePage(partsAround(canvas), scene.placement, modules)}
          occasion={scene}
          onDrawn={report}
        />
      </div>
      <div className="customer-words" data-part="words" dir={directionOf(scene.language)}>
        <div data-part="what">{what}</div>
        <div data-part="expect">{expect}</div>
      </div>
    </div>
  )
}

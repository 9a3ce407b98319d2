import type { ReactNode } from 'react'
import type { DrawnScene } from '#contract'
import { lettersAround } from '../languages/fonts.ts'
import { directionOf } from '../languages/languages.tsx'
import { QrCode } from '../qr/qr-code.tsx'
import { arrangePage, fitWords, partsAround } from './code-arrangement.ts'
import { Logo } from './customer-frame.tsx'
import { HiddenUntilChecked } from './hidden-until-checked.tsx'

interface CodeSceneProps {
  scene: DrawnScene
  /** The code's alternative text. */
  label: string
  /** What the customer is to do. */
  what: ReactNode
  /** What to expect then: below that, or on the other side of the code. */
  expect: ReactNode
}

/** A code on its white card where its placement puts it, and the words in the room that it leaves. */
export function CodeScene({ scene, label, what, expect }: CodeSceneProps) {
  return (
    <HiddenUntilChecked scene={scene}>
      {(report) => (
        <div className="customer-code" data-part="room">
          <div className="customer-card" data-part="card">
            <QrCode
              text={scene.text}
              label={label}
              sizeFor={(modules, canvas) =>
                arrangePage(partsAround(canvas), scene.placement, modules)
              }
              occasion={scene}
              onDrawn={async ({ canvas, decoded, geometry }) => {
                const { room } = partsAround(canvas)
                // Words were measured in a stand-in where their letters were still on the disk, and none is to be seen.
                if (await lettersAround(room)) fitWords(room)
                const { symbolMm, smallerShare, largerShare } = geometry
                report(decoded, { symbolMm, smallerShare, largerShare })
              }}
            />
          </div>
          <div className="customer-words" data-part="words" dir={directionOf(scene.language)}>
            <div data-part="what">
              <Logo look={scene.look} />
              {what}
            </div>
            <div data-part="expect">{expect}</div>
          </div>
        </div>
      )}
    </HiddenUntilChecked>
  )
}

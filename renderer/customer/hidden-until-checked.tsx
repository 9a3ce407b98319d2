import { type ReactNode, useState } from 'react'
import type { DrawnScene, DrawnSize, Language } from '#contract'
import { ask } from '../ask.ts'
import { directionOf, wordsOf } from '../languages/languages.tsx'
import { CustomerFrame } from './customer-frame.tsx'
import { DeskLine } from './desk-line.tsx'

interface Verification {
  drawing: number
  isRight: boolean
}

interface HiddenUntilCheckedProps {
  scene: DrawnScene
  /** Draws the scene, and reports what can be read back of it, once the whole page has its letters. */
  children: (onDrawn: (decoded: string, size?: DrawnSize) => void) => ReactNode
}

/** What is drawn in it is seen only once main has compared that with what it gave. */
export function HiddenUntilChecked({ scene, children }: HiddenUntilCheckedProps) {
  const [verification, setVerification] = useState<Verification>()
  const [drawnSize, setDrawnSize] = useState<DrawnSize>()
  const { drawing } = scene
  const check = checkOf(drawing, verification)
  const confirm = async (decoded: string, size?: DrawnSize) => {
    setDrawnSize(size)
    const answer = await ask('display.verify', { drawing, decoded, size })
    setVerification({ drawing, isRight: answer.ok && answer.value })
  }
  return (
    <CustomerFrame
      scene={scene}
      state={check}
      deskLine={scene.isOverDesk && <DeskLine scene={scene} size={drawnSize} />}
      drawing={verification?.drawing}
    >
      {check === 'wrong' ? <AskAtTheDesk language={scene.language} /> : children(confirm)}
    </CustomerFrame>
  )
}

/** What was right stays while it is drawn again; what was wrong gets a new try with a new drawing. */
function checkOf(drawing: number, verification: Verification | undefined) {
  if (verification?.isRight) return 'right'
  return verification?.drawing === drawing ? 'wrong' : 'checking'
}

function AskAtTheDesk({ language }: { language: Language }) {
  const words = wordsOf(language)
  return (
    <div className="customer-sorry" dir={directionOf(language)}>
      <h1 className="customer-headline">{words.askAtDesk}</h1>
      <p className="customer-purpose">{words.notShown}</p>
    </div>
  )
}

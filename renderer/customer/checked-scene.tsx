import { type ReactNode, useState } from 'react'
import type { Scene } from '#contract'
import { ask } from '../ask.ts'
import { EnvironmentBand } from '../band/environment-band.tsx'
import { customerWords as words } from './customer-words.ts'

/** A scene that is drawn, read back and compared before anybody sees it. */
export type DrawnScene = Extract<Scene, { drawing: number }>

interface Verdict {
  drawing: number
  isRight: boolean
}

interface CheckedSceneProps {
  scene: DrawnScene
  /** Draws the scene, and reports what can be read back of it. */
  children: (onDrawn: (decoded: string) => void) => ReactNode
}

/** What is drawn in it is seen only once main has compared that with what it gave. */
export function CheckedScene({ scene, children }: CheckedSceneProps) {
  const [verdict, setVerdict] = useState<Verdict>()
  const { drawing } = scene
  const check = checkOf(drawing, verdict)
  const confirm = async (decoded: string) => {
    const answer = await ask('display.confirm', { drawing, decoded })
    setVerdict({ drawing, isRight: answer.ok && answer.value })
  }
  return (
    <main className={`customer customer-${check}`} data-check={check}>
      <EnvironmentBand environment={scene.environment} />
      {check === 'wrong' ? <AskAtTheDesk /> : children(confirm)}
      {scene.isOverDesk && (
        <p className="customer-hint">
          <kbd>Esc</kbd> {words.backToDesk}
        </p>
      )}
    </main>
  )
}

/** What was right stays while it is drawn again; what was wrong gets a new try with a new drawing. */
function checkOf(drawing: number, verdict: Verdict | undefined) {
  if (verdict?.isRight) return 'right'
  return verdict?.drawing === drawing ? 'wrong' : 'checking'
}

function AskAtTheDesk() {
  return (
    <div className="customer-sorry">
      <h1 className="customer-headline">{words.askAtDesk}</h1>
      <p className="customer-purpose">{words.notShown}</p>
    </div>
  )
}

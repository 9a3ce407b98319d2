import { CircleCheck, Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { Scene } from '#contract'
import { ask } from '../ask.ts'
import { EnvironmentBand } from '../band/environment-band.tsx'
import { QrCode } from '../qr/qr-code.tsx'
import { filledIn, customerWords as words } from './customer-words.ts'

type CodeSceneValues = Extract<Scene, { kind: 'code' }>

interface Verdict {
  on: CodeSceneValues
  isRight: boolean
}

/** The code is seen only once main has compared what was drawn with the link. */
export function CodeScene({ scene }: { scene: CodeSceneValues }) {
  const [verdict, setVerdict] = useState<Verdict>()
  const check = checkOf(scene, verdict)
  const confirm = async (decoded: string) => {
    const answer = await ask('display.confirm', { inviteId: scene.inviteId, decoded })
    setVerdict({ on: scene, isRight: answer.ok && answer.value })
  }
  return (
    <main className={`customer customer-${check}`} data-check={check}>
      <EnvironmentBand environment={scene.environment} />
      {check === 'wrong' ? (
        <AskAtTheDesk />
      ) : (
        <div className="customer-code">
          <div className="customer-card">
            <QrCode link={scene.link} occasion={scene} onDrawn={confirm} />
          </div>
          <Invitation scene={scene} />
        </div>
      )}
      {scene.isOverDesk && (
        <p className="customer-hint">
          <kbd>Esc</kbd> {words.backToDesk}
        </p>
      )}
    </main>
  )
}

/** A code that was right stays while it is drawn again; one that was wrong gets a new try with a new scene. */
function checkOf(scene: CodeSceneValues, verdict: Verdict | undefined) {
  if (verdict?.isRight) return 'right'
  return verdict?.on === scene ? 'wrong' : 'checking'
}

function Invitation({ scene }: { scene: CodeSceneValues }) {
  return (
    <div className="customer-words">
      {scene.status === 'Completed' ? <Thanks /> : <WhatToDo scene={scene} />}
      <p className="customer-progress" role="status">
        {scene.status === 'Active' && (
          <>
            <Smartphone aria-hidden="true" /> {words.opened}
          </>
        )}
      </p>
    </div>
  )
}

function WhatToDo({ scene }: { scene: CodeSceneValues }) {
  const { organisationName: organisation, linkHost, firstName } = scene
  return (
    <>
      {firstName !== undefined && (
        <p className="customer-greeting" dir="auto">
          {filledIn(words.greeting, { name: firstName })}
        </p>
      )}
      <h1 className="customer-headline">{words.scan}</h1>
      <p className="customer-purpose">
        {organisation === '' ? words.purpose : filledIn(words.purposeFor, { organisation })}
      </p>
      <p className="customer-host">
        {words.phoneShows} <strong>{linkHost}</strong>
      </p>
      <p className="customer-ready">{words.documents}</p>
    </>
  )
}

/** Sent, not verified: nothing more is known here. */
function Thanks() {
  return (
    <div role="status">
      <CircleCheck className="customer-thanks" aria-hidden="true" />
      <h1 className="customer-headline">{words.thanks}</h1>
      <p className="customer-purpose">{words.sent}</p>
    </div>
  )
}

function AskAtTheDesk() {
  return (
    <div className="customer-sorry">
      <h1 className="customer-headline">{words.askAtDesk}</h1>
      <p className="customer-purpose">{words.notShown}</p>
    </div>
  )
}

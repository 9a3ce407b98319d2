import { CircleCheck, Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { Scene } from '#contract'
import { ask } from '../ask.ts'
import { EnvironmentBand } from '../band/environment-band.tsx'
import { QrCode } from '../qr/qr-code.tsx'

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
      <p className="customer-hint">
        <kbd>Esc</kbd> back to the desk
      </p>
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
            <Smartphone aria-hidden="true" /> Opened on your phone
          </>
        )}
      </p>
    </div>
  )
}

function WhatToDo({ scene: { organisationName, linkHost } }: { scene: CodeSceneValues }) {
  return (
    <>
      <h1 className="customer-headline">Scan with your phone camera</h1>
      <p className="customer-purpose">
        {organisationName === ''
          ? 'to prove your identity'
          : `to prove your identity to ${organisationName}`}
      </p>
      <p className="customer-host">
        Your phone will show <strong>{linkHost}</strong>
      </p>
      <p className="customer-ready">Have two identity documents ready; it takes about 5 minutes</p>
    </>
  )
}

/** Sent, not verified: nothing more is known here. */
function Thanks() {
  return (
    <div role="status">
      <CircleCheck className="customer-thanks" aria-hidden="true" />
      <h1 className="customer-headline">Thank you</h1>
      <p className="customer-purpose">Your details have been sent.</p>
    </div>
  )
}

function AskAtTheDesk() {
  return (
    <div className="customer-sorry">
      <h1 className="customer-headline">Please ask at the desk</h1>
      <p className="customer-purpose">Your code could not be shown here just now.</p>
    </div>
  )
}

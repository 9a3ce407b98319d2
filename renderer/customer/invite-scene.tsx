import { CircleCheck, Smartphone } from 'lucide-react'
import type { Language, Scene } from '#contract'
import { FilledWords } from '../languages/filled-words.tsx'
import { wordsOf } from '../languages/languages.ts'
import { CodeCard } from './code-card.tsx'
import { LinkHost } from './link-host.tsx'
import { ScanWords } from './scan-words.tsx'
import { VerifiedScene } from './verified-scene.tsx'

type InviteValues = Extract<Scene, { kind: 'invite' }>

/** One invite's code, and what the customer is to do with it. */
export function InviteScene({ scene }: { scene: InviteValues }) {
  const isDone = scene.status === 'Completed'
  return (
    <VerifiedScene scene={scene}>
      {(confirm) => (
        <CodeCard
          scene={scene}
          label={wordsOf(scene.language).codeName}
          onDrawn={confirm}
          what={isDone ? <Thanks language={scene.language} /> : <WhatToDo scene={scene} />}
          expect={!isDone && <WhatToExpect scene={scene} />}
        />
      )}
    </VerifiedScene>
  )
}

function WhatToDo({ scene }: { scene: InviteValues }) {
  const { firstName } = scene
  const words = wordsOf(scene.language)
  return (
    <>
      {firstName !== undefined && (
        <p className="customer-greeting">
          <FilledWords words={words.greeting} values={{ name: firstName }} />
        </p>
      )}
      <ScanWords scene={scene} />
    </>
  )
}

function WhatToExpect({ scene: { linkHost, status, language } }: { scene: InviteValues }) {
  const words = wordsOf(language)
  return (
    <>
      <p className="customer-host">
        {words.phoneShows} <LinkHost host={linkHost} />
      </p>
      <p className="customer-ready">{words.documents}</p>
      <p className="customer-progress" role="status">
        {status === 'Active' && (
          <>
            <Smartphone aria-hidden="true" /> {words.opened}
          </>
        )}
      </p>
    </>
  )
}

/** Sent, not verified: nothing more is known here. */
function Thanks({ language }: { language: Language }) {
  const words = wordsOf(language)
  return (
    <div role="status">
      <CircleCheck className="customer-thanks" aria-hidden="true" />
      <h1 className="customer-headline">{words.thanks}</h1>
      <p className="customer-purpose">{words.sent}</p>
    </div>
  )
}

import { CircleCheck, Smartphone } from 'lucide-react'
import type { Language, Scene } from '#contract'
import { directionOf, filledIn, wordsOf } from '../languages/languages.ts'
import { CheckedScene } from './checked-scene.tsx'
import { CodeCard } from './code-card.tsx'

type InviteValues = Extract<Scene, { kind: 'invite' }>

/** One invite's code, and what the customer is to do with it. */
export function InviteScene({ scene }: { scene: InviteValues }) {
  return (
    <CheckedScene scene={scene}>
      {(confirm) => (
        <CodeCard scene={scene} label={wordsOf(scene.language).codeName} onDrawn={confirm}>
          <Invitation scene={scene} />
        </CodeCard>
      )}
    </CheckedScene>
  )
}

function Invitation({ scene }: { scene: InviteValues }) {
  const words = wordsOf(scene.language)
  return (
    <div className="customer-words" dir={directionOf(scene.language)}>
      {scene.status === 'Completed' ? (
        <Thanks language={scene.language} />
      ) : (
        <WhatToDo scene={scene} />
      )}
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

function WhatToDo({ scene }: { scene: InviteValues }) {
  const { organisationName: organisation, linkHost, firstName } = scene
  const words = wordsOf(scene.language)
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
        {words.phoneShows} <strong dir="ltr">{linkHost}</strong>
      </p>
      <p className="customer-ready">{words.documents}</p>
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

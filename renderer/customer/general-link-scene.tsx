import { MessageCircle, Unlink } from 'lucide-react'
import type { Scene } from '#contract'
import { FilledWords } from '../languages/filled-words.tsx'
import { wordsOf } from '../languages/languages.ts'
import { CheckedScene } from './checked-scene.tsx'
import { CodeCard } from './code-card.tsx'
import { LinkHost } from './link-host.tsx'
import './general-link-scene.css'

type GeneralLinkValues = Extract<Scene, { kind: 'general-link' }>

/** The link that is everybody's: plainly marked, because nobody here learns how far the customer is. */
export function GeneralLinkScene({ scene }: { scene: GeneralLinkValues }) {
  return (
    <CheckedScene scene={scene}>
      {(confirm) => (
        <CodeCard
          scene={scene}
          label={wordsOf(scene.language).codeName}
          onDrawn={confirm}
          what={<WhatToDo scene={scene} />}
          expect={<WhatToExpect scene={scene} />}
        />
      )}
    </CheckedScene>
  )
}

function WhatToDo({ scene }: { scene: GeneralLinkValues }) {
  const { organisationName: organisation, language } = scene
  const words = wordsOf(language)
  return (
    <>
      <p className="customer-mark">
        <Unlink aria-hidden="true" /> {words.generalLink}
      </p>
      <h1 className="customer-headline">{words.scan}</h1>
      <p className="customer-purpose">
        {organisation === '' ? (
          words.purpose
        ) : (
          <FilledWords words={words.purposeFor} values={{ organisation }} />
        )}
      </p>
    </>
  )
}

function WhatToExpect({ scene: { linkHost, language } }: { scene: GeneralLinkValues }) {
  const words = wordsOf(language)
  return (
    <>
      <p className="customer-host">
        {words.phoneShows} <LinkHost host={linkHost} />
      </p>
      <p className="customer-tell">
        <MessageCircle aria-hidden="true" /> {words.tellTheDesk}
      </p>
    </>
  )
}

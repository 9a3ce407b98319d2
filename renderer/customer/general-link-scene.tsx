import { MessageCircle, Unlink } from 'lucide-react'
import type { Scene } from '#contract'
import { wordsOf } from '../languages/languages.ts'
import { CodeCard } from './code-card.tsx'
import { LinkHost } from './link-host.tsx'
import { ScanWords } from './scan-words.tsx'
import { VerifiedScene } from './verified-scene.tsx'
import './general-link-scene.css'

type GeneralLinkValues = Extract<Scene, { kind: 'general-link' }>

/** The link that is everybody's: plainly marked, because nobody here learns how far the customer is. */
export function GeneralLinkScene({ scene }: { scene: GeneralLinkValues }) {
  return (
    <VerifiedScene scene={scene}>
      {(confirm) => (
        <CodeCard
          scene={scene}
          label={wordsOf(scene.language).codeName}
          onDrawn={confirm}
          what={<WhatToDo scene={scene} />}
          expect={<WhatToExpect scene={scene} />}
        />
      )}
    </VerifiedScene>
  )
}

function WhatToDo({ scene }: { scene: GeneralLinkValues }) {
  const words = wordsOf(scene.language)
  return (
    <>
      <p className="customer-mark">
        <Unlink aria-hidden="true" /> {words.generalLink}
      </p>
      <ScanWords scene={scene} />
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

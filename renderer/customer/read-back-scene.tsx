import type { Scene } from '#contract'
import { directionOf, wordsOf } from '../languages/languages.ts'
import { FittedEmail } from './fitted-email.tsx'
import { VerifiedScene } from './verified-scene.tsx'
import './read-back-scene.css'

type ReadBackValues = Extract<Scene, { kind: 'read-back' }>

/** The email address as it was typed, as large as it fits, for the customer's nod. */
export function ReadBackScene({ scene }: { scene: ReadBackValues }) {
  const words = wordsOf(scene.language)
  return (
    <VerifiedScene scene={scene}>
      {(confirm) => (
        <div className="customer-read-back" dir={directionOf(scene.language)}>
          <h1 className="read-back-question">{words.readBack}</h1>
          <FittedEmail email={scene.text} occasion={scene} onDrawn={confirm} />
          <p className="read-back-tell">{words.readBackTell}</p>
        </div>
      )}
    </VerifiedScene>
  )
}

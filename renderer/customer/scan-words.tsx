import type { Scene } from '#contract'
import { FilledWords } from '../languages/filled-words.tsx'
import { wordsOf } from '../languages/languages.ts'

type LinkScene = Extract<Scene, { linkHost: string }>

/** What the customer is to do with the code, and what for. */
export function ScanWords({ scene }: { scene: LinkScene }) {
  const { organisationName: organisation, language } = scene
  const words = wordsOf(language)
  return (
    <>
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

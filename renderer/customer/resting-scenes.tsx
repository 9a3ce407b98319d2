import { Clock, IdCard, type LucideIcon, Smartphone } from 'lucide-react'
import type { Scene } from '#contract'
import { type CustomerWords, directionOf, FilledWords, wordsOf } from '../languages/languages.tsx'
import { CustomerFrame, Logo } from './customer-frame.tsx'

type SceneOf<Kind extends Scene['kind']> = Extract<Scene, { kind: Kind }>

/** No customer is present: who is at home here. */
export function WelcomeScene({ scene }: { scene: SceneOf<'welcome'> }) {
  const { organisationName: organisation, language } = scene
  const words = wordsOf(language)
  return (
    <CustomerFrame scene={scene} state="resting">
      <div className="customer-centre" dir={directionOf(language)}>
        <Logo look={scene.look} />
        <h1 className="customer-headline">
          {organisation === '' ? (
            words.welcome
          ) : (
            <FilledWords words={words.welcomeTo} values={{ organisation }} />
          )}
        </h1>
        <p className="customer-purpose">{words.pleaseWait}</p>
      </div>
    </CustomerFrame>
  )
}

const toHaveReady: readonly { icon: LucideIcon; says: keyof CustomerWords }[] = [
  { icon: Smartphone, says: 'readyPhone' },
  { icon: IdCard, says: 'readyDocuments' },
  { icon: Clock, says: 'readyTime' },
]

/** The desk is typing: what to look for meanwhile. */
export function ReadyScene({ scene }: { scene: SceneOf<'ready'> }) {
  const { firstName, language } = scene
  const words = wordsOf(language)
  return (
    <CustomerFrame scene={scene} state="resting">
      <div className="customer-centre customer-list" dir={directionOf(language)}>
        <Logo look={scene.look} />
        {firstName !== undefined && (
          <p className="customer-greeting">
            <FilledWords words={words.greeting} values={{ name: firstName }} />
          </p>
        )}
        <h1 className="customer-headline">{words.ready}</h1>
        <ul>
          {toHaveReady.map(({ icon: Icon, says }) => (
            <li key={says}>
              <Icon aria-hidden="true" />{' '}
              <bdi>{(says === 'readyDocuments' && scene.documents) || words[says]}</bdi>
            </li>
          ))}
        </ul>
      </div>
    </CustomerFrame>
  )
}

/** Covered: dark, quiet, and still somebody's. */
export function PrivacyScene({ scene }: { scene: SceneOf<'privacy-screen'> }) {
  return (
    <CustomerFrame scene={scene} state="privacy-screen">
      <div className="customer-centre">
        <h1 className="customer-name">
          {scene.organisationName || wordsOf(scene.language).welcome}
        </h1>
      </div>
    </CustomerFrame>
  )
}

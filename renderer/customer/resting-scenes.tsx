import { Clock, IdCard, type LucideIcon, Smartphone } from 'lucide-react'
import type { Scene } from '#contract'
import { EnvironmentBand } from '../band/environment-band.tsx'
import { filledIn, customerWords as words } from './customer-words.ts'

type SceneOf<Kind extends Scene['kind']> = Extract<Scene, { kind: Kind }>

/** Nobody is being served: who is at home here. */
export function WelcomeScene({ scene }: { scene: SceneOf<'welcome'> }) {
  const { organisationName: organisation } = scene
  return (
    <main className="customer customer-resting">
      <EnvironmentBand environment={scene.environment} />
      <div className="customer-centre">
        <h1 className="customer-headline">
          {organisation === '' ? words.welcome : filledIn(words.welcomeTo, { organisation })}
        </h1>
        <p className="customer-purpose">{words.pleaseWait}</p>
      </div>
    </main>
  )
}

const toHaveReady: readonly { icon: LucideIcon; says: string }[] = [
  { icon: Smartphone, says: words.readyPhone },
  { icon: IdCard, says: words.readyDocuments },
  { icon: Clock, says: words.readyTime },
]

/** The desk is typing: what to look for meanwhile. */
export function ReadyScene({ scene: { environment, firstName } }: { scene: SceneOf<'ready'> }) {
  return (
    <main className="customer customer-resting">
      <EnvironmentBand environment={environment} />
      <div className="customer-centre customer-list">
        {firstName !== undefined && (
          <p className="customer-greeting" dir="auto">
            {filledIn(words.greeting, { name: firstName })}
          </p>
        )}
        <h1 className="customer-headline">{words.ready}</h1>
        <ul>
          {toHaveReady.map(({ icon: Icon, says }) => (
            <li key={says}>
              <Icon aria-hidden="true" /> {says}
            </li>
          ))}
        </ul>
      </div>
    </main>
  )
}

/** Covered: dark, quiet, and still somebody's. */
export function CurtainScene({ scene }: { scene: SceneOf<'curtain'> }) {
  return (
    <main className="customer customer-curtain">
      <EnvironmentBand environment={scene.environment} />
      <div className="customer-centre">
        <h1 className="customer-name">{scene.organisationName || words.welcome}</h1>
      </div>
    </main>
  )
}

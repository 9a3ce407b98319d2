import type { ReactNode } from 'react'
import { type Language, languages, type Scene } from '#contract'
import { nameOfLanguage, wordsOf } from '../languages/languages.tsx'
import { EnvironmentBand } from '../ui/environment-band.tsx'
import './customer-frame.css'
import { ask } from '../ask.ts'

interface CustomerFrameProps {
  scene: Exclude<Scene, { kind: 'idle' }>
  state: 'checking' | 'right' | 'wrong' | 'resting' | 'privacy-screen' | 'ruler'
  children: ReactNode
  /** The drawing that main had its last word about. */
  drawing?: number | undefined
  /** For the receptionist, where the display covers the desk. */
  deskLine?: ReactNode
}

/**
 * What every scene stands in. The page itself reads from left to right in every language, so that a code
 * stays where it is when another language is chosen; words have a direction of their own.
 */
export function CustomerFrame(props: CustomerFrameProps) {
  const { scene, state, children, drawing, deskLine } = props
  return (
    <main
      className={`customer customer-${state} letters`}
      data-check={state}
      data-drawing={drawing}
      lang={scene.language}
      style={accentOf(scene)}
    >
      <EnvironmentBand environment={scene.environment} />
      {children}
      <div className="customer-foot">
        {state !== 'privacy-screen' && state !== 'ruler' && (
          <LanguageStrip spoken={scene.language} />
        )}
        {deskLine}
      </div>
    </main>
  )
}

/** On the dark page it could not be read. */
function accentOf({ kind, look }: CustomerFrameProps['scene']): Record<`--${string}`, string> {
  if (kind === 'privacy-screen' || look?.accent === undefined) return {}
  return { '--own-accent': look.accent }
}

/** Above words that name the organisation. */
export function Logo({ look }: Pick<CustomerFrameProps['scene'], 'look'>) {
  return look?.logo === undefined ? null : <img className="customer-logo" src={look.logo} alt="" />
}

/** Every language by its own name, one touch away. In the same place and order whatever is chosen. */
function LanguageStrip({ spoken }: { spoken: Language }) {
  return (
    <nav className="language-strip" aria-label={wordsOf(spoken).language}>
      {languages.map((option) => (
        <button
          key={option}
          type="button"
          lang={option}
          aria-current={option === spoken ? 'true' : undefined}
          onClick={() => chooseLanguage(option)}
        >
          {nameOfLanguage(option)}
        </button>
      ))}
    </nav>
  )
}

/** By touch or by key; the scene that follows is in it. */
export function chooseLanguage(language: Language) {
  void ask('display.chooseLanguage', { language })
}

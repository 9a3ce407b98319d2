import type { ReactNode } from 'react'
import type { Scene } from '#contract'
import { EnvironmentBand } from '../band/environment-band.tsx'
import { LanguageStrip } from './language-strip.tsx'

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

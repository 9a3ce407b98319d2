import type { ReactNode } from 'react'
import type { Scene } from '#contract'
import { EnvironmentBand } from '../band/environment-band.tsx'

interface CustomerFrameProps {
  scene: Exclude<Scene, { kind: 'idle' }>
  look: 'checking' | 'right' | 'wrong' | 'resting' | 'curtain'
  children: ReactNode
}

/**
 * What every scene stands in. The page itself reads from left to right in every language, so that a code
 * stays where it is when another language is chosen; words have a direction of their own.
 */
export function CustomerFrame({ scene, look, children }: CustomerFrameProps) {
  const isOverDesk = 'isOverDesk' in scene && scene.isOverDesk
  return (
    <main className={`customer customer-${look} letters`} data-check={look} lang={scene.language}>
      <EnvironmentBand environment={scene.environment} />
      {children}
      {isOverDesk && (
        <p className="customer-hint" lang="en">
          <kbd>Esc</kbd> back to the desk
        </p>
      )}
    </main>
  )
}

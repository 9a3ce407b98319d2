import type { ReactNode } from 'react'
import { QrCode } from '../qr/qr-code.tsx'
import type { DrawnScene } from './checked-scene.tsx'

interface CodeCardProps {
  scene: DrawnScene
  /** The code's alternative text. */
  label: string
  onDrawn: (decoded: string) => void
  /** What stands beside the code. */
  children: ReactNode
}

/** A code on its white card, and the words beside it. */
export function CodeCard({ scene, label, onDrawn, children }: CodeCardProps) {
  return (
    <div className="customer-code">
      <div className="customer-card">
        <QrCode text={scene.text} label={label} occasion={scene} onDrawn={onDrawn} />
      </div>
      {children}
    </div>
  )
}

import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'

interface SectionProps {
  id: string
  title: string
  lead: ReactNode
  /** Set by an environment variable: can be read here, and changed by the IT team alone. */
  isFixed?: boolean
  children: ReactNode
}

/** One part of the settings: what it is on the left, the controls on the right. */
export function Section({ id, title, lead, isFixed = false, children }: SectionProps) {
  return (
    <section className="section" aria-labelledby={`section-${id}`}>
      <div className="section-about">
        <h2 id={`section-${id}`} tabIndex={-1}>
          {title}
        </h2>
        <p>{lead}</p>
        {isFixed && (
          <p className="section-fixed">
            <Lock className="saving-icon" aria-hidden="true" /> Set by your IT team
          </p>
        )}
      </div>
      <div className="section-controls">{children}</div>
    </section>
  )
}

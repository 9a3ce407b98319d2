import { CircleAlert, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './notice.css'

const icons: Record<NoticeProps['tone'], LucideIcon> = {
  problem: CircleAlert,
  warning: TriangleAlert,
}

interface NoticeProps {
  tone: 'problem' | 'warning'
  /** What happened, in one sentence. */
  title: string
  /** What it means and what to do. */
  children?: ReactNode
  actions?: ReactNode
}

/** Says what happened, in the page's flow. It interrupts a screen reader. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={`notice notice-${tone}`} role="alert">
      <Icon className="notice-icon" aria-hidden="true" />
      <p className="notice-words">
        <strong>{title}</strong> {children}
      </p>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  )
}

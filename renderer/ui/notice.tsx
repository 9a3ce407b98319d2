import { CircleAlert, CircleCheck, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './notice.css'

const icons: Record<NoticeProps['tone'], LucideIcon> = {
  problem: CircleAlert,
  warning: TriangleAlert,
  done: CircleCheck,
}

interface NoticeProps {
  tone: 'problem' | 'warning' | 'done'
  /** What happened, in one sentence. */
  title: string
  /** What it means and what to do. */
  children?: ReactNode
  actions?: ReactNode
}

/** Says what happened, in the page's flow. Problems interrupt a screen reader, the rest waits. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={`notice notice-${tone}`} role={tone === 'done' ? 'status' : 'alert'}>
      <Icon className="notice-icon" aria-hidden="true" />
      <p className="notice-words">
        <strong>{title}</strong> {children}
      </p>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  )
}

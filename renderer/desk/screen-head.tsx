import type { ReactNode } from 'react'
import { Messages } from './notices.tsx'

interface ScreenHeadProps {
  title: string
  /** For a title that takes the keyboard when the screen is opened. */
  titleId?: string
  /** What can be done with all of the screen. */
  children?: ReactNode
}

/** A screen's title, and beside it the one place for what was done last. Stays in sight when the screen scrolls. */
export function ScreenHead({ title, titleId, children }: ScreenHeadProps) {
  return (
    <header className="screen-head">
      <h1 {...(titleId === undefined ? {} : { id: titleId, tabIndex: -1 })}>{title}</h1>
      <Messages />
      {children}
    </header>
  )
}

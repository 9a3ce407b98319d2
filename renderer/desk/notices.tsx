import { FileDown } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ask } from '../ask.ts'
import { keysOf, useShortcuts } from '../keyboard.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useScreen } from './app-state.ts'
import { failureSentence } from './copy/failure-sentences.ts'
import { isAtHand, useNotice } from './notice-store.ts'
import { saveSlipPdf } from './slips/slip-store.ts'
import './notices.css'

const shortcuts = { undo: () => useNotice.getState().undoNewest() } as const

/** A failure of the last action, under the screen: what stands on the screen stays where it is. */
export function ActionFailure() {
  const { failure, dismiss } = useNotice()
  const go = useScreen((state) => state.go)
  if (!failure) return null
  const { happened, meaning, remedy, section = 'codes' } = failureSentence(failure)
  const actions = (
    <>
      {remedy === 'save-slip' && failure.inviteId !== undefined && (
        <SavePdfButton inviteId={failure.inviteId} />
      )}
      {remedy === 'open-settings' && (
        <Button size="small" onPress={() => go('settings', section)}>
          Open settings
        </Button>
      )}
      <Button size="small" kind="quiet" onPress={dismiss}>
        Dismiss
      </Button>
    </>
  )
  return (
    <Notice tone="problem" title={happened} actions={actions}>
      {meaning}
    </Notice>
  )
}

/**
 * What was done last, said quietly beside the screen's title, where room is kept for it; the region is always
 * there to be heard. When it goes, an older one that can still be taken back shows again: one that lasts as
 * long as the form only with the form.
 */
function Messages() {
  const place = useScreen((state) => state.place)
  const message = useNotice(({ messages }) =>
    messages.findLast((found) => isAtHand(found, place) && !found.isQuiet),
  )
  const undoNewest = useNotice((state) => state.undoNewest)
  useShortcuts(shortcuts)
  return (
    <div className="messages" role="status">
      {message && (
        <div className="message">
          <span className="message-words" title={message.words}>
            {message.words}
          </span>
          {message.undo && (
            <Button size="small" kind="quiet" keys={keysOf('undo')} onPress={undoNewest}>
              Undo
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

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

/** The way out when printing did not work. */
function SavePdfButton({ inviteId }: { inviteId: number }) {
  const dismiss = useNotice((state) => state.dismiss)
  const save = () => {
    dismiss()
    void saveSlipPdf({ id: inviteId })
  }
  return (
    <Button size="small" icon={FileDown} onPress={save}>
      Save as PDF
    </Button>
  )
}

/** Stands over every place until the disk has taken what VerifiMe answered. */
export function UnwrittenAnswers() {
  const [count, setCount] = useState(0)
  useEffect(() => {
    void ask('invites.unwritten', undefined).then((answer) => {
      if (answer.ok) setCount(answer.value.count)
    })
    return window.desk.on('invites.unwritten', (news) => {
      setCount(news.count)
      if (news.count === 0) announce('Every invite is written down now')
    })
  }, [])
  if (count === 0) return null
  const title =
    count === 1
      ? 'The last invite could not be written down yet.'
      : `The last ${count} invites could not be written down yet.`
  return (
    <Notice tone="warning" title={title}>
      The customer can go on; the code works. Free some space on this computer’s disk and leave
      Front Desk open: it is written down by itself.
    </Notice>
  )
}

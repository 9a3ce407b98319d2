import { useEffect } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useNotice } from './notice-store.ts'
import './notices.css'
import { useScreen } from './screen-store.ts'
import { useShortcuts } from './shortcuts.ts'
import { SavePdfButton } from './slips/save-pdf-button.tsx'
import { failureSentence } from './words/failure-sentences.ts'

const messageMs = 6_000
const undoMs = 10_000

function undoLast() {
  const { message, dismiss } = useNotice.getState()
  if (!message?.undo) return
  // First away with it: undoing may have something to say itself.
  dismiss()
  message.undo()
}

const shortcuts = { 'Alt+Z': undoLast } as const

/** A failure of the last action, in the flow at the top of a screen. */
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

/** What was done, said quietly at the bottom of the window; the region is always there to be heard. */
export function Messages() {
  const { message, dismiss } = useNotice()
  useShortcuts(shortcuts)
  useEffect(() => {
    if (!message) return
    const timer = setTimeout(dismiss, message.undo ? undoMs : messageMs)
    return () => clearTimeout(timer)
  }, [message, dismiss])
  return (
    <div className="messages" role="status">
      {message && (
        <div className="message">
          <span className="message-words">{message.words}</span>
          {message.undo && (
            <Button size="small" kind="quiet" keys="Alt+Z" onPress={undoLast}>
              Undo
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

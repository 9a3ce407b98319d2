import { keysOf } from '../keyboard.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { isAtHand, useNotice } from './notice-store.ts'
import './notices.css'
import { failureSentence } from './copy/failure-sentences.ts'
import { useScreen } from './screen-store.ts'
import { useShortcuts } from './shortcuts.ts'
import { SavePdfButton } from './slips/save-pdf-button.tsx'

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
export function Messages() {
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

import { useEffect, useState } from 'react'
import { answerManagerNeeded, ask } from '../../ask.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { PinForm } from './pin-form.tsx'

/** Comes up by itself when main wants a manager's PIN, and what was asked goes on when it was right. */
export function ManagerPinDialog() {
  const [answer, setAnswer] = useState<(isOpen: boolean) => void>()
  useEffect(() => answerManagerNeeded(() => new Promise((resolve) => setAnswer(() => resolve))), [])
  const end = (isOpen: boolean) => {
    setAnswer(undefined)
    answer?.(isOpen)
  }
  return (
    <AlertDialog
      title="Manager’s PIN"
      isOpen={answer !== undefined}
      onClose={() => end(false)}
      actions={null}
    >
      <p>
        Settings, exports and deleting many are for managers. The PIN opens them for five minutes.
      </p>
      <PinForm
        label="PIN"
        name="managerEntry"
        enter={(pin) => ask('lock.manager', { pin })}
        onRight={() => end(true)}
        words="Go on"
        onCancel={() => end(false)}
      />
    </AlertDialog>
  )
}

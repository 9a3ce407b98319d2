import { useEffect } from 'react'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { longDayWords } from '../copy/time-words.ts'
import { useRetention } from './retention-store.ts'

/** Asked when this computer's clock has jumped: deleting for age by a wrong clock could not be undone. */
export function ClockDialog() {
  const { state, read, listen, decide } = useRetention()
  useEffect(() => {
    void read()
    return listen()
  }, [read, listen])
  if (state.state !== 'asking') return null
  return (
    <AlertDialog
      title={`Is today ${longDayWords(state.clockAt)}?`}
      isOpen
      actions={
        <>
          <Button autoFocus onPress={() => void decide(false)}>
            No, keep everything
          </Button>
          <Button kind="main" onPress={() => void decide(true)}>
            Yes, the date is right
          </Button>
        </>
      }
    >
      <p>
        Front Desk was last used on {longDayWords(state.lastUsedAt)}. If the date is right, invites
        whose time is over are deleted now.
      </p>
      <p>If it is wrong, nothing is deleted: correct the date of this computer, and go on.</p>
    </AlertDialog>
  )
}

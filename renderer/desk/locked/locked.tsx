import { LockKeyhole } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DatabaseState, Failure } from '#contract'
import { ask } from '../../ask.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { failureSentence } from '../copy/failure-sentences.ts'
import { lockedSentences, recoverySentence } from '../copy/locked-sentences.ts'
import { useDatabase } from '../database-store.ts'
import './locked.css'
import { RecoveryForm } from './recovery-form.tsx'

type LockedState = Extract<DatabaseState, { state: 'locked' }>

/** The history cannot be opened: why, that nothing was deleted, and the ways on. */
export function Locked({ database }: { database: LockedState }) {
  const { happened, meaning } = lockedSentences[database.reason]
  const { reason, hasRecoveryCode } = database
  const title = useRef<HTMLHeadingElement>(null)
  // The one way on that destroys nothing; never the button of the other.
  useEffect(() => {
    const field = document.querySelector<HTMLElement>('.recovery-form input')
    ;(field ?? title.current)?.focus()
  }, [])
  return (
    <main className="locked">
      <div className="locked-column">
        <LockKeyhole className="locked-icon" aria-hidden="true" />
        <h1 ref={title} tabIndex={-1}>
          The history is locked
        </h1>
        <div role="alert">
          <p>{happened} Front Desk has deleted nothing.</p>
          <p className="locked-meaning">
            {meaning} {recoverySentence(reason, hasRecoveryCode)}
          </p>
        </div>
        {hasRecoveryCode && <RecoveryForm />}
        <StartAfresh isOnlyWay={!hasRecoveryCode} />
      </div>
    </main>
  )
}

function StartAfresh({ isOnlyWay }: { isOnlyWay: boolean }) {
  const [isAsking, setIsAsking] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const take = useDatabase((state) => state.take)
  const start = async () => {
    setIsAsking(false)
    const answer = take(await ask('database.startAfresh', undefined))
    setFailure(answer.ok ? undefined : answer.failure)
  }
  return (
    <div className="locked-afresh">
      <Button kind={isOnlyWay ? 'plain' : 'quiet'} onPress={() => setIsAsking(true)}>
        Start an empty history
      </Button>
      <p>The old file is kept aside, so that it can still be opened later.</p>
      {failure && <p role="alert">{failureSentence(failure).happened}</p>}
      <AlertDialog
        title="Start an empty history?"
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        actions={
          <>
            <Button autoFocus onPress={() => setIsAsking(false)}>
              Cancel
            </Button>
            <Button kind="danger" onPress={() => void start()}>
              Start an empty history
            </Button>
          </>
        }
      >
        <p>
          You will not see earlier invites here. The old file is kept aside under a name with
          today’s date; your IT team may be able to open it.
        </p>
      </AlertDialog>
    </div>
  )
}

import { LockKeyhole } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Backup, DatabaseState, Failure } from '#contract'
import { ask } from '../../ask.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useDatabase } from '../app-state.ts'
import { BackupChoices } from '../backups/backup-choices.tsx'
import { failureSentence } from '../copy/failure-sentences.ts'
import { problemSentence } from '../copy/problem-sentences.ts'
import './locked.css'

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
        <Backups />
        <StartAfresh isOnlyWay={!hasRecoveryCode} />
      </div>
    </main>
  )
}

/** Where there is one, it is the way on that loses least. */
function Backups() {
  const [backups, setBackups] = useState<readonly Backup[]>([])
  useEffect(() => {
    void ask('database.backups', undefined).then((answer) => {
      if (answer.ok) setBackups(answer.value.backups)
    })
  }, [])
  if (backups.length === 0) return null
  return (
    <section className="locked-backups" aria-labelledby="locked-backups">
      <h2 id="locked-backups">Restore a backup</h2>
      <BackupChoices backups={backups} />
    </section>
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

/** Opens the history with the code that somebody wrote down. */
function RecoveryForm() {
  const [recoveryCode, setRecoveryCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isOpening, setIsOpening] = useState(false)
  const take = useDatabase((state) => state.take)
  const open = async () => {
    if (isOpening) return
    if (recoveryCode.trim() === '') {
      setProblem('Enter the recovery code')
      return
    }
    setIsOpening(true)
    const answer = take(await ask('database.recover', { recoveryCode }))
    setIsOpening(false)
    if (answer.ok) {
      setProblem(
        answer.value.state === 'locked'
          ? problemSentence({ field: 'recoveryCode', rule: 'recovery-code-wrong' })
          : undefined,
      )
      return
    }
    const [first] = answer.failure.problems
    setProblem(first ? problemSentence(first) : failureSentence(answer.failure).happened)
  }
  return (
    <form
      className="recovery-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <LineField
        label="Recovery code"
        name="recoveryCode"
        value={recoveryCode}
        onChange={setRecoveryCode}
        hint="The code that was shown once in Settings and written down"
        problem={problem}
      />
      <Button kind="main" type="submit" isBusy={isOpening}>
        {isOpening ? 'Opening…' : 'Open the history'}
      </Button>
    </form>
  )
}

type LockedReason = Extract<DatabaseState, { state: 'locked' }>['reason']

/** The ways on, after a reason for which the file itself may be whole. Only what there is may be promised. */
function recoverySentence(reason: LockedReason, hasRecoveryCode: boolean): string {
  if (reason !== 'key-lost' && reason !== 'keyring-missing') return ''
  if (hasRecoveryCode) return 'The recovery code opens it.'
  return reason === 'key-lost'
    ? 'No recovery code was made for it: it opens only where it opened before.'
    : ''
}

/** Why the history cannot be opened, and what that means. "Nothing was deleted" is said by the screen. */
export const lockedSentences: Record<LockedReason, { happened: string; meaning: string }> = {
  'key-lost': {
    happened: 'This computer no longer gives out the key that opens it.',
    meaning:
      'This happens after a move to another computer or account, or when a password was reset.',
  },
  'keyring-missing': {
    happened: 'Its key is in this computer’s keyring, which is not available now.',
    meaning:
      'Unlock the keyring, or sign out of this computer and in again, then start Front Desk again.',
  },
  damaged: {
    happened: 'The file cannot be read: it seems to be damaged.',
    meaning: 'A backup, where there is one, brings it back as it was then.',
  },
  missing: {
    happened: 'The file is not where it was.',
    meaning: 'If it was moved, put it back and start Front Desk again.',
  },
  newer: {
    happened: 'It was last used by a newer version of Front Desk.',
    meaning: 'Install that version, or a later one, and everything is there again.',
  },
  failed: {
    happened: 'This computer did not let Front Desk open it.',
    meaning:
      'Another program may be using the file, or the disk may be full. Start Front Desk again.',
  },
}

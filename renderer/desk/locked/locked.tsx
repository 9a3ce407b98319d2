import { LockKeyhole } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Answer, Backup, DatabaseState, Failure } from '#contract'
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
  const isAsked = reason === 'passphrase'
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
          {isAsked ? 'Enter the passphrase' : 'The history is locked'}
        </h1>
        <div role="alert">
          <p>
            {happened} {!isAsked && 'Front Desk has deleted nothing.'}
          </p>
          <p className="locked-meaning">
            {meaning} {recoverySentence(reason, hasRecoveryCode)}{' '}
            {!isAsked && 'Until it is open, no customer can be invited from this computer.'}
          </p>
        </div>
        {isAsked && <SecretForm secret={passphraseSecret} />}
        {hasRecoveryCode && <SecretForm secret={recoverySecret} />}
        {!isAsked && <TryAgain />}
        {!isAsked && <Backups />}
        <StartAfresh isOnlyWay={!hasRecoveryCode && !isAsked} />
      </div>
    </main>
  )
}

/** Whatever was in the way may be gone: a keyring is unlocked, a file put back, a disk has room. */
function TryAgain() {
  const [isOpening, setIsOpening] = useState(false)
  const [failure, setFailure] = useState<string>()
  const take = useDatabase((state) => state.take)
  const open = async () => {
    setIsOpening(true)
    const answer = take(await ask('database.open', undefined))
    setIsOpening(false)
    if (!answer.ok) setFailure(failureSentence(answer.failure).happened)
    else if (answer.value.state === 'locked') setFailure('It still cannot be opened.')
  }
  return (
    <div className="locked-again">
      <Button isBusy={isOpening} onPress={() => void open()}>
        Try again
      </Button>
      {failure && <p role="status">{failure}</p>}
    </div>
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
      <p>What there is of the old one is kept aside, never deleted.</p>
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

interface Secret {
  field: 'recoveryCode' | 'passphrase'
  label: string
  hint: string
  /** Shown as dots: it is entered at each start, with people around. */
  isHidden: boolean
  open: (typed: string) => Promise<Answer<DatabaseState>>
}

const recoverySecret: Secret = {
  field: 'recoveryCode',
  label: 'Recovery code',
  hint: 'The code that was shown once in Settings and written down',
  isHidden: false,
  open: (recoveryCode) => ask('database.recover', { recoveryCode }),
}

const passphraseSecret: Secret = {
  field: 'passphrase',
  label: 'Passphrase',
  hint: 'The one that was set in Front Desk on this computer',
  isHidden: true,
  open: (passphrase) => ask('database.unlock', { passphrase }),
}

/** Opens the history with what somebody knows or wrote down. */
function SecretForm({ secret }: { secret: Secret }) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isOpening, setIsOpening] = useState(false)
  const take = useDatabase((state) => state.take)
  const { field, label } = secret
  const open = async () => {
    if (isOpening) return
    if (typed.trim() === '') {
      setProblem(problemSentence({ field, rule: 'missing' }))
      return
    }
    setIsOpening(true)
    const answer = take(await secret.open(typed))
    setIsOpening(false)
    // Right, and the file does not open all the same: the screen says why.
    if (answer.ok) return setProblem(undefined)
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
        label={label}
        name={field}
        type={secret.isHidden ? 'password' : 'text'}
        value={typed}
        onChange={setTyped}
        hint={secret.hint}
        problem={problem}
      />
      <Button kind="main" type="submit" isBusy={isOpening}>
        {isOpening ? 'Opening…' : `Open with the ${label.toLowerCase()}`}
      </Button>
    </form>
  )
}

type LockedReason = Extract<DatabaseState, { state: 'locked' }>['reason']

/** The ways on, after a reason for which the file itself may be whole. Only what there is may be promised. */
function recoverySentence(reason: LockedReason, hasRecoveryCode: boolean): string {
  if (reason === 'passphrase') return hasRecoveryCode ? 'So does the recovery code.' : ''
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
  'key-missing': {
    happened: 'The small file that holds its key is gone or cannot be read, and so is its copy.',
    meaning:
      'No recovery code can open it without that file. Your IT team can put history.key back from a copy of the folder; then try again.',
  },
  'keyring-missing': {
    happened: 'Its key is in this computer’s keyring, which is not available now.',
    meaning: 'Unlock the keyring, or sign out of this computer and in again, then try again.',
  },
  passphrase: {
    happened: 'The history on this computer opens with the passphrase that was set for it.',
    meaning: '',
  },
  damaged: {
    happened: 'The file cannot be read: it seems to be damaged.',
    meaning: 'A backup, where there is one, brings it back as it was then.',
  },
  missing: {
    happened: 'The file is not where it was.',
    meaning: 'If it was moved, put it back, then try again.',
  },
  newer: {
    happened: 'It was last used by a newer version of Front Desk.',
    meaning: 'Install that version, or a later one, and everything is there again.',
  },
  'in-use': {
    happened: 'Another program has it open.',
    meaning:
      'It may be Front Desk of another account, or a program that makes copies. Close that, then try again.',
  },
  'disk-full': {
    happened: 'This computer’s disk is full.',
    meaning: 'Free some space, then try again.',
  },
  'not-writable': {
    happened: 'Front Desk may not write into the folder that it is in.',
    meaning: 'Ask your IT team to let this account write there, then try again.',
  },
  failed: {
    happened: 'This computer did not let Front Desk open it.',
    meaning:
      'The disk or the connection to it may have failed. Try again; if it stays like this, tell your IT team.',
  },
}

import { useState } from 'react'
import type { Backup, Failure } from '#contract'
import { ask } from '../../ask.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useDatabase } from '../app-state.ts'
import { failureSentence } from '../copy/failure-sentences.ts'
import { useNotice } from '../notice-store.ts'
import { dayWords, timeWords } from '../time.ts'
import './backup-choices.css'

/** The points that the history can go back to, newest first; choosing one asks first. */
export function BackupChoices({ backups }: { backups: readonly Backup[] }) {
  const [chosen, setChosen] = useState<Backup>()
  return (
    <>
      <ul className="backups" aria-label="Backups">
        {backups.map((backup) => (
          <li key={`${backup.place} ${backup.name}`} className="backup">
            <span className="backup-words">
              <span className="backup-time">{pointWords(backup.at)}</span>
              <span className="backup-content">{contentWords(backup)}</span>
            </span>
            {backup.state !== 'damaged' && (
              <Button size="small" about={pointWords(backup.at)} onPress={() => setChosen(backup)}>
                Restore…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen && <RestoreDialog backup={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

/** Says what is lost before anything is done. */
function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { place, name, at, state } = backup
  const isCodeNeeded = state === 'code-needed'
  const [recoveryCode, setRecoveryCode] = useState('')
  const [isRestoring, setIsRestoring] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const take = useDatabase((database) => database.take)
  const restore = async () => {
    setIsRestoring(true)
    const order = { place, name, ...(isCodeNeeded ? { recoveryCode } : {}) }
    const answer = take(await ask('database.restore', order))
    setIsRestoring(false)
    setFailure(answer.ok ? undefined : answer.failure)
    if (!answer.ok) return
    useNotice.getState().say(`The history is as of ${pointWords(at)}`)
    onClose()
  }
  const [problem] = failure?.problems ?? []
  return (
    <AlertDialog
      title={`Restore the backup of ${pointWords(at)}?`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button autoFocus={!isCodeNeeded} onPress={onClose}>
            Cancel
          </Button>
          <Button kind="danger" isBusy={isRestoring} onPress={() => void restore()}>
            {isRestoring ? 'Restoring…' : 'Restore'}
          </Button>
        </>
      }
    >
      <p>
        <strong>{lossWords(backup)}</strong> Settings, organisation codes, staff, PINs, the record
        and the register go back, too.
      </p>
      <p>
        No backup holds what is being typed, customers on hold, notes, dates of birth, addresses or
        who is expected today.
      </p>
      <p>The present history is kept aside on this computer; Front Desk does not delete it.</p>
      {isCodeNeeded && (
        <LineField
          label="Recovery code or passphrase"
          name="recoveryCode"
          value={recoveryCode}
          onChange={setRecoveryCode}
          hint="The one that was made for that history"
          problem={problem && 'It does not open this backup: check each character'}
        />
      )}
      {failure && !problem && (
        <p className="backup-failure" role="alert">
          {failureSentence(failure).happened} {failureSentence(failure).meaning}
        </p>
      )}
    </AlertDialog>
  )
}

/** "Today, 9:41 am". */
function pointWords(at: number): string {
  return `${dayWords(at, Date.now())}, ${timeWords(at)}`
}

function contentWords({ state, invites, place }: Backup): string {
  if (state === 'damaged') return 'Damaged: it cannot be read'
  if (state === 'code-needed') return 'Of another computer or an earlier history'
  const where = place === 'folder' ? ', in your IT team’s folder' : ''
  return `${countWords(invites ?? 0)}${where}`
}

const countWords = (count: number) => `${count} ${count === 1 ? 'invite' : 'invites'}`

function lossWords({ newer }: Backup): string {
  const onPhones = 'Their links still work on customers’ phones.'
  if (newer === undefined) {
    return `Invites made since then will be missing; how many cannot be told. ${onPhones}`
  }
  if (newer === 0) return 'No invite was made since then.'
  return `${countWords(newer)} made since then will be missing. ${onPhones}`
}

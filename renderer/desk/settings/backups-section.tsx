import { useEffect, useState } from 'react'
import type { BackupList, Failure } from '#contract'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { useSettings } from '../app-state.ts'
import { BackupChoices } from '../backups/backup-choices.tsx'
import { failureSentence } from '../copy/failure-sentences.ts'
import { Section } from './sections.tsx'

/** The backups that there are, making one, and going back to one. */
export function BackupsSection() {
  const { hasRecoveryCode } = useSettings()
  const [list, setList] = useState<BackupList>()
  const [failure, setFailure] = useState<Failure>()
  const [isMaking, setIsMaking] = useState(false)
  const [isMade, setIsMade] = useState(false)
  const read = async (asked: ReturnType<typeof askList>) => {
    const answer = await asked
    if (answer.ok) setList(answer.value)
    setFailure(answer.ok ? undefined : answer.failure)
    return answer.ok
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when somebody looks.
  useEffect(() => void read(askList()), [])
  const make = async () => {
    setIsMaking(true)
    setIsMade(await read(ask('database.backup', undefined)))
    setIsMaking(false)
  }
  const last = failure ?? (list?.failure && { code: list.failure, problems: [] })
  return (
    <Section
      id="backups"
      lead="Once a day, encrypted like the history, without dates of birth and addresses. The newest of three days are kept."
    >
      {last && (
        <p className="saving-words saving-failed" role="alert">
          {failureSentence(last).happened} {failureSentence(last).meaning}
        </p>
      )}
      {list && list.backups.length > 0 && <BackupChoices backups={list.backups} />}
      {list?.backups.length === 0 && <p className="section-none">There is no backup yet.</p>}
      <div>
        <Button isBusy={isMaking} onPress={() => void make()}>
          {isMaking ? 'Backing up…' : 'Back up now'}
        </Button>
      </div>
      <p className="saving-words" role="status">
        {isMade && !isMaking && 'Backed up'}
      </p>
      {list && <Copies copies={list.copies} hasRecoveryCode={hasRecoveryCode} />}
    </Section>
  )
}

const askList = () => ask('database.backups', undefined)

interface CopiesProps {
  copies: BackupList['copies']
  hasRecoveryCode: boolean
}

/** What becomes of them beyond this computer. */
function Copies({ copies, hasRecoveryCode }: CopiesProps) {
  if (copies === 'failed') {
    return (
      <p className="section-note" role="alert">
        The folder that your IT team chose for copies cannot be written to. The backups on this
        computer are made all the same. Tell your IT team.
      </p>
    )
  }
  const where =
    copies === 'made'
      ? 'Copies go to the folder that your IT team chose.'
      : 'They are on this computer only.'
  const code = hasRecoveryCode
    ? 'With the recovery code they open on another computer.'
    : 'Without a recovery code they open on this computer only: create one above.'
  return (
    <p className="section-none">
      {where} {code}
    </p>
  )
}

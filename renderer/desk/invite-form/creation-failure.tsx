import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useScreen } from '../screen-store.ts'
import { type FailureSentence, failureSentence } from '../words/failure-sentences.ts'
import { useCreation } from './creation-store.ts'
import { ProblemSummary } from './problem-summary.tsx'

/** What stood in the way of the last invite, at the top of the form. Nothing when nothing did. */
export function CreationFailure() {
  const { problems, failure, sent, attempt } = useCreation()
  if (problems.length > 0) return <ProblemSummary key={attempt} problems={problems} />
  if (!failure) return null
  const { happened, meaning, remedy } = failureSentence(failure, {
    sendsEmail: sent.sendInvitationEmail,
  })
  return (
    <Notice
      key={attempt}
      tone="problem"
      title={happened}
      actions={remedy && <Remedy remedy={remedy} />}
    >
      {meaning}
    </Notice>
  )
}

function Remedy({ remedy }: { remedy: FailureSentence['remedy'] }) {
  const create = useCreation((state) => state.create)
  const isSending = useCreation((state) => state.isSending)
  const go = useScreen((state) => state.go)
  if (remedy === 'try-again') {
    return (
      <Button size="small" isBusy={isSending} onPress={() => void create()}>
        Try again
      </Button>
    )
  }
  return remedy === 'open-settings' ? (
    <Button size="small" onPress={() => go('settings', 'codes')}>
      Open settings
    </Button>
  ) : null
}

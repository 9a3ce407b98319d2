import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type FailureSentence, failureSentence, isOutage } from '../copy/failure-sentences.ts'
import { showGeneralLink } from '../display/display-actions.ts'
import { useCards } from '../display/use-cards.ts'
import { useScreen } from '../screen-store.ts'
import { useNow } from '../use-now.ts'
import { useCreation } from './creation-store.ts'
import { ProblemSummary } from './problem-summary.tsx'

/** What stood in the way of the last invite, at the top of the form. Nothing when nothing did. */
export function CreationFailure() {
  const { hasGeneralLink } = useCards()
  const { problems, failure, sent, attempt } = useCreation()
  if (problems.length > 0) return <ProblemSummary key={attempt} problems={problems} />
  if (!failure) return null
  const { happened, meaning, remedy } = failureSentence(failure, {
    sendsEmail: sent.sendInvitationEmail,
  })
  const isLinkOffered = hasGeneralLink && isOutage(failure.code)
  return (
    <Notice
      key={attempt}
      tone="problem"
      title={happened}
      actions={
        remedy || isLinkOffered ? (
          <>
            {remedy && <Remedy remedy={remedy} />}
            {isLinkOffered && <ShowGeneralLink />}
          </>
        ) : undefined
      }
    >
      {meaning}
      {isLinkOffered && ' Your permanent link can be shown instead; that visit is not tracked.'}
    </Notice>
  )
}

function ShowGeneralLink() {
  return (
    <Button size="small" keys={keysOf('permanentLink')} onPress={() => void showGeneralLink()}>
      Show the permanent link
    </Button>
  )
}

/** For the eye alone: the failure around it is an alert, which would be read out anew at every second. */
function SecondsLeft({ until }: { until: number }) {
  useNow(250)
  const seconds = Math.max(1, Math.ceil((until - performance.now()) / 1000))
  return <span aria-hidden="true">in {seconds} s</span>
}

function Remedy({ remedy }: { remedy: FailureSentence['remedy'] }) {
  const create = useCreation((state) => state.create)
  const isSending = useCreation((state) => state.isSending)
  const hold = useCreation((state) => state.hold)
  const go = useScreen((state) => state.go)
  if (remedy === 'try-again') {
    return (
      <Button size="small" isBusy={isSending || hold !== undefined} onPress={() => void create()}>
        Try again {hold && <SecondsLeft until={hold.until} />}
      </Button>
    )
  }
  return remedy === 'open-settings' ? (
    <Button size="small" onPress={() => go('settings', 'codes')}>
      Open settings
    </Button>
  ) : null
}

import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { cleanField, type FieldProblem } from '#contract'
import { keyboard, keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useScreen } from '../app-state.ts'
import { type FailureSentence, failureSentence, isOutage } from '../copy/failure-sentences.ts'
import { showPermanentLink, useCards } from '../display/display-store.ts'
import { focusField, selectInField, useMovedFocus } from '../focus.ts'
import { useNow } from '../time.ts'
import { useCreation } from './creation-store.ts'
import { characterAt, ProblemLine, stretchInTyped } from './draft-field.tsx'
import { isTextField, useDraft } from './draft-store.ts'
import './problem-summary.css'

/** What stood in the way of the last invite, at the top of the form. Nothing when nothing did. */
export function CreationFailure() {
  const { hasPermanentLink } = useCards()
  const { problems, failure, sent, attempt } = useCreation()
  if (problems.length > 0) return <ProblemSummary key={attempt} problems={problems} />
  if (!failure) return null
  const { happened, meaning, remedy } = failureSentence(failure, {
    sendsEmail: sent.sendInvitationEmail,
  })
  const isLinkOffered = hasPermanentLink && isOutage(failure.code)
  return (
    <Notice
      key={attempt}
      tone="problem"
      title={happened}
      actions={
        remedy || isLinkOffered ? (
          <>
            {remedy && <Remedy remedy={remedy} />}
            {isLinkOffered && <ShowPermanentLink />}
          </>
        ) : undefined
      }
    >
      {meaning}
      {isLinkOffered && ' Your permanent link can be shown instead; that visit is not tracked.'}
    </Notice>
  )
}

function ShowPermanentLink() {
  return (
    <Button size="small" keys={keysOf('permanentLink')} onPress={() => void showPermanentLink()}>
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

/** "There is a problem", and a line for each that leads to its field. Takes the focus when it comes. */
function ProblemSummary({ problems }: { problems: FieldProblem[] }) {
  const summary = useRef<HTMLDivElement>(null)
  const first = problems[0]
  const wanted = problems.map(({ field }) => field).find(isTextField) ?? 'email'
  useMovedFocus(summary, () => () => focusField('email'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that goes leaves the keyboard where it is.
  useEffect(() => {
    for (const problem of problems) selectCharacter(problem)
    summary.current?.focus()
  }, [])
  return (
    <div
      ref={summary}
      className="problem-summary"
      role="alert"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        // Enter on the summary itself follows its first line: one key to the field.
        if (event.key === 'Enter' && first) {
          event.preventDefault()
          follow(first)
        }
        // A letter is typed where it is wanted: the browser types it where the keyboard is after this.
        if (keyboard.types(event.nativeEvent)) focusField(wanted)
      }}
    >
      <CircleAlert className="problem-summary-icon" aria-hidden="true" />
      <h2 className="problem-summary-title">There is a problem</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.rule}`}>
            {problem.field === 'form' ? (
              <span>
                <ProblemLine problem={problem} />
              </span>
            ) : (
              <button type="button" className="problem-line" onClick={() => follow(problem)}>
                <ProblemLine problem={problem} />
              </button>
            )}
            {isOfCode(problem) && (
              <button type="button" className="problem-line" onClick={() => follow(problem)}>
                Open settings
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function isOfCode({ field }: FieldProblem): boolean {
  return field === 'code'
}

function follow(problem: FieldProblem) {
  if (isOfCode(problem)) {
    useScreen.getState().go('settings', 'codes')
    return
  }
  focusField(problem.field)
  selectCharacter(problem)
}

/** Selects the character that VerifiMe named, where it stands in what is typed now, unless it was changed. */
function selectCharacter({ field, position }: FieldProblem) {
  if (position === undefined || !isTextField(field)) return
  const typed = useDraft.getState().draft[field]
  if (typed !== useCreation.getState().sent[field]) return
  const character = characterAt(cleanField(field, typed), position)
  if (!character) return
  const { start, end } = stretchInTyped(typed, character, field)
  selectInField(field, start, end)
}

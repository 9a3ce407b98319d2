import { addDays } from 'date-fns'
import { useRef, useState } from 'react'
import { type Invite, isOfToday } from '#contract'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../app-state.ts'
import { InviteTitle } from '../copy/invite-words.tsx'
import { useFirstFocus } from '../focus.ts'
import { longDayWords, startOfDay } from '../time.ts'
import { typedDay, writtenDay } from '../typed-day.ts'
import { useFollowUp } from './follow-up-store.ts'
import './follow-up-dialog.css'

/** In days from today: what staff say most. */
const usualDays = [
  { days: 1, words: 'Tomorrow' },
  { days: 7, words: 'In a week' },
  { days: 28, words: 'In 28 days' },
] as const

/** Asks for the day on which an invite is to be looked after. */
export function FollowUpDialog() {
  const invite = useFollowUp((state) => state.invite)
  return invite ? <DueDay key={invite.id} invite={invite} /> : null
}

function DueDay({ invite }: { invite: Invite }) {
  const { close, save } = useFollowUp()
  const [typed, setTyped] = useState(() =>
    invite.dueOn === undefined ? '' : writtenDay(new Date(startOfDay(invite.dueOn))),
  )
  const [problem, setProblem] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  useFirstFocus(form, 'input')
  const day = typedDay(typed)
  const type = (text: string) => {
    setTyped(text)
    setProblem(undefined)
  }
  const submit = () => {
    const wrong = problemWith(day)
    setProblem(wrong)
    if (day !== undefined && wrong === undefined) void save(day)
  }
  return (
    <AlertDialog
      title="Follow up"
      isOpen
      onClose={close}
      actions={
        <>
          {invite.dueOn !== undefined && (
            <Button kind="quiet" onPress={() => void save(undefined)}>
              No follow-up
            </Button>
          )}
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" onPress={submit}>
            Save
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className="follow-up"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p>
          <InviteTitle invite={invite} />
        </p>
        <LineField
          label="Follow up on"
          name="dueOn"
          value={typed}
          onChange={type}
          hint={day === undefined ? 'Day first: 24/12/2026' : longDayWords(startOfDay(day))}
          problem={problem}
        />
        <div className="follow-up-days">
          {usualDays.map(({ days, words }) => (
            <Button
              key={days}
              size="small"
              onPress={() => type(writtenDay(addDays(new Date(), days)))}
            >
              {words}
            </Button>
          ))}
        </div>
        <KeptUntil invite={invite} day={day} />
      </form>
    </AlertDialog>
  )
}

/** Retention goes before: what is deleted by then cannot be looked after. */
function KeptUntil({ invite, day }: { invite: Invite; day: string | undefined }) {
  const { retentionDays } = useSettings()
  if (retentionDays === 'never' || day === undefined) return null
  const end = addDays(invite.createdAt, retentionDays)
  if (startOfDay(day) < end.getTime()) return null
  return (
    <p className="hint-warning" role="status">
      This invite is deleted before that, on {longDayWords(end.getTime())}: invites are kept for{' '}
      {retentionDays} days.
    </p>
  )
}

function problemWith(day: string | undefined): string | undefined {
  if (day === undefined) return 'Enter the day, month and year, like 24/12/2026'
  return isOfToday(startOfDay(day), Date.now()) ? undefined : 'Choose today or a later day'
}

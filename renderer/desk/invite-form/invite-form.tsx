import { ArrowLeftRight, LoaderCircle } from 'lucide-react'
import { useEffect } from 'react'
import { parseDateOfBirth, readBackDateOfBirth, type TextField, type TypedDraft } from '#contract'
import { keyboard, keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { SwitchLine } from '../../ui/switch-line.tsx'
import { focusField } from '../focus.ts'
import { useNow } from '../time.ts'
import { phones, useCreation } from './creation-store.ts'
import { DraftField, ReadBack } from './draft-field.tsx'
import { fieldLabels, isEmptyDraft, useDraft } from './draft-store.ts'
import { EmailField } from './email-field.tsx'
import { clearForm } from './fill-form.ts'
import { holdDraft } from './held-drafts.ts'
import { ReferenceField } from './reference-field.tsx'
import './invite-form.css'

/** Everything that VerifiMe can be told about a customer. Enter in any field creates. */
export function InviteForm() {
  const create = useCreation((state) => state.create)
  const isSending = useCreation((state) => state.isSending)
  return (
    <form
      className={`invite-form ${isSending ? 'invite-form-sending' : ''}`}
      aria-label="New invite"
      autoComplete="off"
      noValidate
      onKeyDown={(event) => {
        // An Enter that is held down is meant for what stood over the form until now.
        if (event.key === 'Enter' && event.repeat) event.preventDefault()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <EmailField />
      <NameFields />
      <div className="form-row form-row-two">
        <DateOfBirthField />
        <PhoneField />
      </div>
      <DraftField field="address" direction="auto" />
      <div className="form-row form-row-two">
        <ReferenceField />
        <EmailSwitch />
      </div>
      <FormEnd />
    </form>
  )
}

function DateOfBirthField() {
  const readBack = useDraft((state) => dateReadBack(state.draft.dateOfBirth))
  const hint = readBack ? <ReadBack>{readBack}</ReadBack> : 'Day first: 27/3/1985'
  return <DraftField field="dateOfBirth" hint={hint} />
}

function PhoneField() {
  // Read back once they are read: a number may stand in the field by then.
  phones.use()
  const readBack = useDraft((state) => phoneReadBack(state.draft.phone))
  const hint = readBack ? <ReadBack>{readBack}</ReadBack> : 'Australian, unless it begins with +'
  return <DraftField field="phone" inputMode="tel" hint={hint} />
}

function EmailSwitch() {
  const isOn = useDraft((state) => state.draft.sendInvitationEmail)
  const change = useDraft((state) => state.change)
  const isSending = useCreation((state) => state.isSending)
  return (
    <div className="email-switch">
      <SwitchLine
        label="Send invitation email"
        name="sendInvitationEmail"
        hint="VerifiMe emails them the same link"
        isOn={isOn}
        isReadOnly={isSending}
        onChange={(sendInvitationEmail) => change({ sendInvitationEmail })}
      />
    </div>
  )
}

function FormEnd() {
  const isSending = useCreation((state) => state.isSending)
  const isEmpty = useDraft((state) => isEmptyDraft(state.draft))
  return (
    <div className="form-end">
      <div className="create-button">
        <Button kind="main" type="submit" keys={keysOf('create')} isBusy={isSending}>
          {isSending ? 'Creating…' : 'Create invite'}
        </Button>
      </div>
      {isSending && <Waiting />}
      {!isEmpty && !isSending && (
        <>
          <Button kind="quiet" keys={keysOf('hold')} onPress={() => void holdDraft()}>
            Put on hold
          </Button>
          <Button kind="quiet" keys={keysOf('clearForm')} onPress={clearForm}>
            Clear form
          </Button>
        </>
      )}
    </div>
  )
}

/** An answer that comes sooner needs no words about the waiting. */
const longWaitMs = 2_000

/** VerifiMe is silent: how long already, and the way out. */
function Waiting() {
  const { cancel, sendingSince } = useCreation()
  useNow(250)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!keyboard.find(event, ['cancelCreating'])) return
      // Nothing else that Esc means is meant by this one.
      event.preventDefault()
      cancel()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [cancel])
  const waitedMs = performance.now() - sendingSince
  if (waitedMs < longWaitMs) return null
  return (
    <>
      <span className="waiting" aria-hidden="true">
        <LoaderCircle className="waiting-icon" />
        {Math.floor(waitedMs / 1000)} s
      </span>
      <Button kind="quiet" keys={keysOf('cancelCreating')} onPress={cancel}>
        Cancel
      </Button>
    </>
  )
}

const fieldsOf = {
  parts: ['firstName', 'middleName', 'familyName'],
  full: ['fullName'],
} as const satisfies Record<TypedDraft['nameForm'], readonly TextField[]>

/** First, middle and family name in a row, or the full name alone: one key apart. */
function NameFields() {
  const nameForm = useDraft((state) => state.draft.nameForm)
  return (
    <div>
      <div className={`form-row form-row-${nameForm}`}>
        {fieldsOf[nameForm].map((field) => (
          <DraftField key={field} field={field} direction="auto" />
        ))}
      </div>
      <div className="name-foot">
        <DigitWarning />
        <Button
          kind="quiet"
          size="small"
          icon={ArrowLeftRight}
          keys={keysOf('nameForm')}
          isPassedByTab
          onPress={switchNameForm}
        >
          {nameForm === 'full' ? 'Use name parts' : 'Use full name'}
        </Button>
      </div>
    </div>
  )
}

/** Warned of, not refused: VerifiMe decides, and what it says takes the place of the warning. */
function DigitWarning() {
  const field = useDraft(({ draft }) =>
    fieldsOf[draft.nameForm].find((name) => hasDigit(draft[name])),
  )
  const isRefused = useCreation((state) => state.problems.some((found) => found.field === field))
  return (
    <p className="hint-warning" role="status">
      {field !== undefined && !isRefused && `${fieldLabels[field]} has a digit. Is it right?`}
    </p>
  )
}

/** Switches, and keeps the keyboard in the name when it was there. */
export function switchNameForm() {
  const { draft, switchNameForm: change } = useDraft.getState()
  const active = document.activeElement
  const wasInName = active instanceof HTMLInputElement && active.name.endsWith('Name')
  change()
  if (wasInName) setTimeout(() => focusField(draft.nameForm === 'parts' ? 'fullName' : 'firstName'))
}

/** "27 March 1985, age 41"; nothing while the date is not one yet. */
export function dateReadBack(typed: string): string | undefined {
  if (typed.trim() === '') return undefined
  const date = parseDateOfBirth(typed)
  return 'isoDate' in date ? readBackDateOfBirth(date.isoDate) : undefined
}

/** `+61 491570006`: what VerifiMe gets, to the letter. */
export function phoneReadBack(typed: string): string | undefined {
  return typed.trim() === '' ? undefined : phones.now()?.phoneForVerifiMe(typed)
}

/** Any script is a name; only digits deserve a warning. */
function hasDigit(name: string): boolean {
  return /\p{Nd}/u.test(name)
}

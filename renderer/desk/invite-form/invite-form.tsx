import { LoaderCircle } from 'lucide-react'
import { useEffect } from 'react'
import { emptyDraft } from '#contract'
import { keyboard, keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { SwitchLine } from '../../ui/switch-line.tsx'
import { useNotice } from '../notice-store.ts'
import { useNow } from '../use-now.ts'
import { useCreation } from './creation-store.ts'
import { DraftField } from './draft-field.tsx'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { EmailField } from './email-field.tsx'
import { putBack } from './fill-form.ts'
import { focusField } from './form-fields.ts'
import './invite-form.css'
import { NameFields } from './name-fields.tsx'
import { dateReadBack, phoneReadBack } from './read-backs.ts'

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
        <DraftField field="reference" hint="Optional" />
        <EmailSwitch />
      </div>
      <FormEnd />
    </form>
  )
}

function DateOfBirthField() {
  const readBack = useDraft((state) => dateReadBack(state.draft.dateOfBirth))
  const hint = readBack ? (
    <span className="hint-read-back">{readBack}</span>
  ) : (
    'Day first: 27/3/1985'
  )
  return <DraftField field="dateOfBirth" hint={hint} />
}

function PhoneField() {
  const readBack = useDraft((state) => phoneReadBack(state.draft.phone))
  const hint = readBack ? (
    <span className="hint-read-back">{readBack}</span>
  ) : (
    'Australian, unless it begins with +'
  )
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
        <Button kind="quiet" keys={keysOf('clearForm')} onPress={clearForm}>
          Clear form
        </Button>
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

/** Empties the form for somebody else; what stood there can be taken back, after their invite too. */
export function clearForm() {
  const { draft, replace } = useDraft.getState()
  if (isEmptyDraft(draft) || useCreation.getState().isSending) return
  replace(emptyDraft)
  useCreation.getState().reset()
  useNotice.getState().putAside('Form cleared', () => putBack(draft))
  focusField('email')
}

import { useShallow } from 'zustand/react/shallow'
import { checkEmail, cleanEmail, readEmailText, type TypedDraft } from '#contract'
import { ask } from '../../ask.ts'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { takeShown, useDisplay } from '../display/display-store.ts'
import { focusField } from '../focus.ts'
import { later } from '../later.tsx'
import { useCreation } from './creation-store.ts'
import { DraftField, ReadBack } from './draft-field.tsx'
import { useDraft } from './draft-store.ts'
import { withDisplayName } from './name-form.ts'
import { useReturning } from './returning-store.ts'

/** 5,000 names of mail providers. */
const typos = later(() => import('./email-typo.ts'))

/** The one required field; a likely typing mistake in it is asked about beneath. */
export function EmailField() {
  // Asked for anew when it is there: an address may stand in the field by then.
  typos.use()
  const offer = useDraft(useShallow((state) => offerFor(state.draft)))
  const isUsable = useDraft((state) => canReadBack(state.draft.email))
  return (
    <div className="email-field">
      <DraftField
        field="email"
        inputMode="email"
        isRequired
        hint={offer === undefined ? <EmailHint /> : ''}
      />
      {isUsable && (
        <div className="email-read-back">
          <Button
            kind="quiet"
            size="small"
            keys={keysOf('readBack')}
            isPassedByTab
            onPress={() => void readBackEmail()}
          >
            Show to customer
          </Button>
        </div>
      )}
      {offer !== undefined && (
        <div className="email-typo" role="status">
          <Button
            kind="quiet"
            size="small"
            keys={keysOf('takeSuggestion')}
            isPassedByTab
            onPress={takeOffer}
          >
            {offer.isCertain ? 'Use ' : 'Did you mean '}
            <strong>{offer.email}</strong>
            {offer.name !== undefined && (
              <>
                {' and the name '}
                <strong>{offer.name}</strong>
              </>
            )}
            {!offer.isCertain && '?'}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What one key does for somebody who is known, where the eyes are; the rest stands beside the form. */
function EmailHint() {
  const { openToday, people } = useReturning((state) => state.known)
  const typed = useDraft((state) => state.draft.email.trim())
  const isByEmail = typed !== ''
  const sent = isByEmail && canReadBack(typed) ? cleanEmail(typed) : typed
  if (sent !== typed) return <ReadBack>Sent as {sent}</ReadBack>
  if (isByEmail && openToday) {
    return <ReadBack>Invited today: {keysOf('showOpenToday').shown} shows that QR</ReadBack>
  }
  if (isByEmail && people.some(({ kept }) => kept.length > 0)) {
    return <ReadBack>Been here before: {keysOf('takeOver').shown} fills in the details</ReadBack>
  }
  return 'Only the email is required'
}

interface Offer {
  email: string
  name: string | undefined
  /** Whether the address is what is sent anyway, and only the name is new. */
  isCertain: boolean
}

/** An address that was probably meant, and the name that came with it where the name fields are empty. */
function offerFor(draft: TypedDraft): Offer | undefined {
  const likely = typos.now()?.likelyEmail(draft.email)
  const { email } = readEmailText(draft.email)
  const named = withNameFromEmail(draft)
  const isUsable = likely !== undefined || canReadBack(draft.email)
  if (!isUsable || (likely === undefined && !named)) return undefined
  return {
    email: likely ?? email,
    name: named && wholeName(named),
    isCertain: likely === undefined,
  }
}

function withNameFromEmail(draft: TypedDraft): TypedDraft | undefined {
  const { name } = readEmailText(draft.email)
  return name === undefined ? undefined : withDisplayName(draft, name)
}

function wholeName({ nameForm, firstName, middleName, familyName, fullName }: TypedDraft): string {
  const parts = nameForm === 'full' ? [fullName] : [firstName, middleName, familyName]
  return parts.filter((part) => part !== '').join(' ')
}

export function takeOffer() {
  const { draft, replace } = useDraft.getState()
  const offer = offerFor(draft)
  if (!offer) return
  replace({ ...(withNameFromEmail(draft) ?? draft), email: offer.email })
  focusField('email')
}

/** Shows the customer their email address as it was typed; an unusable one is said instead. */
export async function readBackEmail() {
  // The key has just taken it away: see display-keys.ts.
  if (useDisplay.getState().display.showing === 'read-back') return
  const { email } = useDraft.getState().draft
  const checked = checkEmail(email)
  if ('value' in checked) takeShown(await ask('display.readBack', { email }))
  else useCreation.getState().refuse([{ field: 'email', ...checked }])
}

/** Whether there is an address that the customer could nod to. */
function canReadBack(email: string): boolean {
  return 'value' in checkEmail(email)
}

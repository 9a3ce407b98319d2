import { Button } from '../../ui/button.tsx'
import { DraftField } from './draft-field.tsx'
import { useDraft } from './draft-store.ts'
import { likelyEmail } from './email-slip.ts'
import { focusField } from './form-fields.ts'
import { canReadBack, readBackEmail } from './read-back-email.ts'
import { useReturning } from './returning-store.ts'

/** The one required field; a likely slip in it is asked about beneath. */
export function EmailField() {
  const likely = useDraft((state) => likelyEmail(state.draft.email))
  const isUsable = useDraft((state) => canReadBack(state.draft.email))
  return (
    <div className="email-field">
      <DraftField
        field="email"
        inputMode="email"
        isRequired
        hint={likely === undefined ? <EmailHint /> : ''}
      />
      {isUsable && (
        <div className="email-read-back">
          <Button
            kind="quiet"
            size="small"
            keys="Alt+R"
            isPassedByTab
            onPress={() => void readBackEmail()}
          >
            Show to customer
          </Button>
        </div>
      )}
      {likely !== undefined && (
        <div className="email-slip" role="status">
          <Button kind="quiet" size="small" keys="Alt+Y" isPassedByTab onPress={takeLikelyEmail}>
            Did you mean <strong>{likely}</strong>?
          </Button>
        </div>
      )}
    </div>
  )
}

/** What one key does for somebody who is known, where the eyes are; the rest stands beside the form. */
function EmailHint() {
  const { openToday, people } = useReturning((state) => state.known)
  const isByEmail = useDraft((state) => state.draft.email.trim() !== '')
  if (isByEmail && openToday) {
    return <span className="hint-read-back">Invited today: Alt S shows that QR</span>
  }
  if (isByEmail && people.some(({ kept }) => kept.length > 0)) {
    return <span className="hint-read-back">Been here before: Alt 1 fills in the details</span>
  }
  return 'Only the email is required'
}

export function takeLikelyEmail() {
  const { draft, change } = useDraft.getState()
  const likely = likelyEmail(draft.email)
  if (likely === undefined) return
  change({ email: likely })
  focusField('email')
}

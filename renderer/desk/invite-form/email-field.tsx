import { Button } from '../../ui/button.tsx'
import { DraftField } from './draft-field.tsx'
import { useDraft } from './draft-store.ts'
import { likelyEmail } from './email-slip.ts'
import { focusField } from './form-fields.ts'

/** The one required field; a likely slip in it is asked about beneath. */
export function EmailField() {
  const likely = useDraft((state) => likelyEmail(state.draft.email))
  return (
    <div className="email-field">
      <DraftField
        field="email"
        inputMode="email"
        isRequired
        hint={likely === undefined ? 'All that is needed. The rest saves the customer typing' : ''}
      />
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

export function takeLikelyEmail() {
  const { draft, change } = useDraft.getState()
  const likely = likelyEmail(draft.email)
  if (likely === undefined) return
  change({ email: likely })
  focusField('email')
}

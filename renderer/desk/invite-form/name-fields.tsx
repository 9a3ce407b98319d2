import { ArrowLeftRight } from 'lucide-react'
import type { TextField } from '#contract'
import { Button } from '../../ui/button.tsx'
import { useCreation } from './creation-store.ts'
import { DraftField } from './draft-field.tsx'
import { useDraft } from './draft-store.ts'
import { focusField } from './form-fields.ts'
import { hasDigit } from './read-backs.ts'

/** First, middle and family name in a row, or the full name alone: one key apart. */
export function NameFields() {
  const nameForm = useDraft((state) => state.draft.nameForm)
  return (
    <div className="name-fields">
      <div className={`form-row form-row-${nameForm}`}>
        {nameForm === 'full' ? (
          <NameField field="fullName" />
        ) : (
          <>
            <NameField field="firstName" />
            <NameField field="middleName" />
            <NameField field="familyName" />
          </>
        )}
      </div>
      <div className="name-switch">
        <Button
          kind="quiet"
          size="small"
          icon={ArrowLeftRight}
          keys="Alt+N"
          isPassedByTab
          onPress={switchNameForm}
        >
          {nameForm === 'full' ? 'Use name parts' : 'Use full name'}
        </Button>
      </div>
    </div>
  )
}

function NameField({ field }: { field: TextField }) {
  const hasNumber = useDraft((state) => hasDigit(state.draft[field]))
  const isRefused = useCreation((state) => state.problems.some((found) => found.field === field))
  // Warned of, not refused: VerifiMe decides, and what it says takes the place of the warning.
  const hint =
    hasNumber && !isRefused ? <span className="hint-warning">A digit in a name?</span> : undefined
  return <DraftField field={field} direction="auto" hint={hint} />
}

/** Switches, and keeps the keyboard in the name when it was there. */
export function switchNameForm() {
  const { draft, switchNameForm: change } = useDraft.getState()
  const active = document.activeElement
  const wasInName = active instanceof HTMLInputElement && active.name.endsWith('Name')
  change()
  if (wasInName) setTimeout(() => focusField(draft.nameForm === 'parts' ? 'fullName' : 'firstName'))
}

import { ArrowLeftRight } from 'lucide-react'
import type { TextField, TypedDraft } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { useCreation } from './creation-store.ts'
import { DraftField } from './draft-field.tsx'
import { useDraft } from './draft-store.ts'
import { fieldLabels, focusField } from './form-fields.ts'
import { hasDigit } from './read-backs.ts'

const fieldsOf = {
  parts: ['firstName', 'middleName', 'familyName'],
  full: ['fullName'],
} as const satisfies Record<TypedDraft['nameForm'], readonly TextField[]>

/** First, middle and family name in a row, or the full name alone: one key apart. */
export function NameFields() {
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

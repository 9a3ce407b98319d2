import type { ReactNode } from 'react'
import { cleanField, type TextField } from '#contract'
import { LineField } from '../../ui/line-field.tsx'
import { useCreation } from './creation-store.ts'
import { useDraft } from './draft-store.ts'
import { FieldProblemWords } from './field-problem-words.tsx'
import { fieldLabels } from './form-fields.ts'

interface DraftFieldProps {
  field: TextField
  hint?: ReactNode
  inputMode?: 'text' | 'email' | 'tel' | 'numeric'
  direction?: 'auto' | 'ltr'
  isRequired?: boolean
}

/** A field of the draft, bound to the stores by its name. */
export function DraftField({ field, hint, ...looks }: DraftFieldProps) {
  const value = useDraft((state) => state.draft[field])
  const change = useDraft((state) => state.change)
  const problem = useCreation((state) => state.problems.find((found) => found.field === field))
  const isSending = useCreation((state) => state.isSending)
  const sent = sentOtherwise(field, value)
  return (
    <LineField
      {...looks}
      hint={sent === undefined ? hint : <span className="hint-read-back">Sent as {sent}</span>}
      paste={field === 'address' ? 'address' : 'text'}
      label={fieldLabels[field]}
      name={field}
      value={value}
      isReadOnly={isSending}
      onChange={(typed) => change({ [field]: typed })}
      problem={problem && <FieldProblemWords problem={problem} />}
    />
  )
}

/** What VerifiMe gets, where anybody could see that it is not what stands in the field. */
function sentOtherwise(field: TextField, typed: string): string | undefined {
  // These three say themselves how they are read.
  if (field === 'email' || field === 'dateOfBirth' || field === 'phone') return undefined
  const sent = cleanField(field, typed)
  return sent === typed.normalize('NFC').replace(/\s+/gu, ' ').trim() ? undefined : sent
}

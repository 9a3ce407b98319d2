import type { ReactNode } from 'react'
import type { TextField } from '#contract'
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
export function DraftField({ field, ...looks }: DraftFieldProps) {
  const value = useDraft((state) => state.draft[field])
  const change = useDraft((state) => state.change)
  const problem = useCreation((state) => state.problems.find((found) => found.field === field))
  const isSending = useCreation((state) => state.isSending)
  return (
    <LineField
      {...looks}
      label={fieldLabels[field]}
      name={field}
      value={value}
      isReadOnly={isSending}
      onChange={(typed) => change({ [field]: typed })}
      problem={problem && <FieldProblemWords problem={problem} />}
    />
  )
}

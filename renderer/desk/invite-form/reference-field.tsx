import { useEffect, useState } from 'react'
import { announce } from '../../ui/announcer.tsx'
import { DraftField, ReadBack } from './draft-field.tsx'
import { useDraft } from './draft-store.ts'
import { completeTypedReference, useReferenceWords } from './reference-store.ts'

/** The organisation's own reference. Where there is a pattern, what it looks like; and how this one differs, once the field is left. */
export function ReferenceField() {
  const words = useReferenceWords()
  const reference = useDraft(({ draft }) => draft.reference)
  const [isTyping, setTyping] = useState(false)
  const warning =
    words?.difference === undefined || isTyping
      ? undefined
      : `Not like ${words.example}: ${words.difference}`
  useEffect(() => {
    if (warning !== undefined) announce(warning)
  }, [warning])
  return (
    <DraftField
      field="reference"
      hint={
        warning === undefined ? (
          <ReferenceHint words={words} isEmpty={reference.trim() === ''} />
        ) : (
          <span className="hint-warning">{warning}</span>
        )
      }
      onTyped={() => setTyping(true)}
      onBlur={() => {
        completeTypedReference()
        setTyping(false)
      }}
    />
  )
}

interface ReferenceHintProps {
  words: ReturnType<typeof useReferenceWords>
  isEmpty: boolean
}

function ReferenceHint({ words, isEmpty }: ReferenceHintProps) {
  if (!words) return 'Optional'
  if (words.isChecked) return <ReadBack>The check digit is right</ReadBack>
  return isEmpty ? `Optional, like ${words.example}` : `Like ${words.example}`
}

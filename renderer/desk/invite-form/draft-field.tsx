import type { ReactNode } from 'react'
import { cleanField, type FieldProblem, type TextField } from '#contract'
import { LineField } from '../../ui/line-field.tsx'
import { problemSentence } from '../copy/problem-sentences.ts'
import { useCreation } from './creation-store.ts'
import { fieldLabels, isTextField, useDraft } from './draft-store.ts'

interface DraftFieldProps {
  field: TextField
  hint?: ReactNode
  inputMode?: 'text' | 'email' | 'tel' | 'numeric'
  direction?: 'auto' | 'ltr'
  isRequired?: boolean
  onTyped?: () => void
  onBlur?: () => void
}

/** A field of the draft, bound to the stores by its name. */
export function DraftField({ field, hint, onTyped, ...looks }: DraftFieldProps) {
  const value = useDraft((state) => state.draft[field])
  const change = useDraft((state) => state.change)
  const problem = useCreation((state) => state.problems.find((found) => found.field === field))
  const isSending = useCreation((state) => state.isSending)
  const sent = sentOtherwise(field, value)
  return (
    <LineField
      {...looks}
      hint={sent === undefined ? hint : <ReadBack>Sent as {sent}</ReadBack>}
      paste={field === 'address' ? 'address' : 'text'}
      label={fieldLabels[field]}
      name={field}
      value={value}
      isReadOnly={isSending}
      onChange={(typed) => {
        change({ [field]: typed })
        onTyped?.()
      }}
      problem={problem && <FieldProblemWords problem={problem} />}
    />
  )
}

/** A hint that says how a field is understood. */
export function ReadBack({ children }: { children: ReactNode }) {
  return <span className="hint-read-back">{children}</span>
}

/** What VerifiMe gets, where anybody could see that it is not what stands in the field. */
function sentOtherwise(field: TextField, typed: string): string | undefined {
  // These three say themselves how they are read.
  if (field === 'email' || field === 'dateOfBirth' || field === 'phone') return undefined
  const sent = cleanField(field, typed)
  return sent === typed.normalize('NFC').replace(/\s+/gu, ' ').trim() ? undefined : sent
}

/** What is wrong with a field; where VerifiMe named a character, with that character marked. */
function FieldProblemWords({ problem }: { problem: FieldProblem }) {
  const { text, character } = useNamedCharacter(problem)
  return (
    <>
      <ProblemLine problem={problem} />
      {character && (
        <span className="marked-name" dir="auto">
          {text.slice(0, character.start)}
          <mark>{text.slice(character.start, character.end)}</mark>
          {text.slice(character.end)}
        </span>
      )}
    </>
  )
}

/** The sentence alone: the same words in the summary and beside the field. */
export function ProblemLine({ problem }: { problem: FieldProblem }) {
  const { text, character } = useNamedCharacter(problem)
  return problemSentence(problem, character && text.slice(character.start, character.end))
}

function useNamedCharacter({ field, position }: FieldProblem) {
  const sent = useCreation((state) => state.sent)
  const text = isTextField(field) ? cleanField(field, sent[field]) : ''
  return { text, character: position === undefined ? undefined : characterAt(text, position) }
}

export interface Stretch {
  start: number
  end: number
}

/**
 * The whole visible character at `position` of the text that was sent. VerifiMe counts from zero in the
 * cleaned value; UTF-16 units are assumed (its example holds ASCII only), so a position inside a
 * surrogate pair or a combined character marks all of it. Nothing when the text is shorter than that.
 */
export function characterAt(text: string, position: number): Stretch | undefined {
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)
  const found = position < text.length ? graphemes.containing(position) : undefined
  return found && { start: found.index, end: found.index + found.segment.length }
}

/** Where a stretch of a field's cleaned text stands in the text as typed. */
export function stretchInTyped(typed: string, { start, end }: Stretch, field: TextField): Stretch {
  const cleaned = cleanField(field, typed)
  // An address may stand among other words: its stretch is looked for as it is, from the end.
  const behind = typed.lastIndexOf(cleaned)
  if (behind !== -1) return { start: behind + start, end: behind + end }
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(typed)
  let first: number | undefined
  for (const { index, segment } of graphemes) {
    const next = index + segment.length
    const length = lengthSent(typed.slice(0, next), field)
    if (first === undefined && length > start) first = index
    if (length >= end) return { start: first ?? index, end: next }
  }
  return { start: first ?? typed.length, end: typed.length }
}

/** How much of what is sent comes from the beginning of what was typed; the letter behind it keeps a last space. */
function lengthSent(beginning: string, field: TextField): number {
  return cleanField(field, `${beginning}x`).length - 1
}

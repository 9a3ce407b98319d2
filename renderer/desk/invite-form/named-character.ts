import { cleanField, type TextField } from '#contract'

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

import { cleanText } from '#contract'

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

/** Where a stretch of the cleaned text stands in the text as typed. */
export function stretchInTyped(typed: string, { start, end }: Stretch): Stretch {
  const places = placesInTyped(typed, cleanText(typed))
  const first = places[start] ?? typed.length
  return { start: first, end: (places[end - 1] ?? first) + 1 }
}

/** For each unit of the cleaned text, where it came from: cleaning only drops, and rewrites white space. */
function placesInTyped(typed: string, cleaned: string): number[] {
  let from = 0
  return Array.from({ length: cleaned.length }, (_, index) => {
    const unit = cleaned.charAt(index)
    const isGap = unit === ' ' || unit === ','
    while (from < typed.length - 1 && !matches(typed.charAt(from), unit, isGap)) from += 1
    const place = from
    // The ", " of a line break comes from one place.
    if (!(unit === ',' && typed.charAt(from) !== ',')) from += 1
    return place
  })
}

function matches(typedUnit: string, unit: string, isGap: boolean): boolean {
  return typedUnit === unit || (isGap && /\s/u.test(typedUnit))
}

import type { InviteRow } from '../invite-row.ts'
import type { QuietJob } from '../quiet-worker.ts'
import { offsetOf } from './gram-members.ts'
import type { GramChanges } from './gram-writer.ts'
import { gramsOfRow } from './search-text.ts'

/** Invites indexed or taken out together: the more, the fewer writes an invite costs. */
export const mostIndexedAtOnce = 1024
/** Between two looks at the clock, a millisecond or two. */
const rowsPerStep = 16
export const gramsPerStep = 48

/** The grams of some rows of one stretch. */
export function* gather(rows: readonly InviteRow[]): Generator<void, GramChanges> {
  const offsets = new Map<string, number[]>()
  for (const [at, row] of rows.entries()) {
    for (const gram of gramsOfRow(row)) {
      const known = offsets.get(gram)
      if (known) known.push(offsetOf(row.id))
      else offsets.set(gram, [offsetOf(row.id)])
    }
    if (at % rowsPerStep === 0) yield
  }
  yield
  // In the order in which the file holds them: neighbours share their pages.
  return [...offsets].sort(([one], [other]) => (one < other ? -1 : 1))
}

export function* inSteps(changes: GramChanges, write: (some: GramChanges) => void): QuietJob {
  for (let at = 0; at < changes.length; at += gramsPerStep) {
    write(changes.slice(at, at + gramsPerStep))
    yield
  }
}

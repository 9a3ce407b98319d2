import type { InviteRow } from '../database/invite-row.ts'

const longestOnPaper = 64

/** What a slip carries of an invite's reference: nothing of a personal one, and no more than paper takes. */
export function printableReference(
  row: Pick<InviteRow, 'reference' | 'reference_is_personal'>,
): string | undefined {
  if (row.reference_is_personal === 1) return undefined
  const characters = [...row.reference]
  return characters.length <= longestOnPaper
    ? row.reference
    : `${characters.slice(0, longestOnPaper - 1).join('')}…`
}

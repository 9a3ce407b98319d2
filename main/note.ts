import type { Note } from './border/dispatch.ts'

/**
 * One line of JSON on standard error for each event worth knowing: names, codes, counts.
 * Names of customers, addresses, links and codes have no way in: callers pass what they made themselves.
 */
export const noteToStandardError: Note = (event, details) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`)
}

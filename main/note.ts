import type { Note } from './border/dispatch.ts'

/**
 * One line of JSON on standard error for each event worth knowing: names, codes, counts.
 * Names of customers, addresses, links and codes have no way in: callers pass what they made themselves.
 */
export const noteToStandardError: Note = (event, details) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`)
}

/** All that is noted of an error: its message may hold anything. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

/**
 * Notes what nobody caught, by its class alone. Without this, Electron would stop
 * everything for a dialog that nobody at a counter can answer, and print the message of a promise.
 */
export function noteUncaught(process: Pick<NodeJS.EventEmitter, 'on'>, note: Note): void {
  const noteAs = (event: string) => (error: unknown) => note(event, { error: errorName(error) })
  process.on('uncaughtException', noteAs('uncaught'))
  process.on('unhandledRejection', noteAs('unhandled-rejection'))
}

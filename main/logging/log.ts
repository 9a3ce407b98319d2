export type Log = (event: string, details: Readonly<Record<string, string | number>>) => void

/**
 * One line of JSON on standard error for each event worth knowing: names, codes, counts.
 * Names of customers, addresses, links and codes have no way in: callers pass what they made themselves.
 */
export const logToStandardError: Log = (event, details) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`)
}

/** All that is logged of an error, its class and code: its message may hold anything. */
export function errorName(error: unknown): string {
  return error instanceof Error ? `${error.name} ${errorCode(error)}`.trim() : 'unknown'
}

/** The system's and SQLite's own, such as `ENOSPC`; empty for errors without one. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[A-Z][A-Z0-9_]*$/u.test(code) ? code : ''
}

/**
 * Notes what nobody caught, by its class and code alone. Without this, Electron would stop
 * everything for a dialog that nobody at a counter can answer, and print the message of a promise.
 */
export function logUncaught(process: Pick<NodeJS.EventEmitter, 'on'>, log: Log): void {
  const logAs = (event: string) => (error: unknown) => log(event, { error: errorName(error) })
  process.on('uncaughtException', logAs('uncaught'))
  process.on('unhandledRejection', logAs('unhandled-rejection'))
}

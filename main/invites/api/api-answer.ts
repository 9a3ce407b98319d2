import type { TransportAnswer } from './transport.ts'

/** Nothing when it is no JSON in UTF-8. `fatal`: the decoder would otherwise mend what is broken. */
export function readJson(answer: TransportAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body))
  } catch {
    // Not JSON: the schemas refuse `undefined`, and the caller names the failure.
    return undefined
  }
}

export function isSuccess({ status }: TransportAnswer): boolean {
  return status >= 200 && status < 300
}

/** Whole seconds; a date is read against this machine's clock. At most an hour, at least a second. */
export function readRetryAfter({ retryAfter: header }: TransportAnswer): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d+$/u.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), 3600) : undefined
}

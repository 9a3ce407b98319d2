import type { InviteStatus } from '#contract'
import { isSuccess, readJson, readRetryAfter } from './api-answer.ts'
import { statusReply } from './invite-api-reply.ts'
import { type Transport, type TransportAnswer, TransportFailure } from './transport.ts'

/**
 * What one status check found. `missing`: the server is there and knows no such status, because it
 * does not know the reference or has no such call at all; which of them cannot be told from one answer.
 */
export type StatusAnswer =
  | { found: 'status'; status: InviteStatus }
  | { found: 'missing' }
  | { found: 'no-answer'; isOffline: boolean; retryAfterSeconds?: number }

/** Not found, method not allowed, gone, not implemented. */
const missingStatuses = new Set([404, 405, 410, 501])

/** A check that takes longer than this tells nothing that the next one would not. */
const statusTimeoutMs = 5_000

/** Asks VerifiMe how far the customer with this reference is. Never throws for a failed check. */
export function createStatusReader(transport: Transport) {
  return async (
    statusUrl: string,
    trackingReference: string,
    signal?: AbortSignal,
  ): Promise<StatusAnswer> => {
    const path = `/v1/user/signup/tracking/${encodeURIComponent(trackingReference)}/status`
    const timeout = AbortSignal.timeout(statusTimeoutMs)
    const ends = signal ? AbortSignal.any([signal, timeout]) : timeout
    try {
      return readAnswer(await transport({ method: 'GET', url: statusUrl + path }, ends))
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error
      return { found: 'no-answer', isOffline: error.reason === 'offline' }
    }
  }
}

function readAnswer(answer: TransportAnswer): StatusAnswer {
  const reply = isSuccess(answer) ? statusReply.safeParse(readJson(answer)) : undefined
  if (reply?.success) return { found: 'status', status: reply.data.status }
  if (missingStatuses.has(answer.status)) return { found: 'missing' }
  const retryAfterSeconds = readRetryAfter(answer)
  const noAnswer = { found: 'no-answer', isOffline: false } as const
  return retryAfterSeconds === undefined ? noAnswer : { ...noAnswer, retryAfterSeconds }
}

import type { FailureCode, FieldProblem, InviteStatus } from '#contract'
import type { Connection } from '../settings/connection.ts'
import { createdReply, refusedProblems, refusedReply, statusReply } from './invite-api-reply.ts'
import type { InviteRequest } from './invite-api-request.ts'
import { checkLink } from './invite-link.ts'
import { type Transport, type TransportAnswer, TransportFailure } from './transport.ts'

/** How the request for an invite ended. `unknown`: one may exist at VerifiMe, and nothing here shows it. */
export type CreateResult =
  | { outcome: 'issued'; trackingReference: string; link: string }
  | {
      outcome: 'refused' | 'unsent' | 'unknown'
      code: FailureCode
      problems: FieldProblem[]
      retryAfterSeconds?: number
    }

/** A look that takes longer than this tells nothing that the next one would not. */
const statusTimeoutMs = 5_000

type Place = Pick<Connection, 'apiUrl' | 'linkHosts'>

export type InviteApi = ReturnType<typeof createInviteApi>

/** VerifiMe's two calls. No failure is thrown: each has its name. Nothing is ever sent a second time. */
export function createInviteApi(transport: Transport) {
  return {
    createInvite: async (
      place: Place,
      request: InviteRequest,
      signal: AbortSignal,
    ): Promise<CreateResult> => {
      const url = `${place.apiUrl}/v1/user/invite`
      try {
        const body = JSON.stringify(request)
        return readCreated(await transport({ method: 'POST', url, body }, signal), place, request)
      } catch (error) {
        if (error instanceof TransportFailure) return transportResult(error)
        throw error
      }
    },

    /** Nothing when VerifiMe gave no usable answer: a failed look changes no screen. */
    readStatus: async (
      place: Place,
      trackingReference: string,
    ): Promise<InviteStatus | undefined> => {
      const path = `/v1/user/signup/tracking/${encodeURIComponent(trackingReference)}/status`
      try {
        const url = place.apiUrl + path
        const answer = await transport({ method: 'GET', url }, AbortSignal.timeout(statusTimeoutMs))
        return isSuccess(answer) ? statusReply.safeParse(readJson(answer)).data?.status : undefined
      } catch (error) {
        if (error instanceof TransportFailure) return undefined
        throw error
      }
    },
  }
}

function readCreated(answer: TransportAnswer, place: Place, request: InviteRequest): CreateResult {
  const json = readJson(answer)
  const refused = refusedReply.safeParse(json)
  if (refused.success) {
    const problems = refusedProblems(refused.data.validationResults, request)
    const isCode = problems.some(({ field }) => field === 'code')
    return { outcome: 'refused', code: isCode ? 'code-refused' : 'refused', problems }
  }
  if (!isSuccess(answer)) return statusResult(answer)
  const created = createdReply.safeParse(json)
  if (!created.success) return ended('unknown', 'broken-answer')
  const { trackingReference, inviteUrl } = created.data
  const checked = checkLink(inviteUrl, trackingReference, place.linkHosts)
  if ('host' in checked) return { outcome: 'issued', trackingReference, link: inviteUrl }
  return ended('unknown', checked.fault === 'host' ? 'foreign-link' : 'broken-answer')
}

/** Nothing when it is no JSON in UTF-8. `fatal`: the decoder would otherwise mend what is broken. */
function readJson(answer: TransportAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body))
  } catch {
    // Not JSON: the schemas refuse `undefined`, and the caller names the failure.
    return undefined
  }
}

function statusResult(answer: TransportAnswer): CreateResult {
  if (answer.status >= 500) return ended('unknown', 'server-error')
  if (answer.status === 429) {
    const retryAfterSeconds = readRetryAfter(answer.retryAfter)
    const result = ended('refused', 'too-many-requests')
    return retryAfterSeconds === undefined ? result : { ...result, retryAfterSeconds }
  }
  return ended('refused', 'refused-without-reason')
}

function transportResult({ reason }: TransportFailure): CreateResult {
  switch (reason) {
    case 'offline':
    case 'unreachable':
    case 'cancelled-before-sending':
      return ended('unsent', reason)
    case 'untrusted':
      return ended('unsent', 'untrusted-connection')
    case 'no-answer':
    case 'interrupted':
      return ended('unknown', reason)
    case 'too-large':
    case 'broken':
      return ended('unknown', 'broken-answer')
  }
}

function ended(outcome: 'refused' | 'unsent' | 'unknown', code: FailureCode) {
  return { outcome, code, problems: [] }
}

function isSuccess({ status }: TransportAnswer): boolean {
  return status >= 200 && status < 300
}

/** Whole seconds; a date is read against this machine's clock. At most an hour, at least a second. */
function readRetryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d+$/u.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), 3600) : undefined
}

import type { FailureCode, FieldProblem } from '#contract'
import type { Connection } from '../../settings/connection.ts'
import { checkLink } from '../invite-link.ts'
import { isSuccess, readJson, readRetryAfter } from './api-answer.ts'
import {
  type CreatedReply,
  createdReply,
  refusedProblems,
  refusedReply,
} from './invite-api-reply.ts'
import type { InviteRequest } from './invite-api-request.ts'
import { createStatusReader } from './status-reader.ts'
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

    readStatus: createStatusReader(transport),
  }
}

function readCreated(answer: TransportAnswer, place: Place, request: InviteRequest): CreateResult {
  const json = readJson(answer)
  const created = createdReply.safeParse(json)
  // Remarks may stand beside an invite that was made.
  if (isSuccess(answer) && created.success) return createdResult(created.data, place)
  const refused = refusedReply.safeParse(json)
  if (refused.success) {
    const problems = refusedProblems(refused.data.validationResults, request)
    const isCode = problems.some(({ field }) => field === 'code')
    return { outcome: 'refused', code: isCode ? 'code-refused' : 'refused', problems }
  }
  return isSuccess(answer) ? ended('unknown', 'broken-answer') : statusResult(answer)
}

function createdResult({ trackingReference, inviteUrl }: CreatedReply, place: Place): CreateResult {
  const checked = checkLink(inviteUrl, trackingReference, place.linkHosts)
  if ('host' in checked) return { outcome: 'issued', trackingReference, link: inviteUrl }
  return ended('unknown', checked.fault === 'host' ? 'foreign-link' : 'broken-answer')
}

/**
 * Statuses that say: this request was not carried out. Any other, a redirection first of all, leaves it
 * open, and so does one that a proxy may have given: nobody knows what came before it.
 */
const declined = new Set([
  400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 416, 417, 422, 426, 428, 429, 431,
  451,
])

function statusResult(answer: TransportAnswer): CreateResult {
  const retryAfterSeconds = readRetryAfter(answer)
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  if (answer.status === 407 || answer.isFromProxy) return ended('unknown', 'proxy-refused')
  if (answer.status >= 500) return { ...ended('unknown', 'server-error'), ...wait }
  if (!declined.has(answer.status)) return ended('unknown', 'broken-answer')
  if (answer.status === 429) return { ...ended('refused', 'too-many-requests'), ...wait }
  if ([401, 403].includes(answer.status)) return ended('refused', 'not-allowed')
  return ended('refused', 'refused-without-reason')
}

function transportResult({ reason }: TransportFailure): CreateResult {
  switch (reason) {
    case 'offline':
    case 'unreachable':
    case 'cancelled-before-sending':
      return ended('unsent', reason)
    case 'proxy':
      return ended('unsent', 'proxy-unreachable')
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

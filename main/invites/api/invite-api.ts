import { z } from 'zod'
import {
  cleanText,
  type FailureCode,
  type FieldProblem,
  type InviteDraft,
  type InviteStatus,
  type ProblemField,
} from '#contract'
import { checkLink } from '../../portal-link.ts'
import type { Connection } from '../../settings/connection.ts'
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

type Target = Pick<Connection, 'apiUrl' | 'linkHosts'>

export type InviteApi = ReturnType<typeof createInviteApi>

/**
 * VerifiMe's two calls, as far as they are known (docs/verifime-api.md). No failure is thrown: each has its name. Nothing is
 * ever sent a second time.
 */
export function createInviteApi(transport: Transport) {
  return {
    createInvite: async (
      target: Target,
      request: InviteRequest,
      signal: AbortSignal,
    ): Promise<CreateResult> => {
      const url = `${target.apiUrl}/v1/user/invite`
      try {
        const body = JSON.stringify(request)
        return readCreated(await transport({ method: 'POST', url, body }, signal), target, request)
      } catch (error) {
        if (error instanceof TransportFailure) return transportResult(error)
        throw error
      }
    },

    readStatus: createStatusReader(transport),
  }
}

function readCreated(
  answer: TransportAnswer,
  target: Target,
  request: InviteRequest,
): CreateResult {
  const json = readJson(answer)
  const created = createdReply.safeParse(json)
  // Remarks may stand beside an invite that was made.
  if (isSuccess(answer) && created.success) return createdResult(created.data, target)
  const refused = refusedReply.safeParse(json)
  if (refused.success) {
    const problems = refusedProblems(refused.data.validationResults, request)
    const isCode = problems.some(({ field }) => field === 'code')
    return { outcome: 'refused', code: isCode ? 'code-refused' : 'refused', problems }
  }
  return isSuccess(answer) ? ended('unknown', 'broken-answer') : statusResult(answer)
}

function createdResult(
  { trackingReference, inviteUrl }: CreatedReply,
  target: Target,
): CreateResult {
  const checked = checkLink(inviteUrl, trackingReference, target.linkHosts)
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

/** Nothing when it is no JSON in UTF-8. `fatal`: the decoder would otherwise mend what is broken. */
export function readJson(answer: TransportAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body))
  } catch {
    // Not JSON: the schemas refuse `undefined`, and the caller names the failure.
    return undefined
  }
}

function isSuccess({ status }: TransportAnswer): boolean {
  return status >= 200 && status < 300
}

/** Whole seconds; a date is read against this machine's clock. At most an hour, at least a second. */
function readRetryAfter({ retryAfter: header }: TransportAnswer): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d+$/u.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), 3600) : undefined
}

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
function createStatusReader(transport: Transport) {
  return async (
    statusUrl: string,
    trackingReference: string,
    signal?: AbortSignal,
  ): Promise<StatusAnswer> => {
    const timeout = AbortSignal.timeout(statusTimeoutMs)
    const ends = signal ? AbortSignal.any([signal, timeout]) : timeout
    try {
      return statusOf(
        await transport({ method: 'GET', url: statusUrl + statusPath(trackingReference) }, ends),
      )
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error
      return { found: 'no-answer', isOffline: error.reason === 'offline' }
    }
  }
}

export function statusPath(trackingReference: string): string {
  return `/v1/user/signup/tracking/${encodeURIComponent(trackingReference)}/status`
}

/** What an answer says of the invite that was asked for. */
export function statusOf(answer: TransportAnswer): StatusAnswer {
  const reply = isSuccess(answer) ? statusReply.safeParse(readJson(answer)) : undefined
  if (reply?.success) return { found: 'status', status: reply.data.status }
  if (missingStatuses.has(answer.status)) return { found: 'missing' }
  const retryAfterSeconds = readRetryAfter(answer)
  const noAnswer = { found: 'no-answer', isOffline: false } as const
  return retryAfterSeconds === undefined ? noAnswer : { ...noAnswer, retryAfterSeconds }
}

/** The JSON of `POST /v1/user/invite`, member by member as VerifiMe documents it. */
export interface InviteRequest {
  email: string
  code: string
  referenceData: string
  customerContext?: InviteDraft['customerContext']
  sendInvitationEmail: boolean
}

/** What is not known is absent: never empty, never null, and no `customerContext` without a member. */
export function inviteRequest(draft: InviteDraft, code: string, reference: string): InviteRequest {
  const hasContext = Object.keys(draft.customerContext).length > 0
  return {
    email: draft.email,
    code,
    referenceData: reference,
    ...(hasContext ? { customerContext: draft.customerContext } : {}),
    sendInvitationEmail: draft.sendInvitationEmail,
  }
}

/** A created invite. `qrCodeUrl` is there too, and never used: the code is drawn here. */
export const createdReply = z.object({
  trackingReference: z.guid(),
  inviteUrl: z.string().min(1),
})
type CreatedReply = z.infer<typeof createdReply>

/** VerifiMe's answer to a request that it does not take. The echoed request is left unread. */
export const refusedReply = z.object({
  validationResults: z
    .array(
      z.object({
        path: z.string().nullish(),
        name: z.string().nullish(),
        resultName: z.string().nullish(),
        message: z.string().nullish(),
      }),
    )
    .min(1),
})
type ValidationResult = z.infer<typeof refusedReply>['validationResults'][number]

const statusReply = z.object({ status: z.enum(['Inactive', 'Active', 'Completed']) })

/** Our field for each of VerifiMe's, in small letters. */
const topFields: Readonly<Record<string, ProblemField>> = {
  email: 'email',
  code: 'code',
  referencedata: 'reference',
  sendinvitationemail: 'sendInvitationEmail',
}
const contextFields: Readonly<Record<string, ProblemField>> = {
  firstname: 'firstName',
  middlename: 'middleName',
  familyname: 'familyName',
  fullname: 'fullName',
  dateofbirth: 'dateOfBirth',
  preferredcontactnumber: 'phone',
  address: 'address',
}
const longestMessage = 300

/**
 * VerifiMe's reasons as problems of our fields. A reason for something that the form does not have
 * becomes a problem of the whole form, so that none is ever swallowed.
 */
export function refusedProblems(
  results: readonly ValidationResult[],
  request: InviteRequest,
): FieldProblem[] {
  return results.map((result) => toProblem(result, request))
}

function toProblem(result: ValidationResult, request: InviteRequest): FieldProblem {
  const fields = result.path?.toLowerCase() === 'customercontext' ? contextFields : topFields
  const name = result.name?.toLowerCase() ?? ''
  const field = (Object.hasOwn(fields, name) && fields[name]) || 'form'
  if (field === 'code' && result.resultName === 'InvalidOrganisationCodeLength') {
    return { field, rule: 'code-length' }
  }
  if (field !== 'form' && result.resultName === 'PersonNameInvalidCharacter') {
    const position = positionIn(result.message, sentName(request, field))
    return { field, rule: 'name-character', ...(position === undefined ? {} : { position }) }
  }
  const message = cleanText(withoutSecrets(result.message ?? '', request)).slice(0, longestMessage)
  return { field, rule: 'refused', ...(message === '' ? {} : { message }) }
}

/** Positions count from zero; one beyond the name that was sent marks nothing. */
function positionIn(message: string | null | undefined, name: string): number | undefined {
  const found = /position (\d{1,4})\b/iu.exec(message ?? '')
  const position = Number(found?.[1] ?? Number.NaN)
  return position < name.length ? position : undefined
}

function sentName(request: InviteRequest, field: ProblemField): string {
  const context: Partial<Record<ProblemField, string>> = request.customerContext ?? {}
  return context[field] ?? ''
}

/** A sentence may quote what the server got, in its own way of writing. The organisation code is never shown for it. */
function withoutSecrets(message: string, { code }: InviteRequest): string {
  const written = [...code].map((character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
  return message.replace(new RegExp(written.join('[\\s.-]*'), 'giu'), '•••')
}

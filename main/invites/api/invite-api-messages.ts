import { z } from 'zod'
import { cleanText, type FieldProblem, type InviteDraft, type ProblemField } from '#contract'

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

/** A created invite [spec]. `qrCodeUrl` is there too, and never used: the code is drawn here. */
export const createdReply = z.object({
  trackingReference: z.guid(),
  inviteUrl: z.string().min(1),
})
export type CreatedReply = z.infer<typeof createdReply>

/** VerifiMe's answer to a request that it does not take [vendor]. The echoed request is left unread. */
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

export const statusReply = z.object({ status: z.enum(['Inactive', 'Active', 'Completed']) })

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

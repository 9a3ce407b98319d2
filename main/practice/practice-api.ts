import { z } from 'zod'

/** The lengths of organisation codes that VerifiMe's public examples show; one of 8 is refused there. */
const codeLengths = { shortest: 10, longest: 12 }
const text = z.string().nullish()

/** The documented body, read leniently: what is wrong in it is answered the way VerifiMe does. */
export const practiceRequest = z.object({
  email: text,
  code: text,
  referenceData: text,
  customerContext: z
    .object({
      firstName: text,
      middleName: text,
      familyName: text,
      fullName: text,
      dateOfBirth: text,
      preferredContactNumber: text,
      address: text,
    })
    .nullish(),
  sendInvitationEmail: z.boolean().nullish(),
})
export type PracticeRequest = z.infer<typeof practiceRequest>

/** One of VerifiMe's reasons for not taking a request. */
export interface ValidationResult {
  path: '' | 'customerContext'
  name: string
  resultType: 'Error'
  resultName: string
  resultScope: 'Field'
  message: string
}

/** VerifiMe's own rule is not known; this one leaves the finer points to the form. */
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u
const nameMembers = ['firstName', 'middleName', 'familyName', 'fullName'] as const

/** Everything that VerifiMe is known to refuse, several at once; none when the request is good. */
export function validate(request: PracticeRequest): ValidationResult[] {
  const code = request.code ?? ''
  const results: ValidationResult[] = []
  if (!emailPattern.test(request.email ?? '')) {
    results.push(reason('', 'email', 'InvalidEmail', 'Supplied email is not valid'))
  }
  if (code.length < codeLengths.shortest || code.length > codeLengths.longest) {
    const message = 'Supplied organisation code is not the correct length'
    results.push(reason('', 'code', 'InvalidOrganisationCodeLength', message))
  }
  const context = request.customerContext
  for (const name of nameMembers) {
    const position = (context?.[name] ?? '').search(/\d/u)
    if (position >= 0) results.push(refusedCharacter(name, position))
  }
  const dateOfBirth = context?.dateOfBirth ?? undefined
  if (dateOfBirth !== undefined && !z.iso.date().safeParse(dateOfBirth).success) {
    const message = 'Supplied date of birth is not valid'
    results.push(reason('customerContext', 'dateOfBirth', 'InvalidDateOfBirth', message))
  }
  return results
}

/** VerifiMe echoes what it got; what was not sent is null there. */
export function echo(request: PracticeRequest) {
  const context = request.customerContext ?? {}
  return {
    email: request.email ?? null,
    code: request.code ?? null,
    referenceData: request.referenceData ?? null,
    customerContext: Object.fromEntries(
      [...nameMembers, 'dateOfBirth', 'preferredContactNumber', 'address'].map((name) => [
        name,
        context[name as keyof typeof context] ?? null,
      ]),
    ),
    sendInvitationEmail: request.sendInvitationEmail ?? false,
  }
}

function refusedCharacter(name: string, position: number): ValidationResult {
  const message = `A person name is not allowed to have the character at position ${position}`
  return reason('customerContext', name, 'PersonNameInvalidCharacter', message)
}

function reason(
  path: ValidationResult['path'],
  name: string,
  ...[resultName, message]: [resultName: string, message: string]
): ValidationResult {
  return { path, name, resultType: 'Error', resultName, resultScope: 'Field', message }
}

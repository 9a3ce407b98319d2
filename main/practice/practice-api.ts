import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type EnvironmentName, failed, type InviteStatus, succeeded } from '#contract'
import type { Transport } from '../invites/api/transport.ts'
import type { Handlers } from '../ipc/dispatch.ts'

export interface PracticeApiOptions {
  /** The host of the links that it gives out. */
  linkHost: string
  now: () => Date
  pace?: Pace
}

interface PracticeCall {
  method: string
  /** `/v1/user/invite` */
  path: string
  /** JSON text. */
  body?: string
}

/** Not encoded yet: `content` becomes the JSON of the answer. */
interface PracticeReply {
  status: number
  content: unknown
}

export interface PracticeApi {
  reply: (call: PracticeCall) => PracticeReply
  advance: (trackingReference: string) => void
  /** Customers from before a restart. */
  remember: (known: readonly KnownCustomer[]) => void
}

const statusPath = /^\/v1\/user\/signup\/tracking\/([0-9a-f-]{36})\/status$/u

/**
 * A stand-in for VerifiMe's API. It is asked in the place of the network, so its answers are read, checked and
 * classified by the same client code as VerifiMe's.
 */
export function createPracticeApi({
  linkHost,
  now,
  pace = lessonPace,
}: PracticeApiOptions): PracticeApi {
  const customers = createPracticeCustomers(now, pace)

  function create(body: string): PracticeReply {
    const parsed = practiceRequest.safeParse(parseJson(body))
    if (!parsed.success) return { status: 400, content: { message: 'The request is not valid' } }
    const validationResults = validate(parsed.data)
    if (validationResults.length > 0) {
      return { status: 400, content: { request: echo(parsed.data), validationResults } }
    }
    const trackingReference = randomUUID()
    customers.add(trackingReference)
    const inviteUrl = `https://${linkHost}/sign-up/track-id/${trackingReference}`
    const qrCodeUrl = `https://qr.${linkHost}/${trackingReference}.png`
    return { status: 200, content: { trackingReference, inviteUrl, qrCodeUrl } }
  }

  function reply({ method, path, body = '' }: PracticeCall): PracticeReply {
    if (method === 'POST' && path === '/v1/user/invite') return create(body)
    const trackingReference = statusPath.exec(path)?.[1]
    const status = trackingReference && customers.status(trackingReference)
    return method === 'GET' && status
      ? { status: 200, content: { status } }
      : { status: 404, content: { message: 'There is nothing here' } }
  }

  return {
    reply,
    advance: customers.advance,
    remember: customers.remember,
  }
}

/**
 * Answers requests to the practice API's address inside this process, so that no port is opened for them; `network`
 * gets all others. Only the practice environment has that address: see settings/connection.ts.
 */
export function practiceTransport(
  api: Pick<PracticeApi, 'reply'>,
  apiUrl: string,
  network: Transport,
): Transport {
  return async (request, signal) => {
    if (!request.url.startsWith(`${apiUrl}/`)) return network(request, signal)
    const { status, content } = api.reply({ ...request, path: new URL(request.url).pathname })
    return { status, body: new TextEncoder().encode(JSON.stringify(content)) }
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // The schema refuses `undefined`, and the answer says so.
    return undefined
  }
}

/** The lengths of organisation codes that VerifiMe's public examples show; one of 8 is refused there. */
const codeLengths = { shortest: 10, longest: 12 }
const text = z.string().nullish()

/** The documented body, read leniently: what is wrong in it is answered the way VerifiMe does. */
const practiceRequest = z.object({
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
type PracticeRequest = z.infer<typeof practiceRequest>

/** One of VerifiMe's reasons for not taking a request. */
interface ValidationResult {
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
const contextMembers = [...nameMembers, 'dateOfBirth', 'preferredContactNumber', 'address'] as const

/** Everything that VerifiMe is known to refuse, several at once; none when the request is good. */
function validate(request: PracticeRequest): ValidationResult[] {
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
function echo(request: PracticeRequest) {
  const context = request.customerContext ?? {}
  return {
    email: request.email ?? null,
    code: request.code ?? null,
    referenceData: request.referenceData ?? null,
    customerContext: Object.fromEntries(
      contextMembers.map((name) => [name, context[name] ?? null]),
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

/** How long a practice customer takes, in milliseconds after the invite was made. */
export interface Pace {
  opensAfterMs: number
  submitsAfterMs: number
}

/** Quick enough for a lesson, slow enough to watch. */
const lessonPace: Pace = { opensAfterMs: 20_000, submitsAfterMs: 75_000 }

export interface KnownCustomer {
  trackingReference: string
  /** Milliseconds since 1970. */
  since: number
  status: InviteStatus
}

const steps: readonly InviteStatus[] = ['Inactive', 'Active', 'Completed']

/** The customers of practice mode: each goes through the onboarding by the clock, or when told to. */
function createPracticeCustomers(now: () => Date, pace: Pace) {
  const customers = new Map<string, { since: number; atLeast: number }>()

  function step(customer: { since: number; atLeast: number }): number {
    const elapsed = now().getTime() - customer.since
    const byClock = elapsed >= pace.submitsAfterMs ? 2 : elapsed >= pace.opensAfterMs ? 1 : 0
    return Math.max(byClock, customer.atLeast)
  }

  return {
    add: (trackingReference: string): void => {
      customers.set(trackingReference, { since: now().getTime(), atLeast: 0 })
    },
    /** What an earlier start of the app gave out, and how far that customer was known to be. */
    remember: (known: readonly KnownCustomer[]): void => {
      for (const { trackingReference, since, status } of known) {
        if (customers.has(trackingReference)) continue
        customers.set(trackingReference, { since, atLeast: steps.indexOf(status) })
      }
    },
    /** Nothing for a reference that this server did not give out. */
    status: (trackingReference: string): InviteStatus | undefined => {
      const customer = customers.get(trackingReference)
      return customer && steps[step(customer)]
    },
    /** The next step on the phone, at once. A reference that nobody knows becomes a new customer's. */
    advance: (trackingReference: string): void => {
      const customer = customers.get(trackingReference) ?? { since: now().getTime(), atLeast: 0 }
      customer.atLeast = Math.min(step(customer) + 1, steps.length - 1)
      customers.set(trackingReference, customer)
    },
  }
}

interface PracticeRoutesOptions {
  practice: Pick<PracticeApi, 'advance'>
  settings: { environment: () => EnvironmentName }
  invites: { trackingReference: (inviteId: number) => string | undefined }
  /** Checks at once instead of at its turn. */
  status: { refresh: (inviteId: number) => Promise<unknown> }
}

export function practiceRoutes({ practice, settings, invites, status }: PracticeRoutesOptions) {
  return {
    'practice.advance': async ({ id }) => {
      if (settings.environment() !== 'practice') return failed('request-refused')
      const trackingReference = invites.trackingReference(id)
      if (!trackingReference) return failed('not-found')
      practice.advance(trackingReference)
      await status.refresh(id)
      return succeeded(undefined)
    },
  } satisfies Partial<Handlers>
}

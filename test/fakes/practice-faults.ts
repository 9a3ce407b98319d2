import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/** A request for an invite that is about to be answered wrongly. */
interface FaultyCall {
  response: ServerResponse
  /** What the practice server would have answered: a lie starts from the truth. */
  honestAnswer: () => Promise<CreatedAnswer>
}

export interface CreatedAnswer {
  trackingReference: string
  inviteUrl: string
  qrCodeUrl: string
}

/** One way to answer a request wrongly, or not at all. */
export type Fault = (call: FaultyCall) => Promise<void> | void

export interface ReasonGiven {
  path: '' | 'customerContext'
  name: string
  resultName: string
  message: string
}

const jsonType = { 'content-type': 'application/json; charset=utf-8' }

/** A host that begins like VerifiMe's and is not. */
const foreignHost = 'portal.verifime.com.attacker.example'

export const faults = {
  /** Takes the request and never says a word. Ends when the server closes. */
  stall: (): Fault => () => undefined,

  /** Sends the head and half of the body, then says nothing more. */
  stallInBody: (): Fault => async (call) => void (await sendHalf(call)),

  /** Takes the request and cuts the line (RST). */
  reset:
    (): Fault =>
    ({ response }) =>
      void response.socket?.resetAndDestroy(),

  /** Takes the request and hangs up (FIN). */
  hangUp:
    (): Fault =>
    ({ response }) =>
      void response.socket?.destroy(),

  /** Half of what the head promised, then the line is cut. */
  halfBody: (): Fault => async (call) => {
    await sendHalf(call)
    call.response.socket?.destroy()
  },

  /** A complete answer whose JSON stops in the middle. */
  halfJson: (): Fault => lieWith((honest) => half(JSON.stringify(honest))),

  /** A complete answer whose compressed data stops in the middle. */
  halfGzip: (): Fault => async (call) => {
    const packed = gzipSync(JSON.stringify(await call.honestAnswer()))
    const head = { ...jsonType, 'content-encoding': 'gzip' }
    call.response.writeHead(200, head).end(packed.subarray(0, Math.floor(packed.length / 2)))
  },

  /** A page, as a hotel's login or a proxy's error. */
  html: (status = 200): Fault =>
    answerWith(status, '<!doctype html><title>Welcome to the network</title>', {
      'content-type': 'text/html',
    }),

  empty: (status = 200): Fault => answerWith(status, ''),

  /** JSON of another shape. */
  wrongShape: (status = 200): Fault => answerWith(status, '{"result":"created","id":42}'),

  /** Any status with any text. */
  status: (status: number, text = '{"message":"no"}'): Fault => answerWith(status, text),

  /** Reasons in VerifiMe's form, whatever was sent. */
  refusal: (reasons: readonly ReasonGiven[], status = 400): Fault =>
    answerWith(
      status,
      JSON.stringify({
        request: {},
        validationResults: reasons.map((reason) => ({
          resultType: 'Error',
          resultScope: 'Field',
          ...reason,
        })),
      }),
    ),

  /** `Retry-After` in seconds or as a date; without one when absent. */
  tooManyRequests: (retryAfter?: string): Fault =>
    answerWith(429, '', retryAfter === undefined ? {} : { 'retry-after': retryAfter }),

  /** These bytes and no others, and the line is cut. */
  raw:
    (bytes: string): Fault =>
    ({ response }) =>
      void response.socket?.end(bytes),

  redirect: (location: string, status = 302): Fault => answerWith(status, '', { location }),

  /** A right answer in every way but its link. */
  link: (edit: (link: string) => string): Fault =>
    lieWith((honest) => JSON.stringify({ ...honest, inviteUrl: edit(honest.inviteUrl) })),

  /** A link on a host that is not VerifiMe's. */
  foreignLink: (host = foreignHost): Fault => faults.link((link) => onHost(link, host)),

  /** The link of another invite. */
  otherReference: (): Fault =>
    lieWith((honest) =>
      JSON.stringify({ ...honest, trackingReference: '00000000-0000-4000-8000-000000000000' }),
    ),

  /** A right answer, 65 KiB long: only the bound tells. */
  tooLarge: (): Fault =>
    lieWith((honest) => JSON.stringify({ ...honest, padding: 'x'.repeat(65 * 1024) })),

  /** The same, small on the wire. */
  tooLargeOnceUnpacked: (): Fault => async (call) => {
    const padding = 'x'.repeat(65 * 1024)
    const packed = gzipSync(JSON.stringify({ ...(await call.honestAnswer()), padding }))
    call.response.writeHead(200, { ...jsonType, 'content-encoding': 'gzip' }).end(packed)
  },

  /** The link twice: the honest one first, then a foreign one, which JSON lets win. */
  duplicateKeys: (): Fault =>
    lieWith((honest) => {
      const foreign = JSON.stringify(onHost(honest.inviteUrl, foreignHost))
      return `${JSON.stringify(honest).slice(0, -1)},"inviteUrl":${foreign}}`
    }),

  /** A right answer with a byte in it that is no UTF-8. */
  invalidUtf8: (): Fault => async (call) => {
    const honest = JSON.stringify({ ...(await call.honestAnswer()), note: '~' })
    const bytes = Buffer.from(honest)
    bytes[bytes.lastIndexOf('~')] = 0xff
    call.response.writeHead(200, jsonType).end(bytes)
  },
}

function answerWith(status: number, text: string, head: Record<string, string> = jsonType): Fault {
  return ({ response }) => void response.writeHead(status, head).end(text)
}

function lieWith(lie: (honest: CreatedAnswer) => string): Fault {
  return async ({ response, honestAnswer }) =>
    void response.writeHead(200, jsonType).end(lie(await honestAnswer()))
}

/** Resolves when the half has left. */
async function sendHalf({ response, honestAnswer }: FaultyCall): Promise<void> {
  const text = JSON.stringify(await honestAnswer())
  response.writeHead(200, { ...jsonType, 'content-length': text.length })
  await new Promise<void>((resolve) => {
    response.write(half(text), () => resolve())
  })
}

function half(text: string): string {
  return text.slice(0, text.length / 2)
}

function onHost(link: string, host: string): string {
  const url = new URL(link)
  url.host = host
  return url.href
}

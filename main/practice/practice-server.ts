import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { echo, practiceRequest, validate } from './practice-api.ts'
import {
  createPracticeCustomers,
  type KnownCustomer,
  lessonPace,
  type Pace,
} from './practice-customers.ts'

export interface PracticeServerOptions {
  /** The host of the links that it gives out. */
  linkHost: string
  now: () => Date
  pace?: Pace
  /** Sees each request first, its body already read; answers `true` when it has dealt with it. */
  intercept?: (request: IncomingMessage, body: string, response: ServerResponse) => boolean
}

export interface PracticeServer {
  /** Base address, without a slash at its end: `http://127.0.0.1:49152`. */
  url: string
  advance(trackingReference: string): void
  /** Customers from before a restart. */
  remember(known: readonly KnownCustomer[]): void
  close(): Promise<void>
}

interface Reply {
  status: number
  content: unknown
}

const statusPath = /^\/v1\/user\/signup\/tracking\/([0-9a-f-]{36})\/status$/u

/**
 * A stand-in for VerifiMe's API on this machine's loopback address, reachable from nowhere else.
 * The same client code runs against it as against VerifiMe, over real HTTP.
 */
export async function startPracticeServer(options: PracticeServerOptions): Promise<PracticeServer> {
  const customers = createPracticeCustomers(options.now, options.pace ?? lessonPace)

  function create(body: string): Reply {
    const parsed = practiceRequest.safeParse(parseJson(body))
    if (!parsed.success) return { status: 400, content: { message: 'The request is not valid' } }
    const validationResults = validate(parsed.data)
    if (validationResults.length > 0) {
      return { status: 400, content: { request: echo(parsed.data), validationResults } }
    }
    const trackingReference = randomUUID()
    customers.add(trackingReference)
    const inviteUrl = `https://${options.linkHost}/sign-up/track-id/${trackingReference}`
    const qrCodeUrl = `https://qr.${options.linkHost}/${trackingReference}.png`
    return { status: 200, content: { trackingReference, inviteUrl, qrCodeUrl } }
  }

  function reply({ method, url = '' }: IncomingMessage, body: string): Reply {
    if (method === 'POST' && url === '/v1/user/invite') return create(body)
    const trackingReference = statusPath.exec(url)?.[1]
    const status = trackingReference && customers.status(trackingReference)
    return method === 'GET' && status
      ? { status: 200, content: { status } }
      : { status: 404, content: { message: 'There is nothing here' } }
  }

  const server = await listen(async (request, response) => {
    const body = await text(request)
    if (!options.intercept?.(request, body, response)) send(response, reply(request, body))
  })
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    advance: customers.advance,
    remember: customers.remember,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Server> {
  const listener: RequestListener = (request, response) => {
    // A client that goes away in the middle of its request leaves nobody to answer.
    handle(request, response).catch(() => response.destroy())
  }
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // The schema refuses `undefined`, and the answer says so.
    return undefined
  }
}

function send(response: ServerResponse, { status, content }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(content))
}

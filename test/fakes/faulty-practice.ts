import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { KnownCustomer, Pace } from '../../main/practice/practice-api.ts'
import { practiceLinkHost } from '../../main/settings/connection.ts'
import type { CreatedAnswer, Fault } from './practice-faults.ts'
import { startPracticeServer } from './practice-server.ts'

interface RecordedRequest {
  method: string
  /** `/v1/user/invite` */
  path: string
  headers: IncomingHttpHeaders
  /** As it came; empty for a GET. */
  text: string
  /** The text as JSON; nothing when it is none. */
  body: unknown
}

export interface FaultyPractice {
  /** Base address: `http://127.0.0.1:49152`. */
  url: string
  linkHost: string
  /** Every request since the start, the ones that are answered wrongly too. */
  requests: RecordedRequest[]
  /** The requests for an invite among them: a test of a fault expects exactly one. */
  posts(): RecordedRequest[]
  /** The next request for an invite gets this; several queue up. Status checks are left alone. */
  answerNext(fault: Fault): void
  /** The next one gets this alone, whatever was queued before; an honest answer without it. */
  answerOnly(fault: Fault | undefined): void
  /** The next request for an invite waits; the function lets it be answered honestly. */
  holdNext(): () => void
  /** The same for status checks. */
  answerNextStatus(fault: Fault): void
  /** Resolves when a request of this method has arrived; at once when one was there before. */
  arrived(method?: 'GET' | 'POST'): Promise<RecordedRequest>
  /** The customer takes the next step on the phone. */
  advance(trackingReference: string): void
  /** Customers from before a restart. */
  remember(known: readonly KnownCustomer[]): void
  /** Cuts every line. The port refuses connections from then on. */
  close(): Promise<void>
}

/** The tracking reference in the path of a status check. */
export function referenceAskedBy(path: string): string {
  return path.split('/').at(-2) ?? ''
}

export interface FaultyPracticeOptions {
  linkHost?: string
  now?: () => Date
  /** Unless given, customers move only by `advance`. */
  pace?: Pace
}

const never: Pace = { opensAfterMs: Infinity, submitsAfterMs: Infinity }
/** Marks our own request for the honest answer, so that it is neither recorded nor spoiled. */
const honestHeader = 'x-honest-answer'

/** The app's practice API on a server, which can be told to fail. Honest unless told otherwise. */
export async function startFaultyPractice(
  options: FaultyPracticeOptions = {},
): Promise<FaultyPractice> {
  const { linkHost = practiceLinkHost, now = () => new Date(), pace = never } = options
  const requests: RecordedRequest[] = []
  const queues: Record<string, Fault[]> = { POST: [], GET: [] }
  const arrivals = new EventTarget()

  function intercept(request: IncomingMessage, text: string, response: ServerResponse): boolean {
    if (request.headers[honestHeader]) return false
    const recorded = record(request, text)
    requests.push(recorded)
    arrivals.dispatchEvent(new Event(recorded.method))
    const fault = queues[recorded.method]?.shift()
    if (!fault) return false
    const honestAnswer = () => askHonestly(server.url + recorded.path, text)
    Promise.resolve(fault({ response, honestAnswer })).catch(() => response.destroy())
    return true
  }
  const server = await startPracticeServer({ linkHost, now, pace, intercept })
  const ofMethod = (method: string) => requests.filter((request) => request.method === method)

  return {
    url: server.url,
    linkHost,
    requests,
    posts: () => ofMethod('POST'),
    answerNext: (fault) => queues.POST?.push(fault),
    answerOnly: (fault) => {
      queues.POST = fault ? [fault] : []
    },
    answerNextStatus: (fault) => queues.GET?.push(fault),
    holdNext: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      queues.POST?.push(async ({ response, honestAnswer }) => {
        await promise
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(await honestAnswer()))
      })
      return resolve
    },
    arrived: async (method = 'POST') => {
      if (ofMethod(method).length === 0) await once(arrivals, method)
      return ofMethod(method).at(-1) as RecordedRequest
    },
    advance: server.advance,
    remember: server.remember,
    close: server.close,
  }
}

function record({ method = '', url = '', headers }: IncomingMessage, text: string) {
  return { method, path: url, headers, text, body: parseJson(text) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON: the test sees `undefined` beside the text.
    return undefined
  }
}

/** A fault lies about a good request only: a refused one has no honest answer to start from. */
export async function askHonestly(url: string, body: string): Promise<CreatedAnswer> {
  const headers = { 'content-type': 'application/json', [honestHeader]: '1' }
  const answer = await fetch(url, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error('the practice server refused a request that was to be spoiled')
  return (await answer.json()) as CreatedAnswer
}

import { app, type ClientRequest, type IncomingMessage, net, type Session, session } from 'electron'
import { answerWithoutCertificate, openPostRelay, type PostRelay } from './electron-relay.ts'
import {
  asksForCertificate,
  largestAnswerBytes,
  netErrorReason,
  reasonAfterSending,
  reasonBeforeSending,
  type Transport,
  type TransportAnswer,
  TransportFailure,
  type TransportFailureReason,
  type TransportRequest,
} from './transport.ts'

/** 15 s in all; a connection that does not stand after 8 will not come in time for an answer. */
const connectTimeoutMs = 8_000
const wholeTimeoutMs = 15_000

type Sessions = Record<TransportRequest['method'], Session>

/**
 * HTTP over Chromium's stack: the system's proxy and certificates, as an office has them.
 * The sessions are in memory and used for nothing else. POST has one of its own, whose sockets are closed
 * before each request, and a relay that nothing goes through twice: a shared one would let a GET that comes in
 * between cut off the POST.
 */
export function createElectronTransport(): Transport {
  let sessions = openSessions(0)
  let deaths = 0
  // Sessions that were used stay broken when the process behind them has died.
  app.on('child-process-gone', (_event, { serviceName }) => {
    if (serviceName !== 'network.mojom.NetworkService') return
    deaths += 1
    sessions = openSessions(deaths)
  })

  return async (request, signal) => {
    const attempt = () => new Attempt(sessions, request, signal).run()
    try {
      return await attempt()
    } catch (failure) {
      if (!(failure instanceof CertificateAsked)) throw failure
      // Nothing has left: see Attempt.failed.
      const asked = sessions[request.method]
      // The relay that it was led to is closed.
      if (request.method === 'POST') await asked.setProxy({ mode: 'system' })
      await answerWithoutCertificate(asked, request.url, signal)
      return attempt()
    }
  }
}

function openSessions(deaths: number): Sessions {
  return {
    POST: openSession(`verifime-invite-${deaths}`),
    GET: openSession(`verifime-status-${deaths}`),
  }
}

/** In memory, and for requests of main's alone. */
export function openSession(name: string): Session {
  const opened = session.fromPartition(name, { cache: false })
  // Nobody types here, and the dictionary would be fetched from the internet.
  opened.setSpellCheckerEnabled(false)
  return opened
}

/** A server wants to know who this computer is, and nothing was sent to it yet. */
class CertificateAsked extends TransportFailure {
  constructor() {
    super('untrusted')
  }
}

/** One request from its first step to its answer or failure. Whichever comes first settles it. */
class Attempt {
  readonly #sessions: Sessions
  readonly #request: TransportRequest
  readonly #signal: AbortSignal
  readonly #ended = Promise.withResolvers<TransportAnswer>()
  #isSettled = false
  #isStarted = false
  #sent: ClientRequest | undefined
  #relay: PostRelay | undefined

  constructor(sessions: Sessions, request: TransportRequest, signal: AbortSignal) {
    this.#sessions = sessions
    this.#request = request
    this.#signal = signal
  }

  async run(): Promise<TransportAnswer> {
    const stop = (afterSending: TransportFailureReason, beforeSending: TransportFailureReason) =>
      this.#stop(new TransportFailure(this.#mayHaveLeft() ? afterSending : beforeSending))
    const cancel = () => stop('interrupted', 'cancelled-before-sending')
    const timers = [
      setTimeout(() => this.#mayHaveLeft() || stop('no-answer', 'unreachable'), connectTimeoutMs),
      setTimeout(() => stop('no-answer', 'unreachable'), wholeTimeoutMs),
    ]
    this.#signal.addEventListener('abort', cancel, { once: true })
    if (this.#signal.aborted) cancel()
    // Only steps before the request can fail there: the proxies cannot be had, or no relay be opened.
    this.#start().catch(() => stop('no-answer', 'unreachable'))
    try {
      return await this.#ended.promise
    } finally {
      for (const timer of timers) clearTimeout(timer)
      this.#signal.removeEventListener('abort', cancel)
      this.#relay?.close()
    }
  }

  async #start(): Promise<void> {
    const { method, url } = this.#request
    const session = this.#sessions[method]
    if (method === 'POST') {
      await session.closeAllConnections()
      const relay = await openPostRelay(session, this.#sessions.GET, new URL(url))
      this.#relay = relay
      if (this.#isSettled) relay.close()
    }
    if (this.#isSettled) return
    this.#isStarted = true
    this.#sent = this.#send(session)
  }

  #send(session: Session): ClientRequest {
    const { method, url, body } = this.#request
    const sent = net.request({
      method,
      url,
      session,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    })
    sent.on('error', (error) => this.#failed(error.message))
    // A server or proxy that asks for a password gets none: there is nobody to type it.
    sent.on('login', (_info, giveCredentials) => giveCredentials())
    sent.on('response', (response) => {
      collectAnswer(response, {
        done: (answer) => this.#settle(() => this.#ended.resolve({ ...answer, ...this.#origin() })),
        fail: (reason) => this.#stop(new TransportFailure(reason)),
      })
    })
    sent.setHeader('Accept', 'application/json')
    if (body !== undefined) sent.setHeader('Content-Type', 'application/json')
    sent.end(body)
    return sent
  }

  /**
   * Whether any of the request may have left this machine. Certain where it goes straight to the server:
   * nothing goes by without being seen, and nothing once the relay is closed. Behind a proxy, once it has
   * been handed to Chromium, it may.
   */
  #mayHaveLeft(): boolean {
    if (!this.#isStarted) return false
    return this.#relay?.isCertain ? this.#relay.hasLeft() : true
  }

  #failed(message: string): void {
    const relay = this.#relay
    const isRepeatable = relay === undefined || (relay.isCertain && !relay.hasLeft())
    const failure =
      isRepeatable && asksForCertificate(message)
        ? new CertificateAsked()
        : new TransportFailure(this.#reason(message))
    this.#stop(failure)
  }

  #reason(message: string): TransportFailureReason {
    const relay = this.#relay
    // What would have been repeated was answered: the answer is gone with it.
    if (relay?.wasRepeated()) return 'broken'
    if (!relay?.isCertain) return netErrorReason(message, net.isOnline())
    if (relay.hasLeft()) return reasonAfterSending(message)
    return reasonBeforeSending(message, net.isOnline())
  }

  #origin(): Pick<TransportAnswer, 'isFromProxy'> {
    const isPlain = this.#request.url.startsWith('http:')
    return isPlain && this.#relay?.proxy !== undefined ? { isFromProxy: true } : {}
  }

  #stop(failure: TransportFailure): void {
    this.#settle(() => this.#ended.reject(failure))
    // The relay first: what has not left by now never will.
    this.#relay?.close()
    this.#sent?.abort()
  }

  #settle(settleWith: () => void): void {
    if (this.#isSettled) return
    this.#isSettled = true
    settleWith()
  }
}

interface Collecting {
  done: (answer: TransportAnswer) => void
  fail: (reason: TransportFailure['reason']) => void
}

/** Reads an answer to its end, up to the largest that is read. */
export function collectAnswer(response: IncomingMessage, { done, fail }: Collecting): void {
  const chunks: Buffer[] = []
  let length = 0
  response.on('data', (chunk) => {
    length += chunk.length
    if (length > largestAnswerBytes) fail('too-large')
    else chunks.push(chunk)
  })
  response.on('error', () => fail('broken'))
  response.on('aborted', () => fail('broken'))
  response.on('end', () => {
    const retryAfter = [response.headers['retry-after']].flat()[0]
    done({
      status: response.statusCode,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      body: Buffer.concat(chunks),
    })
  })
}

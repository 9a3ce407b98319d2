import { type ClientRequest, type IncomingMessage, net, type Session } from 'electron'
import { netErrorReason } from './net-error.ts'
import {
  largestAnswerBytes,
  type Transport,
  type TransportAnswer,
  TransportFailure,
  type TransportRequest,
} from './transport.ts'

/** 15 s in all; a connection that does not stand after 8 will not come in time for an answer. */
const connectTimeoutMs = 8_000
const wholeTimeoutMs = 15_000

/**
 * HTTP over Chromium's stack: the system's proxy and certificates, as an office has them.
 * The sessions must be in memory and used for nothing else. POST has one of its own, whose sockets are
 * closed before each request: Chromium sends a POST a second time when a socket that it reuses turns out
 * to be dead. A shared session would let a GET that comes in between cut off the POST.
 */
export function createElectronTransport(sessions: Record<'GET' | 'POST', Session>): Transport {
  return async (request, signal) => {
    const session = sessions[request.method]
    if (request.method === 'POST') await session.closeAllConnections()
    if (signal.aborted) throw new TransportFailure('cancelled-before-sending')
    return new Promise((resolve, reject) => {
      send({ session, request, signal, resolve, reject })
    })
  }
}

interface Sending {
  session: Session
  request: TransportRequest
  signal: AbortSignal
  resolve: (answer: TransportAnswer) => void
  reject: (failure: TransportFailure) => void
}

function send({ session, request, signal, resolve, reject }: Sending): void {
  const sent = net.request({
    method: request.method,
    url: request.url,
    session,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
  })
  const timers = [
    setTimeout(() => hasLeft(sent) || stop('unreachable'), connectTimeoutMs),
    setTimeout(() => stop(hasLeft(sent) ? 'no-answer' : 'unreachable'), wholeTimeoutMs),
  ]
  // From now on nobody knows whether anything has left: see hasLeft.
  const cancel = () => stop('interrupted')
  signal.addEventListener('abort', cancel, { once: true })

  function finish(settleWith: () => void): void {
    for (const timer of timers) clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
    settleWith()
  }
  function fail(reason: TransportFailure['reason']): void {
    finish(() => reject(new TransportFailure(reason)))
  }
  function stop(reason: TransportFailure['reason']): void {
    fail(reason)
    sent.abort()
  }

  sent.on('error', (error) => fail(netErrorReason(error.message, net.isOnline())))
  // A server or proxy that asks for a password gets none: there is nobody to type it.
  sent.on('login', (_info, giveCredentials) => giveCredentials())
  sent.on('response', (response) => {
    collect(response, {
      done: (answer) => finish(() => resolve(answer)),
      fail: stop,
    })
  })
  sent.setHeader('Accept', 'application/json')
  if (request.body !== undefined) sent.setHeader('Content-Type', 'application/json')
  sent.end(request.body)
}

/**
 * Whether any of the request may have left this machine. Chromium counts upload progress from the moment
 * when the connection stands, its TLS handshake included. It reports every tenth of a second, which is
 * why this decides about timeouts only and never about what comes at once.
 */
function hasLeft(sent: ClientRequest): boolean {
  const progress: { started?: boolean } = sent.getUploadProgress()
  return progress.started === true
}

interface Collecting {
  done: (answer: TransportAnswer) => void
  fail: (reason: TransportFailure['reason']) => void
}

function collect(response: IncomingMessage, { done, fail }: Collecting): void {
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

import { type ClientRequest, type IncomingMessage, request as openRequest } from 'node:http'
import {
  largestAnswerBytes,
  type Transport,
  type TransportAnswer,
  TransportFailure,
  type TransportRequest,
} from '../../main/invites/api/transport.ts'
import { errorCode } from '../../main/logging/log.ts'

/** Errors of a socket that never stood. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])

/**
 * Real HTTP for tests in plain Node, with the failures of the Electron transport.
 * No clock in it: the test ends the wait itself, by aborting `deadline`.
 */
export function createNodeTransport(deadline?: AbortSignal): Transport {
  return (request, signal) => {
    if (signal.aborted) return Promise.reject(new TransportFailure('cancelled-before-sending'))
    return new Promise((resolve, reject) => {
      const fail = (reason: TransportFailure['reason']) => reject(new TransportFailure(reason))
      const sent = send(request)
      sent.on('error', (error) => fail(reasonOf(error)))
      sent.on('response', (response) => collect(response, resolve, fail))
      const give = (reason: TransportFailure['reason']) => () => {
        fail(reason)
        sent.destroy()
      }
      signal.addEventListener('abort', give('interrupted'))
      deadline?.addEventListener('abort', give('no-answer'))
    })
  }
}

/** No agent: a fresh socket for each request, as in the app. */
function send({ method, url, body }: TransportRequest): ClientRequest {
  const json = { 'content-type': 'application/json' }
  const headers = { accept: 'application/json', ...(body === undefined ? {} : json) }
  return openRequest(url, { method, headers, agent: false }).end(body)
}

function reasonOf(error: Error): TransportFailure['reason'] {
  return beforeSending.has(errorCode(error)) ? 'unreachable' : 'no-answer'
}

function collect(
  response: IncomingMessage,
  resolve: (answer: TransportAnswer) => void,
  fail: (reason: TransportFailure['reason']) => void,
): void {
  const chunks: Buffer[] = []
  let length = 0
  const { statusCode: status = 0 } = response
  if (status >= 300 && status < 400) fail('broken')
  response.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > largestAnswerBytes) fail('too-large')
    else chunks.push(chunk)
  })
  response.on('error', () => fail('broken'))
  response.on('end', () => {
    const retryAfter = response.headers['retry-after']
    const body = Buffer.concat(chunks)
    resolve({ status, ...(retryAfter === undefined ? {} : { retryAfter }), body })
  })
}

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import {
  createPracticeApi,
  type PracticeApi,
  type PracticeApiOptions,
} from '../../main/practice/practice-api.ts'

export interface PracticeServerOptions extends PracticeApiOptions {
  /** Sees each request first, its body already read; answers `true` when it has dealt with it. */
  intercept?: (request: IncomingMessage, body: string, response: ServerResponse) => boolean
  /** How long a request for an invite is under way, and its answer again. */
  eachWayMs?: number
}

export interface PracticeServer extends Pick<PracticeApi, 'advance' | 'remember'> {
  /** Base address, without a slash at its end: `http://127.0.0.1:49152`. */
  url: string
  close(): Promise<void>
}

/** The app's practice API behind real HTTP on this machine's loopback address: VerifiMe, for tests. */
export async function startPracticeServer(options: PracticeServerOptions): Promise<PracticeServer> {
  const api = createPracticeApi(options)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    if (options.intercept?.(request, body, response)) return
    const { method = '', url: path = '' } = request
    if (options.eachWayMs !== undefined && method === 'POST') await wait(2 * options.eachWayMs)
    const { status, content } = api.reply({ method, path, body })
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify(content))
  }

  const server = createServer((request, response) => {
    // A client that goes away in the middle of its request leaves nobody to answer.
    answer(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    advance: api.advance,
    remember: api.remember,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import type { SecureVersion } from 'node:tls'
import { askHonestly } from './faulty-practice.ts'
import type { CreatedAnswer } from './practice-faults.ts'

/** A POST as it came in over TLS. */
export interface SecureCall {
  request: Http2ServerRequest
  response: Http2ServerResponse
  /** Answers as VerifiMe would. */
  answer: () => Promise<void>
  /** What that answer would say, for one that lies. */
  honestAnswer: () => Promise<CreatedAnswer>
}

export interface SecureVerifime {
  /** `https://localhost:49152` */
  url: string
  /** Which protocol each POST came by, in the order of their heads. */
  posts: string[]
  close: () => Promise<void>
}

export interface SecureOptions {
  /** Where honest answers are asked for. */
  honestUrl: string
  onPost: (call: SecureCall) => Promise<void> | void
  /** How long the handshake stands. */
  handshakeAfterMs?: number
  requestsCertificate?: boolean
  maxVersion?: SecureVersion
}

/** VerifiMe behind TLS, speaking HTTP/2 and HTTP/1.1. It hands on to another server what it answers honestly. */
export async function startSecureVerifime(options: SecureOptions): Promise<SecureVerifime> {
  const { honestUrl, onPost, handshakeAfterMs, requestsCertificate, maxVersion } = options
  const posts: string[] = []
  const sockets = new Set<Socket>()
  const tls = createSecureServer({
    key,
    cert,
    allowHTTP1: true,
    requestCert: requestsCertificate ?? false,
    rejectUnauthorized: false,
    ...(maxVersion ? { maxVersion } : {}),
  })
  tls.on('secureConnection', (socket: Socket) => socket.on('error', () => socket.destroy()))
  tls.on('request', (request, response) => {
    if (request.method === 'POST') posts.push(`HTTP/${request.httpVersion}`)
    const body = buffer(request)
    const answer = async () => {
      const { method, url } = request
      const sent = method === 'POST' ? { body: await body } : {}
      const headers = { 'content-type': 'application/json' }
      const honest = await fetch(honestUrl + url, { method, headers, ...sent })
      response.writeHead(honest.status, headers)
      response.end(Buffer.from(await honest.arrayBuffer()))
    }
    body
      .then((bytes) => {
        const honestAnswer = () => askHonestly(honestUrl + request.url, bytes.toString())
        const call = { request, response, answer, honestAnswer }
        return request.method === 'POST' ? onPost(call) : answer()
      })
      .catch(() => response.stream?.close())
  })
  const front = handshakeAfterMs === undefined ? tls : late(tls, handshakeAfterMs)
  front.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  if (front !== tls) await listening(tls)
  const port = await listening(front)
  return {
    url: `https://localhost:${port}`,
    posts,
    close: async () => {
      for (const server of new Set<Server | Http2SecureServer>([front, tls])) server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Takes connections at once and hands on nothing for a while. */
function late(tls: Http2SecureServer, afterMs: number): Server {
  return createServer((outer) => {
    outer.pause()
    outer.on('error', () => outer.destroy())
    void wait(afterMs).then(() => {
      const address = tls.address()
      // The test may have ended by now.
      if (address === null || typeof address === 'string') return outer.destroy()
      const inner = connect(address.port, '127.0.0.1')
      inner.on('error', () => outer.destroy())
      return inner.pipe(outer).pipe(inner)
    })
  })
}

async function listening(server: Server | Http2SecureServer): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** For localhost and this file's tests alone: good for nothing, trusted by nobody, in force until 2126. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKQes9aKrlduIC+cb
/r3TVE1ifyDqvQPkepjZVnRSuG6hRANCAAT2V/ybzvV7ClL54a8wNPjcd8HU3nJj
b/DvsJDtv3q6lYo40e/f/MYnF7htwOOB6vEMOeY9/9AtjkVzKnUWj7nn
-----END PRIVATE KEY-----`
const cert = `-----BEGIN CERTIFICATE-----
MIIBrTCCAVOgAwIBAgIUd7p8tRAYWkrYJTw/hQE/4l5WjbUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzE5MTczNFoYDzIxMjYxMTAz
MTkxNzM0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT2V/ybzvV7ClL54a8wNPjcd8HU3nJjb/DvsJDtv3q6lYo40e/f/MYn
F7htwOOB6vEMOeY9/9AtjkVzKnUWj7nno4GAMH4wHQYDVR0OBBYEFPdqLby/ihIU
pcR46hXpfrA/w0IAMB8GA1UdIwQYMBaAFPdqLby/ihIUpcR46hXpfrA/w0IAMA8G
A1UdEwEB/wQFMAMBAf8wKwYDVR0RBCQwIoIJbG9jYWxob3N0gg9hcGkuZXhhbXBs
ZS5jb22HBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIhAP8QGFKpttzAsBCc9YTwGGfy
hShAMeatmgvVgLPT2cp4AiBS+bhUALm5mljNDqPLVXT+Sa64VfSFDl8rXZzWpKVr
sw==
-----END CERTIFICATE-----`

/** Lets a browser take the certificate above, and only that one. */
export const trustSwitch = `--ignore-certificate-errors-spki-list=${createHash('sha256')
  .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64')}`

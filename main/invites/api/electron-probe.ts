import { net, type Session } from 'electron'
import type { ConnectionFault, Probe, Probed } from './connection-check.ts'
import { firstProxy } from './electron-relay.ts'
import { collectAnswer, openSession } from './electron-transport.ts'
import { netErrorReason, type TransportFailureReason } from './transport.ts'

const timeoutMs = 15_000

/** To the certificate's judge: decide as Chromium did. */
const asChromiumDecides = -3

/** Sends its GET requests over Chromium's stack, as the ones for invites go: the system's proxy and certificates. */
export function createElectronProbe(): Probe {
  let count = 0
  return async (url) => {
    count += 1
    // A session of its own: a connection that stands already would show no certificate.
    const own = openSession(`connection-check-${count}`)
    let issuer: string | null = null
    own.setCertificateVerifyProc(({ certificate }, decide) => {
      issuer = certificate.issuerName
      decide(asChromiumDecides)
    })
    const startedAt = performance.now()
    const end = await get(own, url)
    const milliseconds = Math.round(performance.now() - startedAt)
    // A session knows of its proxies once it was used.
    const proxy = readProxy(await own.resolveProxy(url))
    return { proxy, issuer, milliseconds, end }
  }
}

function readProxy(proxies: string): string | null {
  const [kind, address] = firstProxy(proxies)
  if (kind === '' || kind === 'DIRECT') return null
  return kind === 'PROXY' ? address : `${kind.toLowerCase()} ${address}`
}

function get(own: Session, url: string): Promise<Probed['end']> {
  const { promise, resolve } = Promise.withResolvers<Probed['end']>()
  const request = net.request({ url, session: own, redirect: 'error', credentials: 'omit' })
  let signIn: string | undefined
  const fail = (reason: TransportFailureReason) =>
    resolve(signIn === undefined ? { fault: faultOf(reason) } : { fault: 'proxy-sign-in', signIn })
  const timer = setTimeout(() => {
    fail('no-answer')
    request.abort()
  }, timeoutMs)
  request.on('login', ({ isProxy, scheme }, giveCredentials) => {
    if (isProxy) signIn = scheme
    giveCredentials()
  })
  request.on('error', ({ message }) => {
    // Kerberos and the like, for which this computer has no ticket: nobody was asked for a password.
    if (/ERR_(PROXY_AUTH_|MISSING_AUTH|UNSUPPORTED_AUTH)/u.test(message)) signIn ??= 'negotiate'
    fail(netErrorReason(message, net.isOnline()))
  })
  request.on('response', (response) => {
    collectAnswer(response, {
      done: (answer) => (answer.status === 407 ? fail('proxy') : resolve({ answer })),
      fail,
    })
  })
  request.setHeader('Accept', 'application/json')
  request.end()
  return promise.finally(() => {
    clearTimeout(timer)
    request.abort()
  })
}

function faultOf(reason: TransportFailureReason): ConnectionFault {
  switch (reason) {
    case 'cancelled-before-sending':
    case 'interrupted':
      return 'no-answer'
    case 'too-large':
      return 'broken'
    default:
      return reason
  }
}

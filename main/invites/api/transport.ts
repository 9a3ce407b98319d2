/** The largest answer that is read, in bytes after decompression. VerifiMe's are below two kilobytes. */
export const largestAnswerBytes = 64 * 1024

export interface TransportRequest {
  method: 'GET' | 'POST'
  url: string
  /** JSON text. */
  body?: string
}

export interface TransportAnswer {
  status: number
  /** The `Retry-After` header as it came. */
  retryAfter?: string
  body: Uint8Array
  /** It came over plain http through a proxy of the network, which may have given it itself. */
  isFromProxy?: boolean
}

/**
 * Why there is no answer. The first five are certain that the server got nothing.
 * `proxy`: the network's proxy is not there, or lets nothing through.
 * `no-answer`: it may have got the request. `too-large`, `broken`: it began to answer.
 */
export type TransportFailureReason =
  | 'offline'
  | 'unreachable'
  | 'proxy'
  | 'untrusted'
  | 'cancelled-before-sending'
  | 'no-answer'
  | 'interrupted'
  | 'too-large'
  | 'broken'

export class TransportFailure extends Error {
  readonly reason: TransportFailureReason

  constructor(reason: TransportFailureReason) {
    super(reason)
    this.name = 'TransportFailure'
    this.reason = reason
  }
}

/** Sends one request, once. Throws TransportFailure and nothing else. */
export type Transport = (request: TransportRequest, signal: AbortSignal) => Promise<TransportAnswer>

/**
 * Chromium's errors that can only come before a request was sent (net_error_list.h). Every other one,
 * also one that a later Chromium brings, counts as "it may have arrived": the safe side to err on.
 */
const beforeSending =
  /ERR_(NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_[A-Z_]+|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|ADDRESS_[A-Z_]+|UNSAFE_PORT|PAC_[A-Z_]+|NETWORK_ACCESS_DENIED|BLOCKED_BY_(?!RESPONSE|ORB)[A-Z_]+)\b/u
/** The network's proxy: not there, or unwilling. Found while the connection is made. */
const proxy =
  /ERR_(PROXY_(?!HTTP_1_1_REQUIRED)[A-Z_]+|TUNNEL_CONNECTION_FAILED|SOCKS_CONNECTION_[A-Z_]+|MANDATORY_PROXY_[A-Z_]+)\b/u
/**
 * The server's certificate, which is judged once, before the request. Any other error of TLS may come
 * later: a server can begin a handshake anew when it has read the request, to ask for a certificate.
 */
const untrusted = /ERR_(CERT_[A-Z_]+|SSL_PINNED_KEY_NOT_IN_CERT_CHAIN)\b/u
const ofTls = /ERR_(SSL_|CERT_|BAD_SSL_)[A-Z_]+\b/u
const offline = /ERR_(INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)\b/u
const broken =
  /ERR_(CONTENT_[A-Z_]+|INCOMPLETE_CHUNKED_ENCODING|INVALID_[A-Z_]+|RESPONSE_[A-Z_]+|HTTP2_[A-Z_]+)\b|redirect/u

/** The server asks who this computer is, and Chromium waits for somebody to choose. */
export function asksForCertificate(message: string): boolean {
  return /ERR_SSL_CLIENT_AUTH_CERT_NEEDED\b/u.test(message)
}

/** Sorts the message of a failed request (`net::ERR_…`) into what it means for the invite. */
export function netErrorReason(message: string, isOnline: boolean): TransportFailureReason {
  if (offline.test(message)) return 'offline'
  if (untrusted.test(message)) return 'untrusted'
  if (proxy.test(message)) return isOnline ? 'proxy' : 'offline'
  if (beforeSending.test(message)) return isOnline ? 'unreachable' : 'offline'
  return broken.test(message) ? 'broken' : 'no-answer'
}

/** The same where the request seems to have left. TLS 1.3 hides whether it was a refusal of the certificate. */
export function reasonAfterSending(message: string): TransportFailureReason {
  if (untrusted.test(message)) return 'untrusted'
  return broken.test(message) ? 'broken' : 'no-answer'
}

/** The same where it is known that nothing has left. */
export function reasonBeforeSending(message: string, isOnline: boolean): TransportFailureReason {
  if (ofTls.test(message)) return 'untrusted'
  return isOnline && !offline.test(message) ? 'unreachable' : 'offline'
}

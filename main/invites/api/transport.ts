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

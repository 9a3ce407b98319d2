import type { TransportFailureReason } from './transport.ts'

/**
 * Chromium's errors that can only come before a request was sent (net_error_list.h). Every other one,
 * also one that a later Chromium brings, counts as "it may have arrived": the safe side to err on.
 */
const beforeSending =
  /ERR_(NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_[A-Z_]+|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|ADDRESS_[A-Z_]+|UNSAFE_PORT|PROXY_[A-Z_]+|TUNNEL_CONNECTION_FAILED|SOCKS_CONNECTION_[A-Z_]+|MANDATORY_PROXY_[A-Z_]+|PAC_[A-Z_]+|NETWORK_ACCESS_DENIED|BLOCKED_BY_(?!RESPONSE|ORB)[A-Z_]+)\b/u
/** Found while the connection is made. Of TLS's other errors, ERR_SSL_PROTOCOL_ERROR first, any may come later. */
const untrusted =
  /ERR_(CERT_[A-Z_]+|BAD_SSL_CLIENT_AUTH_CERT|SSL_(VERSION_OR_CIPHER_MISMATCH|UNRECOGNIZED_NAME_ALERT|PINNED_KEY_NOT_IN_CERT_CHAIN|CLIENT_AUTH_[A-Z_]+|SERVER_CERT_BAD_FORMAT|KEY_USAGE_INCOMPATIBLE|OBSOLETE_CIPHER|WEAK_SERVER_EPHEMERAL_DH_KEY))\b/u
const offline = /ERR_(INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)\b/u
const broken =
  /ERR_(CONTENT_[A-Z_]+|INCOMPLETE_CHUNKED_ENCODING|INVALID_[A-Z_]+|RESPONSE_[A-Z_]+|HTTP2_[A-Z_]+)\b|redirect/u

/** Sorts the message of a failed request (`net::ERR_…`) into what it means for the invite. */
export function netErrorReason(message: string, isOnline: boolean): TransportFailureReason {
  if (offline.test(message)) return 'offline'
  if (untrusted.test(message)) return 'untrusted'
  if (beforeSending.test(message)) return isOnline ? 'unreachable' : 'offline'
  return broken.test(message) ? 'broken' : 'no-answer'
}

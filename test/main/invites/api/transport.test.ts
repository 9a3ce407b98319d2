import { describe, expect, it } from 'vitest'
import {
  asksForCertificate,
  largestAnswerBytes,
  netErrorReason,
  reasonAfterSending,
  reasonBeforeSending,
} from '../../../../main/invites/api/transport.ts'

describe('netErrorReason', () => {
  it.each([
    ['unreachable', 'net::ERR_NAME_NOT_RESOLVED'],
    ['unreachable', 'net::ERR_CONNECTION_REFUSED'],
    ['unreachable', 'net::ERR_CONNECTION_TIMED_OUT'],
    ['unreachable', 'net::ERR_ADDRESS_UNREACHABLE'],
    ['unreachable', 'net::ERR_DNS_TIMED_OUT'],
    ['proxy', 'net::ERR_PROXY_CONNECTION_FAILED'],
    ['proxy', 'net::ERR_TUNNEL_CONNECTION_FAILED'],
    ['proxy', 'net::ERR_SOCKS_CONNECTION_HOST_UNREACHABLE'],
    ['unreachable', 'net::ERR_BLOCKED_BY_ADMINISTRATOR'],
    ['unreachable', 'net::ERR_PAC_SCRIPT_FAILED'],
    ['proxy', 'net::ERR_MANDATORY_PROXY_CONFIGURATION_FAILED'],
    ['no-answer', 'net::ERR_PROXY_HTTP_1_1_REQUIRED'],
    ['untrusted', 'net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN'],
    ['broken', 'net::ERR_RESPONSE_HEADERS_TOO_BIG'],
    ['offline', 'net::ERR_INTERNET_DISCONNECTED'],
    ['offline', 'net::ERR_NETWORK_IO_SUSPENDED'],
    ['untrusted', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['untrusted', 'net::ERR_CERT_DATE_INVALID'],
    ['no-answer', 'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH'],
    ['no-answer', 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED'],
    ['no-answer', 'net::ERR_SSL_PROTOCOL_ERROR'],
    ['no-answer', 'net::ERR_SSL_DECRYPT_ERROR_ALERT'],
    ['no-answer', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'],
    ['no-answer', 'net::ERR_CONNECTION_RESET'],
    ['no-answer', 'net::ERR_CONNECTION_CLOSED'],
    ['no-answer', 'net::ERR_CONNECTION_ABORTED'],
    ['no-answer', 'net::ERR_EMPTY_RESPONSE'],
    ['no-answer', 'net::ERR_TIMED_OUT'],
    ['no-answer', 'net::ERR_NETWORK_CHANGED'],
    ['no-answer', 'net::ERR_SSL_BAD_RECORD_MAC_ALERT'],
    ['no-answer', 'net::ERR_SOMETHING_OF_NEXT_YEAR'],
    ['no-answer', ''],
    ['broken', 'net::ERR_CONTENT_DECODING_FAILED'],
    ['broken', 'net::ERR_CONTENT_LENGTH_MISMATCH'],
    ['broken', 'net::ERR_INCOMPLETE_CHUNKED_ENCODING'],
    ['broken', 'net::ERR_INVALID_HTTP_RESPONSE'],
    ['broken', 'net::ERR_HTTP2_PROTOCOL_ERROR'],
    ['broken', "Attempted to redirect, but redirect policy was 'error'"],
  ])('answers %s for %j', (reason, message) => {
    expect(netErrorReason(message, true)).toBe(reason)
  })

  it.each(['net::ERR_BLOCKED_BY_RESPONSE', 'net::ERR_BLOCKED_BY_ORB'])(
    'counts %s as arrived: an answer had begun',
    (message) => {
      expect(['no-answer', 'broken']).toContain(netErrorReason(message, true))
    },
  )

  it('says offline rather than unreachable when the computer knows that it is', () => {
    expect(netErrorReason('net::ERR_NAME_NOT_RESOLVED', false)).toBe('offline')
  })

  it('says offline rather than that the proxy is not there', () => {
    expect(netErrorReason('net::ERR_PROXY_CONNECTION_FAILED', false)).toBe('offline')
  })

  it.each(['net::ERR_CONNECTION_RESET', 'net::ERR_EMPTY_RESPONSE'])(
    'never says that nothing was sent for %s, offline by now or not',
    (message) => {
      expect(netErrorReason(message, false)).toBe('no-answer')
    },
  )
})

describe('reasonBeforeSending', () => {
  it.each([
    ['untrusted', 'net::ERR_SSL_PROTOCOL_ERROR'],
    ['untrusted', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'],
    ['untrusted', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['unreachable', 'net::ERR_SOCKS_CONNECTION_FAILED'],
    ['unreachable', 'net::ERR_CONNECTION_RESET'],
    ['unreachable', 'net::ERR_FAILED'],
    ['offline', 'net::ERR_INTERNET_DISCONNECTED'],
  ])('answers %s for %j: the server has nothing', (reason, message) => {
    expect(reasonBeforeSending(message, true)).toBe(reason)
  })
})

describe('reasonAfterSending', () => {
  it.each([
    'net::ERR_SOCKS_CONNECTION_FAILED',
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
    'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_HTTP2_PING_FAILED',
    'net::ERR_EARLY_DATA_REJECTED',
    'net::ERR_QUIC_PROTOCOL_ERROR',
    'net::ERR_FAILED',
  ])('takes %s for no proof that nothing was sent', (message) => {
    expect(['no-answer', 'broken']).toContain(reasonAfterSending(message))
  })

  it('takes a certificate that is refused for a proof', () => {
    expect(reasonAfterSending('net::ERR_CERT_AUTHORITY_INVALID')).toBe('untrusted')
  })

  it('knows an answer that had begun', () => {
    expect(reasonAfterSending('net::ERR_CONTENT_LENGTH_MISMATCH')).toBe('broken')
    expect(reasonAfterSending('net::ERR_CONNECTION_RESET')).toBe('no-answer')
  })
})

it('only one error asks who this computer is', () => {
  expect(asksForCertificate('net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED')).toBe(true)
  expect(asksForCertificate('net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED_TWICE')).toBe(false)
  expect(asksForCertificate('net::ERR_BAD_SSL_CLIENT_AUTH_CERT')).toBe(false)
})

it('an answer is read up to 64 KiB', () => {
  expect(largestAnswerBytes).toBe(65_536)
})

import type { FieldProblem, GuestWifi } from '#contract'

/** IEEE 802.11 counts bytes, not letters. */
const longestNetworkBytes = 32
/** A passphrase of 8 to 63 characters, or the key itself in hexadecimal digits (IEEE 802.11, annex J). */
const wpaPassword = /^([\x20-\x7e]{8,63}|[\da-f]{64})$/iu

/** What of a typed guest network may be kept: one that phones can join, or none at all. */
export function checkWifi(typed: GuestWifi): { guestWifi: GuestWifi } | FieldProblem {
  // A name may hold any letter, and several spaces in a row; what a paste leaves around it is not of it.
  const network = typed.network.replace(/\p{Cc}/gu, '').trim()
  const password = typed.password.trim()
  if (network === '' && password !== '') return { field: 'wifiNetwork', rule: 'missing' }
  if (new TextEncoder().encode(network).length > longestNetworkBytes) {
    return { field: 'wifiNetwork', rule: 'too-long' }
  }
  if (password !== '' && !wpaPassword.test(password)) {
    return { field: 'wifiPassword', rule: 'wifi-password-form' }
  }
  return { guestWifi: { network, password, isHidden: typed.isHidden } }
}

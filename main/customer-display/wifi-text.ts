import type { GuestWifi } from '#contract'

/**
 * What a phone's camera understands as "join this network":
 * https://github.com/zxing/zxing/wiki/Barcode-Contents#wi-fi-network-config-android-ios-11
 */
export function wifiText({ network, password, isHidden }: GuestWifi): string {
  const name = isHex(network) ? `"${network}"` : escaped(network)
  const key = password === '' ? 'T:nopass;' : `T:WPA;P:${escaped(password)};`
  return `WIFI:S:${name};${key}${isHidden ? 'H:true;' : ''};`
}

/** A name of hexadecimal digits alone would be taken for its own bytes. */
function isHex(text: string): boolean {
  return /^[\da-f]+$/iu.test(text)
}

function escaped(text: string): string {
  return text.replace(/[\\;,:"]/gu, '\\$&')
}

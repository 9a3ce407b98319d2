import { describe, expect, it } from 'vitest'
import type { GuestWifi } from '#contract'
import { wifiText } from '../../../main/customer-display/scenes.ts'
import { codeModules, codePixels, readCode } from '../../../renderer/qr/code-pixels.ts'

const modulePixels = 4

/** Drawn as the customer display draws it, and read as it reads that back. */
function readBack(text: string): string {
  const pixels = codePixels(codeModules(text), modulePixels)
  const side = Math.sqrt(pixels.length)
  return readCode({ data: new Uint8ClampedArray(pixels.buffer), side, modulePixels })
}

/** What a phone makes of the text: the fields end at a semicolon that no backslash precedes. */
function fieldsOf(text: string): Record<string, string> {
  const body = /^WIFI:(.*);$/su.exec(text)?.[1] ?? expect.fail('no Wi-Fi text')
  const fields = body.match(/[A-Z]:(?:\\.|[^\\;])*;/gsu) ?? []
  expect(fields.join('')).toBe(body)
  return Object.fromEntries(
    fields.map((field) => [field[0], field.slice(2, -1).replace(/\\(.)/gsu, '$1')]),
  )
}

const wifi: GuestWifi = { network: 'Example Guests', password: 'welcome-2026', isHidden: false }

describe('wifiText', () => {
  it('is what the cameras of phones document', () => {
    expect(wifiText(wifi)).toBe('WIFI:S:Example Guests;T:WPA;P:welcome-2026;;')
    expect(wifiText({ ...wifi, password: '' })).toBe('WIFI:S:Example Guests;T:nopass;;')
    expect(wifiText({ ...wifi, isHidden: true })).toBe(
      'WIFI:S:Example Guests;T:WPA;P:welcome-2026;H:true;;',
    )
  })

  it.each(['ABCD', '0123456789', 'deadBEEF'])(
    'puts the name %s, all hexadecimal, in quotes',
    (network) => {
      expect(wifiText({ ...wifi, network })).toContain(`S:"${network}";`)
    },
  )

  it('escapes each sign that has a meaning there', () => {
    expect(wifiText({ ...wifi, network: '\\;,:"' })).toContain('S:\\\\\\;\\,\\:\\";')
  })

  it.each([
    ['signs that mean something', 'a;b,c:d\\e"f', '";,:\\;;S:x'],
    ['fields of its own', 'x;P:stolen;T:nopass', 'T:nopass;;'],
    ['backslashes at the end', 'guests\\', 'password\\\\'],
    ['other scripts', 'Café 客人 ضيوف', 'p@ssw0rd'],
    ['an emoji', '🦘 Guests', '        '],
    ['quotes around it', '"Guests"', '"password"'],
    ['capital letters alone', 'GUESTS', 'PASSWORD'],
    ['the longest there is', 'x'.repeat(32), '~'.repeat(63)],
  ])('comes back from the drawn code: %s', (_what, network, password) => {
    const text = wifiText({ network, password, isHidden: false })
    expect(readBack(text)).toBe(text)
    expect(fieldsOf(text)).toEqual({ S: network, T: 'WPA', P: password })
  })
})

import { describe, expect, it } from 'vitest'
import { checkWifi } from '../../../main/settings/settings-change.ts'
import { settingsSetup } from '../../builders/settings-setup.ts'

const wifi = { network: 'Example Guests', password: 'welcome-2026', isHidden: false }

describe('the guest Wi-Fi', () => {
  it.each([
    ['a network with a password', wifi],
    ['an open network', { ...wifi, password: '' }],
    ['none', { ...wifi, network: '', password: '' }],
    ['a name of 32 bytes in other letters', { ...wifi, network: '客'.repeat(10) }],
    ['a name with several spaces in a row', { ...wifi, network: 'A  B' }],
    ['a password of 63 characters', { ...wifi, password: 'x'.repeat(63) }],
    ['a key of 64 hexadecimal digits', { ...wifi, password: 'aF'.repeat(32) }],
    ['a hidden network', { ...wifi, isHidden: true }],
  ])('may be %s', (_what, typed) => {
    expect(checkWifi(typed)).toEqual({ guestWifi: typed })
  })

  it('loses what a paste left around name and password', () => {
    const typed = { ...wifi, network: ' Example Guests\n', password: 'welcome-2026 ' }
    expect(checkWifi(typed)).toEqual({ guestWifi: wifi })
  })

  it.each([
    ['wifiNetwork', 'missing', { ...wifi, network: ' ' }],
    ['wifiNetwork', 'too-long', { ...wifi, network: 'x'.repeat(33) }],
    ['wifiNetwork', 'too-long', { ...wifi, network: '客'.repeat(11) }],
    ['wifiPassword', 'wifi-password-form', { ...wifi, password: 'seven77' }],
    ['wifiPassword', 'wifi-password-form', { ...wifi, password: 'x'.repeat(64) }],
    ['wifiPassword', 'wifi-password-form', { ...wifi, password: 'gästezugang' }],
  ] as const)('is refused: %s %s', (field, rule, typed) => {
    expect(checkWifi(typed)).toEqual({ field, rule })
  })

  it('is kept, name and password together', () => {
    const { service, announced } = settingsSetup({})
    expect(service.change({ guestWifi: wifi })).toMatchObject({ value: { guestWifi: wifi } })
    expect(announced).toHaveLength(1)
    expect(service.change({ guestWifi: { ...wifi, password: 'short' } })).toMatchObject({
      failure: { problems: [{ field: 'wifiPassword', rule: 'wifi-password-form' }] },
    })
    expect(service.read().guestWifi).toEqual(wifi)
  })
})

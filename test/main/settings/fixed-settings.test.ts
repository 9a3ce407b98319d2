import { describe, expect, it } from 'vitest'
import { takeVariables } from '../../../main/settings/environment-variables.ts'
import { readFixedSettings } from '../../../main/settings/fixed-settings.ts'
import { nothingFixed } from '../../../main/settings/policy-source.ts'
import { fixedNames } from '../../../main/settings/settings-view.ts'

const read = (variables: Record<string, string | undefined>) =>
  readFixedSettings(
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [`FRONT_DESK_${name}`, value]),
    ),
  )

it('is nothing where nothing is set', () => {
  expect(readFixedSettings({}, {})).toStrictEqual(nothingFixed)
})

describe('readFixedSettings', () => {
  it('reads them all', () => {
    const fixed = read({
      ENVIRONMENT: 'custom',
      API_URL: 'http://127.0.0.1:8080/',
      STATUS_URL: 'https://status.example.com/',
      LINK_HOSTS: 'portal.example.com, Portal.Example.org',
      ORG_CODE: ' TESTCODE01 ',
      ORG_NAME: 'Example Bank',
      PERMANENT_LINK: 'https://portal.example.com/invite/EXAMPLE',
      KEY_PROTECTION: 'account',
    })
    expect(fixed).toStrictEqual({
      chosen: {
        environment: 'custom',
        customAddress: 'http://127.0.0.1:8080',
        customStatusAddress: 'https://status.example.com',
        customLinkHosts: ['portal.example.com', 'portal.example.org'],
        organisationName: 'Example Bank',
        permanentLink: 'https://portal.example.com/invite/EXAMPLE',
      },
      codes: [{ id: 'fixed', label: 'Example Bank', code: 'TESTCODE01' }],
      isAccountEnough: true,
    })
    expect(fixedNames(fixed)).toEqual([
      'organisationName',
      'environment',
      'customAddress',
      'customStatusAddress',
      'customLinkHosts',
      'permanentLink',
      'codes',
    ])
  })

  it.each([{}, { ENVIRONMENT: '', API_URL: ' ', ORG_CODE: undefined, KEY_PROTECTION: '' }])(
    'fixes nothing when nothing is set: %o',
    (variables) => {
      const fixed = read(variables)
      expect(fixed).toStrictEqual({ chosen: {}, codes: [], isAccountEnough: false })
      expect(fixedNames(fixed)).toEqual([])
    },
  )

  it('fixes the environment too when an address is set', () => {
    expect(fixedNames(read({ API_URL: 'https://api.example.com' }))).toContain('environment')
  })

  it.each([
    ['ENVIRONMENT', 'elsewhere'],
    ['ENVIRONMENT', 'Production'],
    ['API_URL', 'http://api.example.com'],
    ['API_URL', 'api.example.com'],
    ['STATUS_URL', 'http://status.example.com'],
    ['STATUS_URL', 'https://user@status.example.com'],
    ['STATUS_URL', 'https://status.example.com/?a=b'],
    ['LINK_HOSTS', 'https://portal.example.com'],
    ['LINK_HOSTS', 'portal.example.com,'],
    ['LINK_HOSTS', 'portal.example.com;portal.example.org'],
    ['KEY_PROTECTION', 'none'],
    ['PERMANENT_LINK', 'portal.example.com'],
    ['PERMANENT_LINK', 'https://portal.example.com/sign-up/track-id/1'],
    ['ORG_NAME', 'x'.repeat(201)],
    ['API_URL', `https://api.example.com/${'é'.repeat(100)}`],
    ['ORG_CODE', 'EIGHTLTR'],
    ['ORG_CODE', 'TWO WORDS10'],
    ['ORG_CODE', 'UMLAUTÄÖÜ10'],
    ['ORG_CODE', 'X'.repeat(65)],
  ])('stops at %s=%s, names the variable and does not repeat the value', (name, value) => {
    const act = () => read({ ORG_CODE: 'TESTCODE01', [name]: value })
    expect(act).toThrow(`FRONT_DESK_${name} must be`)
    expect(act).not.toThrow(value)
    expect(act).not.toThrow('TESTCODE01')
  })
})

describe('takeVariables', () => {
  it('leaves nothing of Front Desk’s in the environment, and everything else', () => {
    const environment: NodeJS.ProcessEnv = {
      PATH: '/bin',
      FRONT_DESK_ORG_CODE: 'TESTCODE01',
      Front_Desk_Org_Name: 'Example Bank',
      FRONT_DESK_SOMETHING_ELSE: 'x',
    }
    expect(takeVariables(environment, true)).toEqual({
      FRONT_DESK_ORG_CODE: 'TESTCODE01',
      FRONT_DESK_ORG_NAME: 'Example Bank',
      FRONT_DESK_SOMETHING_ELSE: 'x',
    })
    expect(environment).toEqual({ PATH: '/bin' })
  })

  it.each([true, false])('takes no feed from a user where the app is shipped: %s', (isShipped) => {
    const feed = {
      FRONT_DESK_UPDATE_URL: 'https://updates.example.com',
      Front_Desk_Update_Install: 'at-quit',
    }
    const environment: NodeJS.ProcessEnv = { ...feed, FRONT_DESK_THEME: 'dark' }
    expect(Object.keys(takeVariables(environment, isShipped))).toEqual([
      ...(isShipped ? [] : ['FRONT_DESK_UPDATE_URL', 'FRONT_DESK_UPDATE_INSTALL']),
      'FRONT_DESK_THEME',
    ])
    expect(environment).toEqual({})
  })
})

import { describe, expect, it } from 'vitest'
import { failed, succeeded } from '#contract'
import { createSettingsRepository } from '../../../main/settings/settings-repository.ts'
import { settingsSetup } from '../../builders/settings-setup.ts'
import { rowsOf } from '../../builders/temp-database.ts'

const code = 'TESTCODE01'
const custom = {
  environment: 'custom' as const,
  customAddress: 'https://api.example.com/',
  customLinkHosts: ['Portal.example.com'],
}
const variables = {
  FRONT_DESK_ENVIRONMENT: 'custom',
  FRONT_DESK_API_URL: 'https://api.example.com',
  FRONT_DESK_LINK_HOSTS: 'portal.example.com',
  FRONT_DESK_ORG_CODE: code,
  FRONT_DESK_ORG_NAME: 'Example Bank',
}

describe('the settings of a first start', () => {
  it('are practice mode, not set up', () => {
    const { service } = settingsSetup({})
    expect(service.read()).toStrictEqual({
      organisationName: '',
      codes: [],
      environment: 'practice',
      customAddress: '',
      customStatusAddress: '',
      customLinkHosts: [],
      apiHost: 'api.practice.example',
      statusHost: 'api.practice.example',
      linkHosts: ['portal.practice.example'],
      permanentLink: '',
      guestWifi: { network: '', password: '', isHidden: false },
      theme: 'system',
      slipFormat: 'roll-80',
      isSlipApproved: false,
      lockAfterMinutes: 3,
      locksAfterCode: false,
      keepsRegister: false,
      registerYears: 7,
      registersNames: false,
      showsFirstName: false,
      otherWays: '',
      referencePattern: '',
      expectedFolder: '',
      resultsFolder: '',
      documentsLine: '',
      privacyNotice: '',
      privacyNoticeLink: '',
      accentColour: '',
      masksNames: false,
      unopenedMinutes: 10,
      playsSound: false,
      customerLanguage: 'en',
      retentionDays: 30,
      detailsRetention: 'until-submitted',
      fixed: [],
      keyProtection: 'keyring',
      hasRecoveryCode: false,
      isSetUp: false,
      appVersion: '1.2.3',
    })
  })

  it('are set up once that was said', () => {
    const { service } = settingsSetup({})
    expect(service.finishSetUp()).toMatchObject({ ok: true, value: { isSetUp: true } })
    expect(service.read().isSetUp).toBe(true)
  })

  it('let practice mode work without any code', () => {
    const { service } = settingsSetup({})
    expect(service.connection()).toMatchObject({
      ok: true,
      value: {
        environment: 'practice',
        apiUrl: 'practice://api.practice.example',
        linkHosts: ['portal.practice.example'],
      },
    })
  })

  it.each(['staging', 'production'] as const)('let %s wait for a code', (environment) => {
    const { service } = settingsSetup({})
    service.change({ environment })
    expect(service.connection()).toStrictEqual(failed('not-set-up'))
    service.addCode({ label: '', code })
    expect(service.connection()).toMatchObject({ ok: true, value: { environment, code } })
  })
})

describe('an organisation code', () => {
  it('goes in and never comes out', () => {
    const { service, announced } = settingsSetup({})
    const answers = [
      service.addCode({ label: 'Person', code }),
      service.change({ theme: 'dark' }),
      service.finishSetUp(),
      service.addCode({ label: 'Person', code }),
      service.read(),
    ]
    expect(JSON.stringify([answers, announced])).not.toContain(code)
    expect(service.read().codes).toStrictEqual([
      { id: expect.any(String), label: 'Person', ending: '01' },
    ])
  })

  it.each(['A', 'AB', 'ABCDEFG'])('shows no ending that would tell too much: %s', (short) => {
    const { database, service } = settingsSetup({})
    const code = { id: '1', label: 'Kept by an older version', code: short }
    createSettingsRepository(database).addCode(code, new Date(2026, 10, 22))
    expect(service.read().codes).toMatchObject([{ ending: '' }])
  })

  it('is the one in use when it is the first, or chosen', () => {
    const { service } = settingsSetup({})
    service.addCode({ label: 'Person', code: 'PERSONCODE' })
    service.addCode({ label: 'Company', code: 'COMPANYCODE' })
    const [person, company] = service.read().codes
    expect(service.read().selectedCodeId).toBe(person?.id)
    service.change({ selectedCodeId: company?.id ?? '' })
    expect(service.connection()).toMatchObject({
      value: { code: 'COMPANYCODE', codeLabel: 'Company' },
    })
  })

  it('gives way to the first when it is removed', () => {
    const { service } = settingsSetup({})
    service.addCode({ label: 'Person', code: 'PERSONCODE' })
    service.addCode({ label: 'Company', code: 'COMPANYCODE' })
    const [person, company] = service.read().codes
    service.removeCode(company?.id ?? '')
    expect(service.read()).toMatchObject({ codes: [person], selectedCodeId: person?.id })
    expect(service.removeCode(company?.id ?? '')).toStrictEqual(failed('not-found'))
  })

  it('beside another one wants a label of its own', () => {
    const { service } = settingsSetup({})
    service.addCode({ label: '', code })
    expect(service.addCode({ label: ' ', code: 'COMPANYCODE' })).toStrictEqual(
      failed('setting-refused', { problems: [{ field: 'label', rule: 'missing' }] }),
    )
    expect(service.read().codes).toHaveLength(1)
  })

  it('is trimmed, and as the first named Main without a label', () => {
    const { service } = settingsSetup({})
    service.addCode({ label: ' ', code: ` ${code}\n` })
    expect(service.read().codes).toMatchObject([{ label: 'Main' }])
    expect(service.connection()).toMatchObject({ value: { codeLabel: 'Main' } })
  })

  it.each([
    ['code', 'missing', '  '],
    ['code', 'code-form', 'has space'],
    ['code', 'code-form', 'ümlautümlaut'],
    ['code', 'code-form', 'ABCDEFGH'],
    ['code', 'code-form', 'x'.repeat(65)],
  ] as const)('is refused on %s: %s for %j', (field, rule, bad) => {
    const { service, database, announced } = settingsSetup({})
    expect(service.addCode({ label: 'Main', code: bad })).toStrictEqual(
      failed('setting-refused', { problems: [{ field, rule }] }),
    )
    expect(rowsOf(database, 'organisation_code')).toEqual([])
    expect(announced).toEqual([])
  })

  it.each(['Person', 'person', ' PERSON '])('takes no label twice: %j', (label) => {
    const { service } = settingsSetup({})
    service.addCode({ label: 'Person', code })
    expect(service.addCode({ label, code })).toStrictEqual(
      failed('setting-refused', { problems: [{ field: 'label', rule: 'label-taken' }] }),
    )
  })
})

describe('a change', () => {
  it('is kept, announced, and leaves the rest as it was', () => {
    const { service, announced } = settingsSetup({})
    service.change({ organisationName: ' Example\u200b Bank ' })
    const answer = service.change({ theme: 'dark' })
    expect(answer).toStrictEqual(succeeded(service.read()))
    expect(announced.at(-1)).toStrictEqual(service.read())
    expect(service.read()).toMatchObject({ organisationName: 'Example Bank', theme: 'dark' })
  })

  it('to a custom environment is taken with its address and its hosts, in their plain form', () => {
    const { service } = settingsSetup({})
    service.addCode({ label: '', code })
    expect(service.change(custom)).toMatchObject({
      ok: true,
      value: {
        environment: 'custom',
        customAddress: 'https://api.example.com',
        customLinkHosts: ['portal.example.com'],
        apiHost: 'api.example.com',
        linkHosts: ['portal.example.com'],
      },
    })
    expect(service.connection()).toMatchObject({ value: { apiUrl: 'https://api.example.com' } })
  })

  it.each([
    ['customAddress', 'address-form', { ...custom, customAddress: 'http://api.example.com' }],
    ['customAddress', 'address-form', { ...custom, customAddress: '' }],
    ['customStatusAddress', 'address-form', { ...custom, customStatusAddress: 'http://a.example' }],
    ['customStatusAddress', 'address-form', { customStatusAddress: 'javascript:x' }],
    ['customLinkHosts', 'host-form', { ...custom, customLinkHosts: [] }],
    ['customLinkHosts', 'host-form', { ...custom, customLinkHosts: ['portal.example.com', ''] }],
    ['customLinkHosts', 'host-form', { ...custom, customLinkHosts: ['127.0.0.1'] }],
    ['customAddress', 'address-form', { customAddress: 'javascript:x' }],
    ['customLinkHosts', 'host-form', { customLinkHosts: ['https://portal.example.com'] }],
  ] as const)('is refused on %s: %s', (field, rule, change) => {
    const { service, announced } = settingsSetup({})
    const before = service.read()
    const wanted = change as Parameters<typeof service.change>[0]
    expect(service.change(wanted)).toStrictEqual(
      failed('setting-refused', { problems: [{ field, rule }] }),
    )
    expect(service.read()).toStrictEqual(before)
    expect(announced).toEqual([])
  })

  it('back to a custom environment needs nothing to be typed again', () => {
    const { service } = settingsSetup({})
    service.change(custom)
    service.change({ environment: 'practice' })
    expect(service.change({ environment: 'custom' }).ok).toBe(true)
  })
})

describe('the address for the status', () => {
  const statusOf = (service: ReturnType<typeof settingsSetup>['service']) => {
    const connection = service.connection()
    return connection.ok ? [connection.value.apiUrl, connection.value.statusUrl] : connection
  }

  it('of a custom environment is that of the API until another is given, and again once it is emptied', () => {
    const { service } = settingsSetup({})
    service.addCode({ label: '', code })
    service.change(custom)
    expect(statusOf(service)).toEqual(['https://api.example.com', 'https://api.example.com'])
    service.change({ customStatusAddress: ' https://status.example.com/ ' })
    expect(statusOf(service)).toEqual(['https://api.example.com', 'https://status.example.com'])
    expect(service.read()).toMatchObject({
      apiHost: 'api.example.com',
      statusHost: 'status.example.com',
    })
    service.change({ customStatusAddress: '' })
    expect(statusOf(service)).toEqual(['https://api.example.com', 'https://api.example.com'])
  })

  it.each(['staging', 'production'] as const)('of %s is there', (environment) => {
    const { service } = settingsSetup({ variables: { FRONT_DESK_ORG_CODE: code } })
    service.change({ environment })
    expect(statusOf(service)).toEqual([
      expect.stringMatching(/^https:/u),
      expect.stringMatching(/^https:/u),
    ])
  })

  it('is the one that IT fixed, in a preset too', () => {
    const status = { FRONT_DESK_STATUS_URL: 'https://status.example.com' }
    expect(statusOf(settingsSetup({ variables: { ...variables, ...status } }).service)).toEqual([
      'https://api.example.com',
      'https://status.example.com',
    ])
    const preset = { FRONT_DESK_ENVIRONMENT: 'staging', FRONT_DESK_ORG_CODE: code, ...status }
    expect(statusOf(settingsSetup({ variables: preset }).service)).toEqual([
      'https://api.stage.verifime.com',
      'https://status.example.com',
    ])
  })

  it('is the API’s where IT fixed that alone, whatever was typed before', () => {
    const { service } = settingsSetup({ variables })
    expect(statusOf(service)).toEqual(['https://api.example.com', 'https://api.example.com'])
    expect(service.read().fixed).toContain('customStatusAddress')
  })

  it('of practice stays on this computer', () => {
    const { service } = settingsSetup({
      variables: {
        FRONT_DESK_ENVIRONMENT: 'practice',
        FRONT_DESK_STATUS_URL: 'https://status.example.com',
      },
    })
    expect(statusOf(service)).toEqual([
      'practice://api.practice.example',
      'practice://api.practice.example',
    ])
  })
})

describe('settings that the IT department fixed', () => {
  it('start straight into the form', () => {
    const { service } = settingsSetup({ variables })
    expect(service.read()).toMatchObject({
      isSetUp: true,
      environment: 'custom',
      apiHost: 'api.example.com',
      linkHosts: ['portal.example.com'],
      organisationName: 'Example Bank',
      codes: [{ ending: '01' }],
    })
    expect(JSON.stringify(service.read())).not.toContain(code)
    expect(service.connection()).toMatchObject({ ok: true, value: { code } })
  })

  it.each([
    { environment: 'practice' as const },
    { customAddress: 'https://api.example.org' },
    { customStatusAddress: 'https://status.example.org' },
    { customLinkHosts: ['portal.example.org'] },
    { organisationName: 'Another' },
    { theme: 'dark' as const, organisationName: 'Another' },
  ])('refuse %o', (change) => {
    const { service, database } = settingsSetup({ variables })
    expect(service.change(change)).toStrictEqual(failed('setting-fixed'))
    expect(rowsOf(database, 'setting')).toEqual([])
  })

  it('refuse another code and the removal of theirs, and let the theme be chosen', () => {
    const { service } = settingsSetup({ variables })
    expect(service.addCode({ label: 'x', code })).toStrictEqual(failed('setting-fixed'))
    expect(service.removeCode('fixed')).toStrictEqual(failed('setting-fixed'))
    expect(service.change({ theme: 'dark' }).ok).toBe(true)
  })

  it('let a custom environment be chosen when they fixed its hosts alone', () => {
    const { service } = settingsSetup({
      variables: { FRONT_DESK_LINK_HOSTS: 'portal.example.com' },
    })
    const { customLinkHosts: _fixed, ...change } = custom
    expect(service.change(change)).toMatchObject({
      ok: true,
      value: { linkHosts: ['portal.example.com'] },
    })
  })

  it.each([
    [{ FRONT_DESK_ENVIRONMENT: 'practice' }, true],
    [{ FRONT_DESK_ENVIRONMENT: 'staging', FRONT_DESK_ORG_CODE: code }, true],
    [{ FRONT_DESK_ENVIRONMENT: 'staging' }, false],
    [{ FRONT_DESK_ORG_CODE: code }, false],
    [{ FRONT_DESK_ENVIRONMENT: 'custom', FRONT_DESK_ORG_CODE: code }, false],
    [{ FRONT_DESK_API_URL: 'https://api.example.com', FRONT_DESK_ORG_CODE: code }, false],
  ])('ask for what is left: %o is set up: %s', (some, isSetUp) => {
    expect(settingsSetup({ variables: some }).service.read().isSetUp).toBe(isSetUp)
  })

  it('never lead practice mode out of the computer', () => {
    const { service } = settingsSetup({
      variables: { ...variables, FRONT_DESK_ENVIRONMENT: 'practice' },
    })
    expect(service.connection()).toMatchObject({
      value: { apiUrl: 'practice://api.practice.example', linkHosts: ['portal.practice.example'] },
    })
  })
})

describe('a computer that protects no key', () => {
  const setup = () => settingsSetup({ keyProtection: 'practice-only' })

  it('takes no real code and no real environment', () => {
    const { service, database } = setup()
    expect(service.addCode({ label: 'x', code })).toStrictEqual(failed('practice-only'))
    expect(service.change({ environment: 'production' })).toStrictEqual(failed('practice-only'))
    expect(rowsOf(database, 'organisation_code')).toEqual([])
    expect(service.connection().ok).toBe(true)
  })

  it('sends nothing real even where the IT department fixed it', () => {
    const { service } = settingsSetup({ variables, keyProtection: 'practice-only' })
    expect(service.connection()).toStrictEqual(failed('practice-only'))
  })
})

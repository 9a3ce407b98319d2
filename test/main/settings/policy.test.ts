import { describe, expect, it } from 'vitest'
import { checkPolicy } from '../../../main/settings/check-policy.ts'
import { readFixedSettings } from '../../../main/settings/fixed-settings.ts'
import { policies, policyNames, policyWords } from '../../../main/settings/policies.ts'
import { policyPlace } from '../../../main/settings/policy-source.ts'
import { fixedNames } from '../../../main/settings/settings-view.ts'
import { settingsSetup } from '../../builders/settings-setup.ts'

const named = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`FRONT_DESK_${name}`, value]))
const read = (policy: Record<string, string>, variables: Record<string, string> = {}) =>
  readFixedSettings(named(variables), named(policy))
const wordsOf = (name: (typeof policyNames)[number]) => policyWords.get(policies.shape[name])
const examples = Object.fromEntries(policyNames.map((name) => [name, wordsOf(name)?.example ?? '']))

describe('a policy', () => {
  it('can fix everything that can be chosen, but for which of several codes is in use', () => {
    expect(fixedNames(read(examples))).toEqual([
      'organisationName',
      'environment',
      'customAddress',
      'customStatusAddress',
      'customLinkHosts',
      'permanentLink',
      'guestWifi',
      'otherWays',
      'referencePattern',
      'expectedFolder',
      'resultsFolder',
      'documentsLine',
      'privacyNotice',
      'privacyNoticeLink',
      'accentColour',
      'theme',
      'retentionDays',
      'detailsRetention',
      'lockAfterMinutes',
      'locksAfterCode',
      'keepsRegister',
      'registerYears',
      'registersNames',
      'showsFirstName',
      'customerLanguage',
      'masksNames',
      'unopenedMinutes',
      'playsSound',
      'slipFormat',
      'slipPrinter',
      'codes',
      'customerScreen',
      'logo',
    ])
  })

  it('is read as what the app works with', () => {
    const fixed = read({
      RETENTION_DAYS: '7',
      GREET_BY_FIRST_NAME: 'true',
      CUSTOMER_SCREEN: 'Counter',
      CUSTOMER_LANGUAGE: 'zh-Hans',
      SLIP_PAPER: 'a6',
      SLIP_PRINTER: 'Küche 2',
      WIFI_NETWORK: 'Guests',
      WIFI_PASSWORD: 'welcome-to-us',
      THEME: 'dark',
      UPDATE_URL: 'https://updates.example.com/front-desk/',
    })
    expect(fixed).toMatchObject({
      chosen: {
        retentionDays: 7,
        showsFirstName: true,
        customerLanguage: 'zh-Hans',
        slipFormat: 'a6',
        slipPrinter: 'Küche 2',
        guestWifi: { network: 'Guests', password: 'welcome-to-us', isHidden: false },
        theme: 'dark',
      },
      customerScreen: { name: 'Counter' },
      updates: { feedUrl: 'https://updates.example.com/front-desk', mayInstall: false },
    })
    expect(read({ RETENTION_DAYS: 'never' }).chosen.retentionDays).toBe('never')
    expect(read({ CUSTOMER_SCREEN: 'other' }).customerScreen).toBe('other')
  })

  it.each([
    ['RETENTION_DAYS', '14'],
    ['RETENTION_DAYS', '30 days'],
    ['DETAILS_RETENTION', 'ever'],
    ['GREET_BY_FIRST_NAME', 'yes'],
    ['CUSTOMER_LANGUAGE', 'de'],
    ['SLIP_PAPER', 'letter'],
    ['THEME', 'Dark'],
    ['REFERENCE_PATTERN', 'M-{six digits}'],
    ['EXPECTED_FOLDER', 'lists'],
    ['RESULTS_FOLDER', 'results'],
    ['LOCK_AFTER_MINUTES', '20'],
    ['WIFI_PASSWORD', 'short'],
    ['WIFI_HIDDEN', '1'],
    ['UPDATE_URL', 'http://updates.example.com'],
    ['UPDATE_URL', 'https://user:pass@updates.example.com'],
    ['ORG_CODE_2', 'TWO WORDS10'],
    ['ORG_CODE_LABEL', 'x'.repeat(61)],
    ['CUSTOMER_SCREEN', 'x'.repeat(201)],
    ['SLIP_PRINTER', 'x'.repeat(501)],
    ['WIFI_NETWORK', 'x'.repeat(33)],
  ])('with %s=%s is named with what is wanted, never with what it is', (name, value) => {
    const act = () => read({ ...examples, [name]: value })
    expect(act).toThrow(`FRONT_DESK_${name} must be`)
    const said = String(value)
    if (said.length > 4) expect(act).not.toThrow(said)
    expect(act).not.toThrow(examples.ORG_CODE)
  })

  it('names everything that is wrong at once', () => {
    const act = () => read({ THEME: 'blue', RETENTION_DAYS: '2', WIFI_HIDDEN: 'x' })
    for (const name of ['THEME', 'RETENTION_DAYS', 'WIFI_HIDDEN']) {
      expect(act).toThrow(`FRONT_DESK_${name} must be`)
    }
  })

  it.each([
    [{ WIFI_PASSWORD: 'welcome-to-us' }, 'WIFI_NETWORK'],
    [{ WIFI_HIDDEN: 'true' }, 'WIFI_NETWORK'],
    [{ ORG_CODE_2: 'TESTCODE02' }, 'ORG_CODE'],
    [
      { ORG_CODE: 'TESTCODE01', ORG_CODE_2: 'TESTCODE02', ORG_CODE_LABEL: 'second CODE' },
      'ORG_CODE_2_LABEL',
    ],
  ])('half set is named: %o', (policy, name) => {
    expect(() => read(policy)).toThrow(`FRONT_DESK_${name} must be`)
  })
})

describe('which of two wins', () => {
  it('is the policy over a variable, name by name', () => {
    const fixed = read({ THEME: 'dark' }, { THEME: 'light', RETENTION_DAYS: '7' })
    expect(fixed.chosen).toEqual({ theme: 'dark', retentionDays: 7 })
  })

  it('leaves a wrong variable unread that a policy replaces', () => {
    expect(read({ THEME: 'dark' }, { THEME: 'blue' }).chosen).toEqual({ theme: 'dark' })
  })

  it('takes no address of a user’s beside an environment that a policy set', () => {
    const { chosen } = read(
      { ENVIRONMENT: 'production', ORG_CODE: 'TESTCODE01' },
      {
        API_URL: 'https://elsewhere.example.com',
        STATUS_URL: 'https://elsewhere.example.com',
        LINK_HOSTS: 'elsewhere.example.com',
      },
    )
    expect(chosen).toEqual({ environment: 'production' })
  })

  it('takes no second code, label or password from elsewhere either', () => {
    const fixed = read(
      { ORG_CODE: 'TESTCODE01', WIFI_NETWORK: 'Guests' },
      { ORG_CODE_2: 'TESTCODE02', ORG_CODE_LABEL: 'Mine', WIFI_PASSWORD: 'welcome-to-us' },
    )
    expect(fixed.codes).toEqual([{ id: 'fixed', label: 'Organisation', code: 'TESTCODE01' }])
    expect(fixed.chosen.guestWifi).toMatchObject({ password: '' })
  })
})

describe('the settings under a policy', () => {
  const setup = (policy: Record<string, string>) => settingsSetup({ variables: named(policy) })

  it.each([
    ['RETENTION_DAYS', '7', { retentionDays: 'never' as const }],
    ['DETAILS_RETENTION', 'until-submitted', { detailsRetention: 'with-invite' as const }],
    ['CUSTOMER_LANGUAGE', 'vi', { customerLanguage: 'en' as const }],
    ['GREET_BY_FIRST_NAME', 'false', { showsFirstName: true }],
    ['SLIP_PAPER', 'a4', { slipFormat: 'a6' as const }],
    ['SLIP_PRINTER', 'Counter', { slipPrinter: 'Another' }],
    ['THEME', 'dark', { theme: 'light' as const }],
    ['WIFI_NETWORK', 'Guests', { guestWifi: { network: 'Mine', password: '', isHidden: false } }],
  ])('refuse another %s than %s', (name, value, change) => {
    const { service } = setup({ [name]: value })
    const before = service.read()
    expect(service.change(change)).toMatchObject({ ok: false, failure: { code: 'setting-fixed' } })
    expect(service.read()).toStrictEqual(before)
    expect(service.read().fixed).toEqual(Object.keys(change))
  })

  it('are kept as long as it says, whatever was chosen before', () => {
    const { service } = setup({ RETENTION_DAYS: '7', DETAILS_RETENTION: 'with-invite' })
    expect(service.retentionRules()).toMatchObject({
      retentionDays: 7,
      detailsRetention: 'with-invite',
    })
  })

  it('let staff choose between two codes, and add or remove none', () => {
    const { service } = setup({
      ENVIRONMENT: 'staging',
      ORG_CODE: 'TESTCODE01',
      ORG_CODE_LABEL: 'People',
      ORG_CODE_2: 'TESTCODE02',
      ORG_CODE_2_LABEL: 'Companies',
    })
    const { codes } = service.read()
    expect(codes.map(({ label, ending }) => [label, ending])).toEqual([
      ['People', '01'],
      ['Companies', '02'],
    ])
    expect(service.change({ selectedCodeId: codes[1]?.id ?? '' }).ok).toBe(true)
    expect(service.connection()).toMatchObject({
      value: { code: 'TESTCODE02', codeLabel: 'Companies' },
    })
    expect(service.addCode({ label: 'x', code: 'TESTCODE03' })).toMatchObject({ ok: false })
    expect(service.removeCode('fixed-2')).toMatchObject({ ok: false })
  })
})

describe('--check-policy', () => {
  const check = (policy: Record<string, string>, variables: Record<string, string> = {}) =>
    checkPolicy(named(variables), async () => named(policy))

  it('ends with 0 and names what is set, without a value', async () => {
    const { lines, exitCode } = await check({ ORG_CODE: 'TESTCODE01' }, { THEME: 'dark' })
    expect({ lines, exitCode }).toEqual({
      lines: [
        `${policyPlace()}: 1 set`,
        'FRONT_DESK_ORG_CODE (policy): ok',
        'FRONT_DESK_THEME (environment): ok',
        'ok',
      ],
      exitCode: 0,
    })
  })

  it('ends with 0 where nothing is set', async () => {
    expect(await check({})).toEqual({
      lines: [`${policyPlace()}: nothing set`, 'ok'],
      exitCode: 0,
    })
  })

  it.each([
    [{ ORG_CODE: 'SHORT' }, 'FRONT_DESK_ORG_CODE (policy): must be the code'],
    [{ WIFI_PASSWORD: 'welcome-to-us' }, 'FRONT_DESK_WIFI_NETWORK (not set): must be the name'],
    [{ 'ORG_NAM\u001B[31m': 'x' }, 'FRONT_DESK_ORG_NAM??31m (policy): not known'],
  ])('ends with 1 and says what is wrong with %o', async (policy, line) => {
    const { lines, exitCode } = await check(policy)
    expect(exitCode).toBe(1)
    expect(lines.join('\n')).toContain(line)
    expect(lines.join('\n')).not.toMatch(/SHORT|welcome/u)
  })
})

describe('the sample files', () => {
  it('set every name to something that can be obeyed', () => {
    expect(policyNames.every((name) => wordsOf(name)?.example)).toBe(true)
    expect(() => read(examples)).not.toThrow()
  })
})

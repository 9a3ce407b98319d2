import { describe, expect, it } from 'vitest'
import { checkPortalLink } from '../../../main/portal-link.ts'
import {
  hasPermanentLinkForm,
  permanentLinkProblem,
} from '../../../main/settings/permanent-link.ts'
import { knownReference, settingsSetup } from '../../builders/settings-setup.ts'

const linkHosts = ['portal.verifime.com', 'portal.main.verifime.com']
const good = 'https://portal.verifime.com/invite/WATTLEFINCH'
const problemOf = (link: string) =>
  permanentLinkProblem(link, { linkHosts, isTrackingReference: (uuid) => uuid === knownReference })
const otherUuid = knownReference.replace('0f8f', '1f8f')

it.each([
  [true, good],
  [true, `https://portal.example.com/organisation/${otherUuid}`],
  [false, ''],
  [false, good.replace('https', 'http')],
  [false, `https://portal.verifime.com/sign-up/track-id/${otherUuid}`],
])('the form of a link alone: %s of %s', (isRight, link) => {
  expect(hasPermanentLinkForm(link)).toBe(isRight)
})

describe('the permanent link', () => {
  it.each([
    ['none', ''],
    ['a link to the portal', good],
    ['another host of the environment', good.replace('portal.', 'portal.main.')],
    ['a query', `${good}?lang=en`],
    [
      'a UUID that is no tracking reference',
      `https://portal.verifime.com/organisation/${otherUuid}`,
    ],
  ])('may be %s', (_what, link) => {
    expect(problemOf(link)).toBeUndefined()
    if (link !== '') expect(checkPortalLink(link, linkHosts)).toHaveProperty('host')
  })

  it.each([
    ['text', 'portal.verifime.com/invite'],
    ['http', good.replace('https', 'http')],
    ['another scheme', 'javascript:alert(1)'],
    ['a user name', good.replace('//', '//mary@')],
    ['a port', good.replace('.com', '.com:8443')],
    ['a host in capital letters', good.replace('portal', 'PORTAL')],
    ['a space inside', good.replace('WATTLE', 'WATTLE ')],
    ['a letter beyond ASCII', `${good}/ü`],
    ['dots in the path', good.replace('/invite', '/x/../invite')],
    ['1,025 characters', `${good}?${'x'.repeat(1024 - good.length)}`],
  ])('is refused for its form: %s', (_what, link) => {
    expect(problemOf(link)).toBe('link-form')
  })

  it.each([
    'portal.verifime.com.attacker.example',
    'verifime.com',
    'portal.stage.verifime.com',
    '127.0.0.1',
    'xn--prtal-vqa.verifime.com',
  ])('is refused on the host %s', (host) => {
    expect(problemOf(good.replace('portal.verifime.com', host))).toBe('link-host')
  })

  it.each([
    ['VerifiMe’s form of it', `https://portal.verifime.com/sign-up/track-id/${otherUuid}`],
    ['in capital letters', `https://portal.verifime.com/sign-up/TRACK-ID/${otherUuid}`],
    ['the place of them all', 'https://portal.verifime.com/sign-up/track-id'],
    ['in the path, known to the history', `https://portal.verifime.com/go/${knownReference}`],
    ['in the query, known to the history', `${good}?visit=${knownReference}`],
  ])('is refused when it is one invite’s: %s', (_what, link) => {
    expect(problemOf(link)).toBe('link-reference')
  })
})

const practiceLink = 'https://portal.practice.example/invite/WATTLEFINCH'

describe('the setting of the permanent link', () => {
  it('keeps a link of the environment in force, without what a paste left around it', () => {
    const { service } = settingsSetup({})
    expect(service.change({ permanentLink: ` ${practiceLink}\n` })).toMatchObject({ ok: true })
    expect(service.read()).toMatchObject({ permanentLink: practiceLink })
    expect(service.read()).not.toHaveProperty('permanentLinkProblem')
  })

  it.each([
    ['link-form', 'portal.practice.example'],
    ['link-host', good],
    ['link-reference', `https://portal.practice.example/sign-up/track-id/${knownReference}`],
  ] as const)('refuses with %s beside the field, and keeps what was there', (rule, link) => {
    const { service } = settingsSetup({})
    service.change({ permanentLink: practiceLink })
    expect(service.change({ permanentLink: link, theme: 'dark' })).toMatchObject({
      failure: { code: 'setting-refused', problems: [{ field: 'permanentLink', rule }] },
    })
    expect(service.read()).toMatchObject({ permanentLink: practiceLink, theme: 'system' })
  })

  it('is judged by the environment that the same change brings', () => {
    const { service } = settingsSetup({})
    const change = { environment: 'production', permanentLink: good } as const
    expect(service.change(change)).toMatchObject({ ok: true })
  })

  it('stays when the environment changes, and says that it cannot be shown there', () => {
    const { service } = settingsSetup({})
    service.change({ permanentLink: practiceLink })
    service.change({ environment: 'production' })
    const stands = { permanentLink: practiceLink, permanentLinkProblem: 'link-host' }
    expect(service.read()).toMatchObject(stands)
    service.change({ environment: 'practice' })
    expect(service.read()).not.toHaveProperty('permanentLinkProblem')
  })

  it('can be taken away', () => {
    const { service } = settingsSetup({})
    service.change({ permanentLink: practiceLink })
    service.change({ permanentLink: '' })
    expect(service.read().permanentLink).toBe('')
  })

  it('can be fixed by the IT team', () => {
    const { service } = settingsSetup({ variables: { FRONT_DESK_PERMANENT_LINK: practiceLink } })
    expect(service.read()).toMatchObject({ permanentLink: practiceLink, fixed: ['permanentLink'] })
    expect(service.change({ permanentLink: '' })).toMatchObject({
      failure: { code: 'setting-fixed' },
    })
  })
})

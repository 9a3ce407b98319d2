import { describe, expect, it } from 'vitest'
import { checkLink } from '../../main/portal-link.ts'

const reference = '6f1c0f3e-8a52-4b6e-9d2f-0a1b2c3d4e5f'
const hosts = ['portal.verifime.com', 'portal.main.verifime.com']
const good = `https://portal.verifime.com/sign-up/track-id/${reference}`
const check = (link: string) => checkLink(link, reference, hosts)

describe('checkLink', () => {
  it.each([
    ['the documented link', good],
    ['another host of the environment', good.replace('portal.', 'portal.main.')],
    ['a link with a query', `${good}?lang=en`],
    ['a link of 1,024 characters', `${good}?${'x'.repeat(1023 - good.length)}`],
    ['a reference in capital letters', good.replace(reference, reference.toUpperCase())],
  ])('accepts %s', (_what, link) => {
    expect(check(link)).toEqual({ host: new URL(link).hostname })
  })

  it.each([
    ['nothing', ''],
    ['text', 'portal.verifime.com'],
    ['1,025 characters', `${good}?${'x'.repeat(1024 - good.length)}`],
    ['http', good.replace('https', 'http')],
    ['another scheme', good.replace('https', 'javascript')],
    ['a scheme in capital letters', good.replace('https', 'HTTPS')],
    ['a user name', good.replace('//', '//mary@')],
    ['a password', good.replace('//', '//mary:secret@')],
    ['a password without a user name', good.replace('//', '//:secret@')],
    ['a port', good.replace('.com', '.com:8443')],
    ['the default port', good.replace('.com', '.com:443')],
    ['a host in capital letters', good.replace('portal', 'PORTAL')],
    ['a space at its end', `${good} `],
    ['a space in front', ` ${good}`],
    ['a line break', `${good}\n`],
    ['a tab inside', good.replace('sign', 'si\tgn')],
    ['a backslash', good.replace('.com/', '.com\\')],
    ['dots in the path', good.replace('/sign-up', '/x/../sign-up')],
    ['a letter beyond ASCII', `${good}/ü`],
    ['a host with a look-alike letter', good.replace('portal', 'pоrtal')],
    ['no reference', 'https://portal.verifime.com/sign-up/track-id/'],
    ['another reference', good.replace('6f1c', '7f1c')],
    ['the reference in the query only', `https://portal.verifime.com/sign-up?${reference}`],
    ['the reference after # only', `https://portal.verifime.com/sign-up#${reference}`],
    ['no slashes', good.replace('//', '')],
  ])('refuses %s for its form', (_what, link) => {
    expect(check(link)).toEqual({ fault: 'form' })
  })

  it.each([
    'portal.verifime.com.attacker.example',
    'attacker.example',
    'verifime.com',
    'xportal.verifime.com',
    'portal.stage.verifime.com',
    'portal.verifime.com.',
    'portal-verifime.com',
    '127.0.0.1',
    '[::1]',
    'xn--prtal-vqa.verifime.com',
  ])('refuses the host %s', (host) => {
    expect(check(good.replace('portal.verifime.com', host))).toEqual({ fault: 'host' })
  })

  it.each(['10.0.0.1', '[::1]', 'xn--prtal-vqa.verifime.com'])(
    'refuses %s even where the environment names it',
    (host) => {
      const link = good.replace('portal.verifime.com', host)
      expect(checkLink(link, reference, [host])).toEqual({ fault: 'host' })
    },
  )

  it.each(['1portal.example.com', 'portal.example.c0'])('accepts %s where it is named', (host) => {
    const link = good.replace('portal.verifime.com', host)
    expect(checkLink(link, reference, [host])).toEqual({ host })
  })

  it('says of a foreign link without the reference that its form is wrong', () => {
    const link = good.replace('portal.verifime.com', 'attacker.example')
    expect(check(link.replace('6f1c', '7f1c'))).toEqual({ fault: 'form' })
  })

  it('accepts no host when the environment names none', () => {
    expect(checkLink(good, reference, [])).toEqual({ fault: 'host' })
  })
})

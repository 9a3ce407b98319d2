import { describe, expect, it } from 'vitest'
import { parseApiAddress, parseLinkHost } from '../../../main/settings/api-address.ts'

describe('parseApiAddress', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com'],
    [' https://api.example.com/ ', 'https://api.example.com'],
    ['https://API.example.com', 'https://api.example.com'],
    ['https://api.example.com:8443/verifime//', 'https://api.example.com:8443/verifime'],
    ['https://10.0.0.5', 'https://10.0.0.5'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('reads %j as %s', (typed, address) => {
    expect(parseApiAddress(typed)).toBe(address)
  })

  it.each([
    '',
    'api.example.com',
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.5',
    'http://127.0.0.1@example.com',
    'ftp://api.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://mary@api.example.com',
    'https://mary:secret@api.example.com',
    'https://api.example.com?x=1',
    'https://api.example.com?',
    'https://api.example.com/#x',
    'https://api.example.com/#',
    'https://',
  ])('refuses %j', (typed) => {
    expect(parseApiAddress(typed)).toBeUndefined()
  })
})

describe('parseLinkHost', () => {
  it.each([
    ['portal.example.com', 'portal.example.com'],
    [' Portal.Example.COM ', 'portal.example.com'],
    ['a-b.example.com.au', 'a-b.example.com.au'],
  ])('reads %j as %s', (typed, host) => {
    expect(parseLinkHost(typed)).toBe(host)
  })

  it.each([
    '',
    'localhost',
    'com',
    'https://portal.example.com',
    'portal.example.com/path',
    'portal.example.com:443',
    'portal.example.com.',
    '*.example.com',
    '127.0.0.1',
    '[::1]',
    'xn--prtal-vqa.example.com',
    'portal.xn--p1ai',
    'pоrtal.example.com',
    '-a.example.com',
    'a_b.example.com',
    'a b.example.com',
    `${'a'.repeat(64)}.example.com`,
  ])('refuses %j', (typed) => {
    expect(parseLinkHost(typed)).toBeUndefined()
  })
})

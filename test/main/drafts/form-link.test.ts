import { describe, expect, it } from 'vitest'
import { emptyDraft, succeeded, type TextField } from '#contract'
import { readFormLink } from '../../../main/drafts/form-link.ts'
import { servicesSetup } from '../../builders/services-setup.ts'

const unreadable = { state: 'refused', reason: 'unreadable' }
const linkWith = (values: Record<string, string>) =>
  `frontdesk://new?${new URLSearchParams(values).toString()}`

/** What stands in the form after that link; nothing when the link is refused. */
async function filled(link: string) {
  const read = await readFormLink(link)
  if (read.state !== 'read') return undefined
  const given = Object.entries(read.draft).filter(
    ([name, value]) => value !== emptyDraft[name as TextField],
  )
  return { ...Object.fromEntries(given), leftOut: read.leftOut, hasUnknown: read.hasUnknown }
}

const nothingElse = { leftOut: [], hasUnknown: false }

describe('a link', () => {
  it('fills every field of text', async () => {
    const values = {
      email: 'mary+visit@example.com',
      firstName: 'Mary',
      middleName: 'Ann',
      familyName: 'O’Brien-王',
      dateOfBirth: '1985-03-27',
      phone: '+61 491 570 006',
      address: '1 Example Street, Sydney',
      reference: 'A-17/b',
    }
    expect(await filled(linkWith(values))).toEqual({ ...values, ...nothingElse })
    expect(await filled(linkWith({ fullName: 'Mary O’Brien' }))).toEqual({
      nameForm: 'full',
      fullName: 'Mary O’Brien',
      ...nothingElse,
    })
  })

  it.each([
    'frontdesk://new?email=mary@example.com',
    'frontdesk://new/?email=mary%40example.com',
    'FRONTDESK://NEW?email=mary@example.com',
    'frontdesk://new?email=%20mary@example.com%20',
    'frontdesk://new?email=mary@example.com&phone=&address=%20',
  ])('is understood as programs write it: %s', async (link) => {
    expect(await filled(link)).toEqual({ email: 'mary@example.com', ...nothingElse })
  })

  it('may hold an address in lines, and letters as they are', async () => {
    expect(await filled('frontdesk://new?address=1 Example St%0D%0ASydney&firstName=José')).toEqual(
      {
        address: '1 Example St, Sydney',
        firstName: 'José',
        ...nothingElse,
      },
    )
  })

  it('never ticks, chooses or follows anything: what is no field of text is not known', async () => {
    expect(
      await filled('frontdesk://new?email=a@example.com&sendInvitationEmail=true&reissueOf=3'),
    ).toEqual({ email: 'a@example.com', leftOut: [], hasUnknown: true })
  })

  it('fills one form of the name: the parts before the whole', async () => {
    expect(await filled('frontdesk://new?fullName=Mary&firstName=Mary')).toEqual({
      firstName: 'Mary',
      leftOut: ['fullName'],
      hasUnknown: false,
    })
  })
})

describe('a hostile link', () => {
  it.each<[TextField, string]>([
    ['email', 'not an address'],
    ['email', 'a@b@example.com'],
    ['email', 'mary%2540example.com'],
    ['firstName', '%3Cscript%3Ealert(1)%3C/script%3E'],
    ['firstName', '%253Cscript%253E'],
    ['firstName', 'x'.repeat(201)],
    ['firstName', 'Mary%00'],
    ['firstName', 'Mary%0AO’Brien'],
    ['firstName', 'Mary%1B[2J'],
    ['firstName', 'Mary%C2%9B2J'],
    ['firstName', '%FF%FE'],
    ['dateOfBirth', '2985-03-27'],
    ['dateOfBirth', '27/3/85'],
    ['phone', 'javascript:alert(1)'],
    ['phone', '12'],
    ['address', '%3Cimg src=x onerror=alert(1)%3E'],
    ['address', 'a%08b'],
    ['address', 'x'.repeat(501)],
    ['reference', '%2500'],
    ['reference', 'x'.repeat(501)],
  ])('fills nothing into %s that could not be sent: %s', async (field, value) => {
    expect(await readFormLink(`frontdesk://new?${field}=${value}`)).toEqual(unreadable)
    const beside = field === 'familyName' ? 'middleName' : 'familyName'
    expect(await filled(`frontdesk://new?${beside}=Brown&${field}=${value}`)).toEqual({
      [beside]: 'Brown',
      leftOut: [field],
      hasUnknown: false,
    })
  })

  it.each([
    'frontdesk://new?email=a@example.com&email=b@example.com',
    'frontdesk://new?EMAIL=a@example.com',
    'frontdesk://new?__proto__=x&constructor=y',
    'frontdesk://new?%65%6dail%00=a@example.com',
  ])('means one value by a name, or none: %s', async (link) => {
    expect(await readFormLink(link)).toEqual(unreadable)
  })

  it('hides nothing in directions and zero widths', async () => {
    expect(
      await filled('frontdesk://new?firstName=%E2%80%AEyra%E2%80%8BM&familyName=%EF%BB%BFX'),
    ).toEqual({ firstName: 'yraM', familyName: 'X', ...nothingElse })
  })

  it.each([
    'frontdesk://settings?email=a@example.com',
    'frontdesk://new.example.com?email=a@example.com',
    'frontdesk://new:80?email=a@example.com',
    'frontdesk://user@new?email=a@example.com',
    'frontdesk://user:pass@new?email=a@example.com',
    'frontdesk://new/settings?email=a@example.com',
    'frontdesk://new//?email=a@example.com',
    'frontdesk://new?email=a@example.com#x',
    'frontdesk:new?email=a@example.com',
    'frontdesk:///new?email=a@example.com',
    'frontdesk://%6eew?email=a@example.com',
    'frontdesk-app://new?email=a@example.com',
    'https://new?email=a@example.com',
    'javascript:frontdesk://new?email=a@example.com',
    'frontdesk://new',
    'frontdesk://new?',
    'frontdesk:',
    'frontdesk',
    '',
    'frontdesk://new?email=a@example.com\n--inspect',
    'front\tdesk://new?email=a@example.com',
    'frontdesk://new?email=a@example.com\u0000',
    `frontdesk://new?email=a@example.com&x=${'y'.repeat(4_000)}`,
    `frontdesk://new?${'a=b&'.repeat(100_000)}`,
  ])('to elsewhere, or that is none, is refused: %.60s', async (link) => {
    expect(await readFormLink(link)).toEqual(unreadable)
  })
})

describe('the link that was opened', () => {
  const link = 'frontdesk://new?email=mary@example.com'

  it('is taken once, and sends nothing', async () => {
    const { desk, links, practice } = await servicesSetup({
      variables: { FRONT_DESK_ENVIRONMENT: 'practice' },
    })
    links.push(link)
    expect(await desk('link.take', undefined)).toMatchObject({
      ok: true,
      value: { state: 'read', draft: { email: 'mary@example.com' } },
    })
    expect(await desk('link.take', undefined)).toStrictEqual(succeeded({ state: 'none' }))
    expect(practice.posts()).toEqual([])
  })

  it('is used up and refused before the app is set up', async () => {
    const { desk, links } = await servicesSetup()
    links.push(link)
    expect(await desk('link.take', undefined)).toStrictEqual(
      succeeded({ state: 'refused', reason: 'first-run' }),
    )
    expect(await desk('link.take', undefined)).toStrictEqual(succeeded({ state: 'none' }))
  })

  it('is taken by the desk alone', async () => {
    const { ask, links } = await servicesSetup()
    links.push(link)
    expect(await ask('customer', 'link.take')).toMatchObject({ ok: false })
    expect(links).toEqual([link])
  })
})

it('looks at every value, also where another is too long for the form', async () => {
  // 18 letters each, once they are cleaned.
  const long = encodeURIComponent('ﷺ'.repeat(120))
  const read = await readFormLink(`frontdesk://new?middleName=${long}&email=mary&firstName=Mary`)
  expect(read).toMatchObject({ state: 'read', leftOut: ['email', 'middleName'] })
  expect(read).toMatchObject({ draft: { email: '', firstName: 'Mary' } })
})

import { describe, expect, test } from 'vitest'
import { emptyDraft, inviteDraft, type TypedDraft } from '#contract'
import { phones } from '../../../../renderer/desk/invite-form/creation-store.ts'
import { dateReadBack, phoneReadBack } from '../../../../renderer/desk/invite-form/invite-form.tsx'

/** What of the customer the one schema would send; nothing when it refuses the draft. */
async function sent(typed: Partial<TypedDraft>) {
  const draft = await inviteDraft.safeParseAsync({
    ...emptyDraft,
    email: 'mia.chen@example.com',
    ...typed,
  })
  return draft.data?.customerContext ?? {}
}

await phones.read()

/** Marks that come along with pasted text, before, in and behind it. */
const marks = [
  ...['\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067'],
  ...['\u2068', '\u2069', '\u061c', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'],
  ...['\ufe0f', '\ufffc', '\u00a0', '\u202f', '\u3000', '\t', '\r\n', '\u2028'],
]
const around = (text: string) => marks.map((mark) => mark + text + mark)
const inside = (text: string) =>
  marks.filter((mark) => !/\s/u.test(mark)).map((mark) => text.replace(/^(..)/u, `$1${mark}`))

describe('what is read back is what is sent', () => {
  test.each([
    ...around('27/3/1985'),
    ...inside('27/3/1985'),
    ...around('۲۷/۳/۱۹۸۵'),
    ...inside('۲۷/۳/۱۹۸۵'),
  ])('a birth date: %j', async (dateOfBirth) => {
    expect(await sent({ dateOfBirth })).toEqual({ dateOfBirth: '1985-03-27' })
    expect(dateReadBack(dateOfBirth)).toMatch(/^27 March 1985, age \d+$/u)
  })

  test.each([
    ...around('0491 570 006'),
    ...inside('0491 570 006'),
    ...around('۰۴۹۱ ۵۷۰ ۰۰۶'),
    ...inside('(+61) 491 570 006'),
  ])('a phone number: %j', async (phone) => {
    expect(await sent({ phone })).toEqual({ preferredContactNumber: '+61 491570006' })
    expect(phoneReadBack(phone)).toBe('+61 491570006')
  })

  test.each([
    { dateOfBirth: '3/27/1985', phone: '0491 570 006 / 0491 570 156' },
    { dateOfBirth: '27/3/85', phone: '5550 1234' },
    { dateOfBirth: '๒๗/๓/๒๕๒๘', phone: '02 5550 1234 ext 5' },
    { dateOfBirth: '\u200e', phone: '\u200f' },
  ])('nothing, where nothing is sent: %j', async ({ dateOfBirth, phone }) => {
    expect(await sent({ dateOfBirth, phone })).toEqual({})
    expect(dateReadBack(dateOfBirth)).toBeUndefined()
    expect(phoneReadBack(phone)).toBeUndefined()
  })
})

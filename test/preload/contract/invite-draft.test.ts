import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  draftProblems,
  emptyDraft,
  fieldProblems,
  inviteDraft,
  type TypedDraft,
  typedDraft,
} from '#contract'
import { checkPhone } from '#contract/fields/phone.ts'
import { fullDraft, typed } from '../../builders/typed-draft.ts'

/** By the schema, and by the form, which has no zod. */
async function problems(changes: Partial<TypedDraft>) {
  const draft = typed(changes)
  const parsed = await inviteDraft.safeParseAsync(draft)
  const found = parsed.success ? [] : fieldProblems(parsed.error)
  expect(draftProblems(draft, checkPhone)).toStrictEqual(found)
  return found
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 22, 9, 30), toFake: ['Date'] })
  return () => vi.useRealTimers()
})

describe('inviteDraft', () => {
  it('is an email address and nothing else when nothing else was typed', async () => {
    expect(await inviteDraft.parseAsync(typed({}))).toStrictEqual({
      email: 'mary@example.com',
      customerContext: {},
      sendInvitationEmail: false,
    })
  })

  it('gives each field the name that VerifiMe has for it', async () => {
    expect(await inviteDraft.parseAsync(fullDraft)).toStrictEqual({
      email: 'mary@example.com',
      customerContext: {
        firstName: 'Mary',
        middleName: 'Ann',
        familyName: 'O’Brien-Smith',
        dateOfBirth: '1985-03-27',
        preferredContactNumber: '+61 491570006',
        address: '42 Wallaby Way, Sydney NSW 2000, Australia',
      },
      reference: 'CASE-7',
      sendInvitationEmail: true,
    })
  })

  it('sends the full name alone when the full name is in use', async () => {
    const draft = await inviteDraft.parseAsync({
      ...fullDraft,
      nameForm: 'full',
      fullName: 'Mary Smith',
    })
    expect(draft.customerContext).toMatchObject({ fullName: 'Mary Smith' })
    expect(Object.keys(draft.customerContext)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/first|middle|family/u)]),
    )
  })

  it('sends the parts alone when the parts are in use', async () => {
    const draft = await inviteDraft.parseAsync(typed({ firstName: 'Mary', fullName: 'Mary Smith' }))
    expect(draft.customerContext).toStrictEqual({ firstName: 'Mary' })
  })

  it('leaves out what is nothing but spaces and invisible characters', async () => {
    const blank = ' \u200b\ufeff '
    const draft = await inviteDraft.parseAsync(
      typed({
        firstName: blank,
        middleName: blank,
        familyName: blank,
        dateOfBirth: blank,
        phone: blank,
        address: blank,
        reference: blank,
      }),
    )
    expect(draft).toStrictEqual({
      email: 'mary@example.com',
      customerContext: {},
      sendInvitationEmail: false,
    })
  })

  it('makes one line of a pasted address', async () => {
    const draft = await inviteDraft.parseAsync(
      typed({ address: ' 42 Wallaby Way\r\nSydney NSW 2000 ' }),
    )
    expect(draft.customerContext.address).toBe('42 Wallaby Way, Sydney NSW 2000')
  })

  it('keeps a reference as it was typed', async () => {
    const draft = await inviteDraft.parseAsync(typed({ reference: ' A,,B;C/1 ' }))
    expect(draft.reference).toBe('A,,B;C/1')
  })

  it.each([
    { email: 'missing', with: { email: '' } },
    { email: 'email-form', with: { email: 'mary' } },
    { email: 'too-long', with: { email: 'm'.repeat(3000) } },
    { firstName: 'too-long', with: { firstName: 'x'.repeat(201) } },
    { middleName: 'too-long', with: { middleName: 'x'.repeat(201) } },
    { familyName: 'too-long', with: { familyName: 'x'.repeat(2001) } },
    { fullName: 'too-long', with: { nameForm: 'full' as const, fullName: 'x'.repeat(201) } },
    { dateOfBirth: 'date-form', with: { dateOfBirth: 'soon' } },
    { dateOfBirth: 'date-short-year', with: { dateOfBirth: '27/3/85' } },
    { dateOfBirth: 'date-impossible', with: { dateOfBirth: '31/2/1985' } },
    { dateOfBirth: 'date-future', with: { dateOfBirth: '23/11/2026' } },
    { dateOfBirth: 'date-too-early', with: { dateOfBirth: '1/1/1899' } },
    { phone: 'phone-form', with: { phone: '0491' } },
    { address: 'too-long', with: { address: 'x'.repeat(501) } },
    { reference: 'too-long', with: { reference: 'x'.repeat(501) } },
  ])('names the field and the rule: %o', async ({ with: changes, ...expected }) => {
    const [[field, rule]] = Object.entries(expected) as [[string, string]]
    expect(await problems(changes)).toStrictEqual([{ field, rule }])
  })

  it('takes a name of 200 characters and an address of 500', async () => {
    expect(await problems({ firstName: 'x'.repeat(200), address: 'x'.repeat(500) })).toEqual([])
  })

  it('does not mind what stands in the fields of the name form that is not in use', async () => {
    expect(await problems({ nameForm: 'full', firstName: 'x'.repeat(201) })).toEqual([])
    expect(await problems({ nameForm: 'parts', fullName: 'x'.repeat(201) })).toEqual([])
  })

  it('leaves the phone to the schema while the form does not know its rules', async () => {
    const draft = typed({ email: 'mary', phone: '0491' })
    expect(draftProblems(draft)).toStrictEqual([{ field: 'email', rule: 'email-form' }])
  })

  it('refuses a member that the form does not have', async () => {
    const draft = { ...emptyDraft, email: 'm@example.com', code: 'X' }
    expect(await inviteDraft.safeParseAsync(draft)).toMatchObject({ success: false })
  })

  it.each(Object.keys(emptyDraft))('refuses a draft without %s', async (member) => {
    const { [member as 'email']: _left, ...rest } = fullDraft
    expect(await inviteDraft.safeParseAsync(rest)).toMatchObject({ success: false })
  })
})

describe('typedDraft', () => {
  it('keeps what is wrong, character by character', () => {
    const draft = typed({ email: ' not an address ', dateOfBirth: '31/2/85', phone: '04' })
    expect(typedDraft.parse(draft)).toStrictEqual(draft)
  })

  it('takes the empty draft', () => {
    expect(typedDraft.parse(emptyDraft)).toStrictEqual(emptyDraft)
  })

  it('refuses more than a person types', () => {
    expect(typedDraft.safeParse(typed({ address: 'x'.repeat(2001) })).success).toBe(false)
  })
})

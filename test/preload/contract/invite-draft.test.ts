import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDraft, fieldProblems, inviteDraft, type TypedDraft, typedDraft } from '#contract'
import { fullDraft, typed } from '../../builders/typed-draft.ts'

function problems(changes: Partial<TypedDraft>) {
  const parsed = inviteDraft.safeParse(typed(changes))
  return parsed.success ? [] : fieldProblems(parsed.error)
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 22, 9, 30), toFake: ['Date'] })
  return () => vi.useRealTimers()
})

describe('inviteDraft', () => {
  it('is an email address and nothing else when nothing else was typed', () => {
    expect(inviteDraft.parse(typed({}))).toStrictEqual({
      email: 'mary@example.com',
      customerContext: {},
      sendInvitationEmail: false,
    })
  })

  it('gives each field the name that VerifiMe has for it', () => {
    expect(inviteDraft.parse(fullDraft)).toStrictEqual({
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

  it('sends the full name alone when the full name is in use', () => {
    const draft = inviteDraft.parse({ ...fullDraft, nameForm: 'full', fullName: 'Mary Smith' })
    expect(draft.customerContext).toMatchObject({ fullName: 'Mary Smith' })
    expect(Object.keys(draft.customerContext)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/first|middle|family/u)]),
    )
  })

  it('sends the parts alone when the parts are in use', () => {
    const draft = inviteDraft.parse(typed({ firstName: 'Mary', fullName: 'Mary Smith' }))
    expect(draft.customerContext).toStrictEqual({ firstName: 'Mary' })
  })

  it('leaves out what is nothing but spaces and invisible characters', () => {
    const blank = ' \u200b\ufeff '
    const draft = inviteDraft.parse(
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

  it('makes one line of a pasted address', () => {
    const draft = inviteDraft.parse(typed({ address: ' 42 Wallaby Way\r\nSydney NSW 2000 ' }))
    expect(draft.customerContext.address).toBe('42 Wallaby Way, Sydney NSW 2000')
  })

  it('keeps a reference as it was typed', () => {
    expect(inviteDraft.parse(typed({ reference: ' A,,B;C/1 ' })).reference).toBe('A,,B;C/1')
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
  ])('names the field and the rule: %o', ({ with: changes, ...expected }) => {
    const [[field, rule]] = Object.entries(expected) as [[string, string]]
    expect(problems(changes)).toStrictEqual([{ field, rule }])
  })

  it('takes a name of 200 characters and an address of 500', () => {
    expect(problems({ firstName: 'x'.repeat(200), address: 'x'.repeat(500) })).toEqual([])
  })

  it('does not mind what stands in the fields of the name form that is not in use', () => {
    expect(problems({ nameForm: 'full', firstName: 'x'.repeat(201) })).toEqual([])
    expect(problems({ nameForm: 'parts', fullName: 'x'.repeat(201) })).toEqual([])
  })

  it('refuses a member that the form does not have', () => {
    expect(
      inviteDraft.safeParse({ ...emptyDraft, email: 'm@example.com', code: 'X' }).success,
    ).toBe(false)
  })

  it.each(Object.keys(emptyDraft))('refuses a draft without %s', (member) => {
    const { [member as 'email']: _left, ...rest } = fullDraft
    expect(inviteDraft.safeParse(rest).success).toBe(false)
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

import { describe, expect, it } from 'vitest'
import { fieldProblems, inviteDraft, settingsChange } from '#contract'
import { typed } from '../../builders/typed-draft.ts'

async function problemsOf(schema: typeof inviteDraft | typeof settingsChange, input: unknown) {
  const parsed = await schema.safeParseAsync(input)
  if (parsed.success) throw new Error('nothing is wrong with it')
  return fieldProblems(parsed.error)
}

describe('fieldProblems', () => {
  it('lists every field that is wrong, in the order of the form', async () => {
    const draft = typed({ phone: '04', email: 'm', dateOfBirth: 'x', firstName: 'x'.repeat(201) })
    expect(await problemsOf(inviteDraft, draft)).toStrictEqual([
      { field: 'email', rule: 'email-form' },
      { field: 'firstName', rule: 'too-long' },
      { field: 'dateOfBirth', rule: 'date-form' },
      { field: 'phone', rule: 'phone-form' },
    ])
  })

  it('calls a member of another type missing', async () => {
    const draft = { ...typed({}), email: 42, address: null }
    expect(await problemsOf(inviteDraft, draft)).toStrictEqual([
      { field: 'email', rule: 'missing' },
      { field: 'address', rule: 'missing' },
    ])
  })

  it('says nothing about members that are no field', async () => {
    expect(await problemsOf(inviteDraft, { ...typed({}), secret: 'x' })).toStrictEqual([])
    expect(await problemsOf(inviteDraft, { ...typed({}), nameForm: 'x' })).toStrictEqual([])
  })

  it('gives a field in a list one problem', async () => {
    const hosts = ['x'.repeat(254), 'y'.repeat(254)]
    expect(await problemsOf(settingsChange, { customLinkHosts: hosts })).toStrictEqual([
      { field: 'customLinkHosts', rule: 'too-long' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import {
  inviteRequest,
  refusedProblems,
  refusedReply,
} from '../../../../main/invites/api/invite-api.ts'
import { draft, wholeDraft } from '../../../builders/invite-draft.ts'

const json = (...parameters: Parameters<typeof inviteRequest>) =>
  JSON.parse(JSON.stringify(inviteRequest(...parameters)))

describe('inviteRequest', () => {
  it('has no customerContext when nothing is known of the customer', () => {
    expect(json(draft(), 'TESTCODE01', 'FD-1')).toStrictEqual({
      email: 'mary@example.com',
      code: 'TESTCODE01',
      referenceData: 'FD-1',
      sendInvitationEmail: false,
    })
  })

  it('has every documented member, by its documented name', () => {
    expect(json(wholeDraft, 'TESTCODE01', 'CASE-7')).toStrictEqual({
      email: 'mary@example.com',
      code: 'TESTCODE01',
      referenceData: 'CASE-7',
      customerContext: {
        firstName: 'Mary',
        middleName: 'Ann',
        familyName: 'Smith',
        dateOfBirth: '1985-03-27',
        preferredContactNumber: '+61 491570006',
        address: '42 Wallaby Way, Sydney NSW 2000, Australia',
      },
      sendInvitationEmail: true,
    })
  })

  it('has the one member of customerContext that is known', () => {
    const one = draft({ customerContext: { fullName: 'Mary Smith' } })
    expect(json(one, 'TESTCODE01', 'FD-1').customerContext).toStrictEqual({
      fullName: 'Mary Smith',
    })
  })
})

const code = 'TESTCODE01'
const request = inviteRequest(
  draft({ customerContext: { firstName: 'Jack test2', address: '42 Wallaby Way' } }),
  code,
  'FD-1',
)
const nameRefused = (position: string) =>
  `A person name is not allowed to have the character at position ${position}`

function problems(...results: Record<string, unknown>[]) {
  return refusedProblems(
    refusedReply.parse({ validationResults: results }).validationResults,
    request,
  )
}

describe('refusedProblems', () => {
  it.each([
    ['', 'email', 'email'],
    ['', 'referenceData', 'reference'],
    ['', 'sendInvitationEmail', 'sendInvitationEmail'],
    ['', 'code', 'code'],
    ['customerContext', 'firstName', 'firstName'],
    ['customerContext', 'middleName', 'middleName'],
    ['customerContext', 'familyName', 'familyName'],
    ['customerContext', 'fullName', 'fullName'],
    ['customerContext', 'dateOfBirth', 'dateOfBirth'],
    ['customerContext', 'preferredContactNumber', 'phone'],
    ['customerContext', 'address', 'address'],
    ['CustomerContext', 'FirstName', 'firstName'],
    ['', 'firstName', 'form'],
    ['customerContext', 'email', 'form'],
    ['customerContext', 'shoeSize', 'form'],
    ['customerContext', '__proto__', 'form'],
    ['', 'constructor', 'form'],
    ['', '', 'form'],
    [null, null, 'form'],
  ])('puts a reason for %j %j on %s', (path, name, field) => {
    expect(problems({ path, name, resultName: 'Other', message: 'No good' })).toStrictEqual([
      { field, rule: 'refused', message: 'No good' },
    ])
  })

  it('knows a code of the wrong length', () => {
    const resultName = 'InvalidOrganisationCodeLength'
    expect(problems({ path: '', name: 'code', resultName, message: 'x' })).toStrictEqual([
      { field: 'code', rule: 'code-length' },
    ])
  })

  it.each([
    ['0', 0],
    ['9', 9],
    ['9.', 9],
    ['10', undefined],
    ['9999', undefined],
    ['12345', undefined],
    ['-1', undefined],
    ['x', undefined],
  ])('reads position %s as %s, counted from zero', (written, position) => {
    const reason = {
      path: 'customerContext',
      name: 'firstName',
      resultName: 'PersonNameInvalidCharacter',
      message: nameRefused(written),
    }
    const expected = { field: 'firstName', rule: 'name-character' }
    expect(problems(reason)).toStrictEqual([
      position === undefined ? expected : { ...expected, position },
    ])
  })

  it('marks nothing in a name that was not sent', () => {
    const reason = {
      path: 'customerContext',
      name: 'familyName',
      resultName: 'PersonNameInvalidCharacter',
      message: nameRefused('0'),
    }
    expect(problems(reason)).toStrictEqual([{ field: 'familyName', rule: 'name-character' }])
  })

  it('keeps the sentence of a refused character in a name that the form does not have', () => {
    const reason = {
      path: 'customerContext',
      name: 'maidenName',
      resultName: 'PersonNameInvalidCharacter',
      message: nameRefused('3'),
    }
    expect(problems(reason)).toStrictEqual([
      { field: 'form', rule: 'refused', message: nameRefused('3') },
    ])
  })

  it('keeps the order and swallows none', () => {
    const answer = problems(
      { path: '', name: 'email', resultName: 'A', message: 'one' },
      { path: '', name: 'email', resultName: 'B', message: 'two' },
    )
    expect(answer.map(({ message }) => message)).toEqual(['one', 'two'])
  })

  it('never quotes the organisation code', () => {
    const message = `Code ${code} is unknown (${code})`
    const answer = problems({ path: '', name: 'code', resultName: 'Other', message })
    expect(JSON.stringify(answer)).not.toContain(code)
    expect(answer[0]?.message).toBe('Code ••• is unknown (•••)')
  })

  it('never quotes it in small letters or in groups either', () => {
    const message = `Code ${code.toLowerCase()} (${code.slice(0, 4)} ${code.slice(4)}) is unknown`
    const answer = problems({ path: '', name: 'code', resultName: 'Other', message })
    expect(answer[0]?.message).toBe('Code ••• (•••) is unknown')
  })

  it('cleans and cuts a sentence', () => {
    const message = ` \u202eBad\nvalue ${'x'.repeat(400)}`
    const [problem] = problems({ path: '', name: 'email', resultName: 'Other', message })
    expect(problem?.message).toHaveLength(300)
    expect(problem?.message?.startsWith('Bad value x')).toBe(true)
  })

  it.each([[''], [null], [undefined], ['\u200b']])('leaves out the sentence %j', (message) => {
    const answer = problems({ path: '', name: 'email', resultName: 'Other', message })
    expect(answer).toStrictEqual([{ field: 'email', rule: 'refused' }])
  })
})

describe('refusedReply', () => {
  it.each([
    [{ validationResults: [] }],
    [{ validationResults: 'x' }],
    [{ validationResults: [null] }],
    [{}],
    [null],
    ['validationResults'],
    [undefined],
  ])('is not %j', (json) => {
    expect(refusedReply.safeParse(json).success).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { inviteRequest } from '../../../../main/invites/api/invite-api-request.ts'
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

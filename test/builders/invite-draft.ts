import type { InviteDraft } from '#contract'

/** What staff mean to send: the email address alone, and what a test adds to it. */
export function draft(changes: Partial<InviteDraft> = {}): InviteDraft {
  return {
    email: 'mary@example.com',
    customerContext: {},
    sendInvitationEmail: false,
    ...changes,
  }
}

/** With every member that VerifiMe documents but the full name. */
export const wholeDraft: InviteDraft = {
  email: 'mary@example.com',
  customerContext: {
    firstName: 'Mary',
    middleName: 'Ann',
    familyName: 'Smith',
    dateOfBirth: '1985-03-27',
    preferredContactNumber: '+61 491570006',
    address: '42 Wallaby Way, Sydney NSW 2000, Australia',
  },
  reference: 'CASE-7',
  sendInvitationEmail: true,
}

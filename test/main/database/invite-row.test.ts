import { describe, expect, it } from 'vitest'
import { emptyDraft, invite, inviteDraft, maskEmail } from '#contract'
import { type InviteRow, toDraft, toInvite } from '../../../main/database/invite-row.ts'

const row: InviteRow = {
  id: 7,
  created_at: 1_795_300_000_000,
  environment: 'staging',
  code_label: 'Main',
  email: 'mary@example.com',
  first_name: null,
  middle_name: null,
  family_name: null,
  full_name: null,
  date_of_birth: null,
  phone: null,
  address: null,
  reference: 'CASE-7',
  reference_is_made_up: 0,
  reference_is_personal: 0,
  send_invitation_email: 0,
  outcome: 'sending',
  failure_code: null,
  tracking_reference: null,
  link: null,
  status: null,
  status_at: null,
  shown_at: null,
  answered_at: null,
  reissue_of: null,
  details_removed_at: null,
  created_by: null,
  language: null,
  off_queue: null,
  due_on: null,
  result_at: null,
  note: null,
}

describe('toInvite', () => {
  it('leaves out what is not known', () => {
    expect(toInvite(row)).toStrictEqual({
      id: 7,
      createdAt: 1_795_300_000_000,
      environment: 'staging',
      codeLabel: 'Main',
      email: 'mary@example.com',
      reference: 'CASE-7',
      outcome: 'sending',
    })
  })

  it.each([
    [{ first_name: 'Mary', middle_name: 'Ann', family_name: 'Smith' }, 'Mary Ann Smith'],
    [{ family_name: 'Smith' }, 'Smith'],
    [{ first_name: 'Mary', family_name: 'Smith' }, 'Mary Smith'],
    [{ full_name: 'Mary Smith' }, 'Mary Smith'],
  ])('joins the name %o', (names, name) => {
    expect(toInvite({ ...row, ...names }).name).toBe(name)
  })

  it('gives what IPC lets out', () => {
    const whole: InviteRow = {
      ...row,
      outcome: 'issued',
      failure_code: 'offline',
      tracking_reference: '6f1c0f3e-8a52-4b6e-9d2f-0a1b2c3d4e5f',
      link: 'https://portal.verifime.com/6f1c0f3e-8a52-4b6e-9d2f-0a1b2c3d4e5f',
      status: 'Active',
      shown_at: 5,
    }
    expect(invite.parse(toInvite(whole))).toMatchObject({ status: 'Active', shownAt: 5 })
  })
})

describe('toDraft', () => {
  it('is what a form can take and send again', async () => {
    const again = toDraft({
      ...row,
      first_name: 'Mary',
      date_of_birth: '1985-03-27',
      phone: '+61 491570006',
      address: '42 Wallaby Way',
      send_invitation_email: 1,
    })
    expect(await inviteDraft.parseAsync(again)).toStrictEqual({
      email: 'mary@example.com',
      customerContext: {
        firstName: 'Mary',
        dateOfBirth: '1985-03-27',
        preferredContactNumber: '+61 491570006',
        address: '42 Wallaby Way',
      },
      reference: 'CASE-7',
      sendInvitationEmail: true,
      reissueOf: 7,
    })
  })

  it('gives a reference that the app made up to no second invite', () => {
    expect(toDraft({ ...row, reference_is_made_up: 1 })).toStrictEqual({
      ...emptyDraft,
      email: 'mary@example.com',
      reissueOf: 7,
    })
  })

  it('comes back in the form of name in which it was typed', () => {
    expect(toDraft({ ...row, full_name: 'Mary Smith' })).toMatchObject({
      nameForm: 'full',
      fullName: 'Mary Smith',
    })
  })
})

describe('maskEmail', () => {
  it.each([
    ['mary@example.com', 'm•••@example.com'],
    ['m@example.com', 'm•••@example.com'],
    ['😀x@example.com', '😀•••@example.com'],
  ])('%s becomes %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked)
  })
})

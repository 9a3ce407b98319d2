import { describe, expect, it } from 'vitest'
import type { InviteStatus } from '#contract'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { attempt, issue, noon } from '../../builders/attempt.ts'
import { draft, wholeDraft } from '../../builders/invite-draft.ts'
import { rowsOf, tempDatabase } from '../../builders/temp-database.ts'

const midnight = new Date(2026, 10, 22)

function setup() {
  const database = tempDatabase()
  return { database, repository: createInviteRepository(database) }
}

describe('begin and finish', () => {
  it('keeps every member of the draft', () => {
    const { database, repository } = setup()
    repository.begin(attempt({ draft: wholeDraft }))
    expect(rowsOf(database, 'invite')).toStrictEqual([
      {
        id: 1,
        language: null,
        created_by: null,
        created_at: noon.getTime(),
        environment: 'practice',
        code_label: 'Main',
        email: 'mary@example.com',
        first_name: 'Mary',
        middle_name: 'Ann',
        family_name: 'Smith',
        full_name: null,
        date_of_birth: '1985-03-27',
        phone: '+61 491570006',
        address: '42 Wallaby Way, Sydney NSW 2000, Australia',
        reference: 'CASE-7',
        reference_is_made_up: 0,
        reference_is_personal: 0,
        send_invitation_email: 1,
        outcome: 'sending',
        failure_code: null,
        answered_at: null,
        tracking_reference: null,
        link: null,
        status: null,
        status_at: null,
        shown_at: null,
        off_queue: null,
        replaces: null,
        due_on: null,
        note: null,
        noted_at: null,
        result_at: null,
        reissue_of: null,
        details_removed_at: null,
        removed_at: null,
        state: 'sending',
      },
    ])
  })

  it('remembers that a reference is personal when what it gives away is forgotten', () => {
    const { database, repository } = setup()
    const reference = 'Smith 27/3/2019'
    const customerContext = { dateOfBirth: '2019-03-27' }
    const first = repository.begin(attempt({ reference, draft: draft({ customerContext }) }))
    database.exec('UPDATE invite SET date_of_birth = NULL')
    expect(repository.find(first)).toMatchObject({ reference_is_personal: 1 })
    const again = draft({ reissueOf: first })
    const second = repository.begin(attempt({ reference, draft: again }))
    expect(repository.find(second)).toMatchObject({ reference_is_personal: 1 })
    const other = repository.begin(attempt({ reference: 'CASE-8', draft: again }))
    expect(repository.find(other)).toMatchObject({ reference_is_personal: 0 })
  })

  it('calls no reference personal that the app made up', () => {
    const { repository } = setup()
    const id = repository.begin(attempt({ reference: '0491570006', isReferenceMadeUp: true }))
    expect(repository.find(id)).toMatchObject({ reference_is_personal: 0 })
  })

  it('never changes an end that was written down', () => {
    const { repository } = setup()
    const id = issue(repository)
    repository.finish(id, { outcome: 'unknown', code: 'no-answer', problems: [] }, noon)
    expect(repository.find(id)).toMatchObject({ outcome: 'issued', failure_code: null })
  })

  it('never uses an id twice', () => {
    const { database, repository } = setup()
    const id = issue(repository)
    database.exec('DELETE FROM invite')
    expect(issue(repository)).toBeGreaterThan(id)
  })

  it('finds nothing under an id that does not exist', () => {
    expect(setup().repository.find(99)).toBeUndefined()
  })

  it('closes what a crash left, and nothing else', () => {
    const { repository } = setup()
    const issued = issue(repository)
    const left = repository.begin(attempt())
    expect(repository.closeInterrupted()).toBe(1)
    expect(repository.find(left)).toMatchObject({
      outcome: 'unknown',
      failure_code: 'interrupted',
    })
    expect(repository.find(issued)).toMatchObject({ outcome: 'issued' })
    expect(repository.closeInterrupted()).toBe(0)
  })
})

describe('the table itself', () => {
  const good = {
    created_at: 1,
    environment: "'practice'",
    code_label: "'Main'",
    email: "'m@example.com'",
    reference: "'R'",
    reference_is_made_up: 0,
    send_invitation_email: 0,
    outcome: "'sending'",
  }
  const insert = (changes: Record<string, string | number>) => {
    const row = { ...good, ...changes }
    const columns = Object.keys(row).join(', ')
    return `INSERT INTO invite (${columns}) VALUES (${Object.values(row).join(', ')})`
  }

  it('takes the row that the others differ from', () => {
    expect(() => setup().database.exec(insert({}))).not.toThrow()
  })

  it.each([
    ['a time in words', { created_at: "'noon'" }],
    ['no email address', { email: 'NULL' }],
    ['an environment of its own', { environment: "'elsewhere'" }],
    ['an outcome of its own', { outcome: "'maybe'" }],
    ['a made-up mark of 2', { reference_is_made_up: 2 }],
    ['a personal mark of 2', { reference_is_personal: 2 }],
    ['an issued invite without a link', { outcome: "'issued'", status: "'Inactive'" }],
    ['a link without an issued invite', { link: "'https://x'" }],
    ['a status without an issued invite', { status: "'Inactive'" }],
    ['a status of its own', { status: "'Verified'" }],
  ])('refuses %s', (_what, changes) => {
    expect(() => setup().database.exec(insert(changes))).toThrow(/constraint|cannot store/u)
  })
})

describe('raiseStatus', () => {
  it.each<[InviteStatus, InviteStatus, InviteStatus, boolean]>([
    ['Inactive', 'Inactive', 'Inactive', false],
    ['Inactive', 'Active', 'Active', true],
    ['Inactive', 'Completed', 'Completed', true],
    ['Active', 'Inactive', 'Active', false],
    ['Active', 'Active', 'Active', false],
    ['Active', 'Completed', 'Completed', true],
    ['Completed', 'Inactive', 'Completed', false],
    ['Completed', 'Active', 'Completed', false],
    ['Completed', 'Completed', 'Completed', false],
  ])('goes up only: %s and %s is %s', (before, heard, ...[after, isChange]) => {
    const { repository } = setup()
    const id = issue(repository)
    if (before !== 'Inactive') repository.raiseStatus(id, before, noon)
    expect(repository.raiseStatus(id, heard, noon)).toBe(isChange)
    expect(repository.find(id)?.status).toBe(after)
  })

  it('gives no status to an invite that was not issued', () => {
    const { repository } = setup()
    const id = repository.begin(attempt())
    expect(repository.raiseStatus(id, 'Active', noon)).toBe(false)
    expect(repository.find(id)?.status).toBeNull()
  })
})

describe('markShown', () => {
  it('remembers when the code was on the screen last', () => {
    const { repository } = setup()
    const id = issue(repository)
    repository.markShown(id, midnight)
    repository.markShown(id, noon)
    expect(repository.find(id)?.shown_at).toBe(noon.getTime())
  })
})

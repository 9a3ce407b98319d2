import { expect, it } from 'vitest'
import { emptyDraft } from '#contract'
import { createDraftRepository } from '../../../main/drafts/draft-keeper.ts'
import { tempDatabase } from '../../builders/temp-database.ts'
import { fullDraft } from '../../builders/typed-draft.ts'

const noon = new Date(2026, 10, 22, 12)
const earlier = new Date(noon.getTime() - 1)
const later = new Date(noon.getTime() + 1)
const withoutDetails = { ...fullDraft, dateOfBirth: '', address: '' }

function bench() {
  const database = tempDatabase()
  return { database, drafts: createDraftRepository(database, () => noon) }
}

it('keeps the draft as it was typed, and one only', () => {
  const { drafts } = bench()
  expect(drafts.read()).toEqual(emptyDraft)
  drafts.keep({ ...fullDraft, phone: '04' })
  drafts.keep(fullDraft)
  expect(drafts.read()).toEqual(fullDraft)
})

it('forgets birth date and address of a draft kept before the cutoff, and nothing else of it', () => {
  const { drafts } = bench()
  drafts.forgetDetails(noon, later)
  drafts.keep(fullDraft)
  drafts.forgetDetails(noon, later)
  expect(drafts.read()).toEqual(fullDraft)
  drafts.forgetDetails(later, later)
  expect(drafts.read()).toEqual(withoutDetails)
})

it('forgets them, too, when the draft was kept later than now', () => {
  const { drafts } = bench()
  drafts.keep(fullDraft)
  drafts.forgetDetails(earlier, earlier)
  expect(drafts.read()).toEqual(withoutDetails)
})

it('leaves nothing of them in the file', () => {
  const { drafts, database } = bench()
  drafts.keep({ ...fullDraft, address: 'Zyxwvut Parade '.repeat(100) })
  drafts.forgetDetails(later, later)
  database.pragma('wal_checkpoint(TRUNCATE)')
  expect(database.serialize().toString('latin1')).not.toMatch(/Zyxwvut|27\/3\/1985/u)
})

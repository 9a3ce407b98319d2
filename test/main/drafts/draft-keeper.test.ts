import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, test, vi } from 'vitest'
import { emptyDraft, failed, type TypedSettings } from '#contract'
import { createDraftKeeper, createDraftRepository } from '../../../main/drafts/draft-keeper.ts'
import { canMount, mountSmallDisk } from '../../builders/small-disk.ts'
import { tempDatabase } from '../../builders/temp-database.ts'
import { tempFolder } from '../../builders/temp-folder.ts'
import { fullDraft, typed } from '../../builders/typed-draft.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setup() {
  const drafts = createDraftRepository(tempDatabase(), () => new Date())
  const logs: unknown[] = []
  const disk = { typed: {} as TypedSettings, isFull: false }
  const keep = vi.spyOn(drafts, 'keep')
  const keeper = createDraftKeeper({
    drafts,
    settings: {
      read: () => disk.typed,
      keep: (settings) => {
        disk.typed = settings
      },
    },
    log: (...entry) => logs.push(entry),
  })
  return { keeper, drafts, keep, disk, logs }
}

test('every key is held at once; the disk follows when the hands rest', () => {
  const { keeper, drafts, keep } = setup()
  for (const email of ['m', 'mi', 'mia']) {
    keeper.keep(typed({ email }))
    expect(keeper.read().email).toBe(email)
    vi.advanceTimersByTime(200)
  }
  expect(drafts.read()).toEqual(emptyDraft)
  vi.advanceTimersByTime(250)
  expect(drafts.read().email).toBe('mia')
  expect(keep).toHaveBeenCalledTimes(1)
})

test('hands that do not rest are written down within a second', () => {
  const { keeper, drafts } = setup()
  for (let at = 0; at < 11; at += 1) {
    keeper.keep(typed({ email: 'm'.repeat(at + 1) }))
    vi.advanceTimersByTime(100)
  }
  expect(drafts.read().email).not.toBe('')
})

test('a hundred may be on hold; the next one stays in the form, and takes the place of one who is resumed', () => {
  const { keeper, drafts } = setup()
  for (let count = 0; count < 100; count += 1) drafts.hold(typed({ email: `${count}@example.com` }))
  const next = typed({ email: 'next@example.com' })
  keeper.keep(next)
  expect(keeper.hold(next)).toEqual(failed('too-many-on-hold'))
  expect(keeper.held()).toHaveLength(100)
  expect(keeper.read()).toEqual(next)
  const [longest] = keeper.held()
  expect(keeper.resume(longest?.id ?? 0, next)?.email).toBe('0@example.com')
  expect(keeper.held().map(({ typed: { email } }) => email)).toContain('next@example.com')
  expect(keeper.held()).toHaveLength(100)
})

test('a flush writes both at once, and what was forgotten stays forgotten', () => {
  const { keeper, drafts, disk } = setup()
  keeper.keep(fullDraft)
  keeper.keepSettings({ permanentLink: 'https://por' })
  expect(keeper.readSettings()).toEqual({ permanentLink: 'https://por' })
  keeper.flush()
  expect(drafts.read()).toEqual(fullDraft)
  expect(disk.typed).toEqual({ permanentLink: 'https://por' })
  keeper.keep(fullDraft)
  const later = new Date(Date.now() + 1)
  keeper.forgetDetails(later, later)
  vi.advanceTimersByTime(2_000)
  expect(keeper.read()).toEqual({ ...fullDraft, dateOfBirth: '', address: '' })
})

test('what cannot be written is held, logged by name only, and tried again with the next key', () => {
  const { keeper, drafts, keep, logs } = setup()
  keep.mockImplementationOnce(() => {
    throw Object.assign(new Error('mia@example.com'), { name: 'SqliteError' })
  })
  keeper.keep(typed({ email: 'mia' }))
  vi.advanceTimersByTime(300)
  expect(keeper.read().email).toBe('mia')
  expect(JSON.stringify(logs)).not.toContain('mia')
  expect(logs).toHaveLength(1)
  keeper.keep(typed({ email: 'mia@' }))
  vi.advanceTimersByTime(300)
  expect(drafts.read().email).toBe('mia@')
})

describe('createDraftRepository', () => {
  const noon = new Date(2026, 10, 22, 12)
  const earlier = new Date(noon.getTime() - 1)
  const later = new Date(noon.getTime() + 1)
  const withoutDetails = { ...fullDraft, dateOfBirth: '', address: '' }

  function repository() {
    const database = tempDatabase()
    return { database, drafts: createDraftRepository(database, () => noon) }
  }

  it('keeps the draft as it was typed, and one only', () => {
    const { drafts } = repository()
    expect(drafts.read()).toEqual(emptyDraft)
    drafts.keep({ ...fullDraft, phone: '04' })
    drafts.keep(fullDraft)
    expect(drafts.read()).toEqual(fullDraft)
  })

  it('forgets birth date and address of a draft kept before the cutoff, and nothing else of it', () => {
    const { drafts } = repository()
    drafts.forgetDetails(noon, later)
    drafts.keep(fullDraft)
    drafts.forgetDetails(noon, later)
    expect(drafts.read()).toEqual(fullDraft)
    drafts.forgetDetails(later, later)
    expect(drafts.read()).toEqual(withoutDetails)
  })

  it('forgets them, too, when the draft was kept later than now', () => {
    const { drafts } = repository()
    drafts.keep(fullDraft)
    drafts.forgetDetails(earlier, earlier)
    expect(drafts.read()).toEqual(withoutDetails)
  })

  it('leaves nothing of them in the file', () => {
    const { drafts, database } = repository()
    drafts.keep({ ...fullDraft, address: 'Zyxwvut Parade '.repeat(100) })
    drafts.forgetDetails(later, later)
    database.pragma('wal_checkpoint(TRUNCATE)')
    expect(database.serialize().toString('latin1')).not.toMatch(/Zyxwvut|27\/3\/1985/u)
  })
})

test.skipIf(!canMount)(
  'on a full disk a customer on hold is gone, or it fails (needs root, to mount one)',
  () => {
    const folder = tempFolder()
    const disk = mountSmallDisk(folder, 8)
    const database = tempDatabase(folder)
    onTestFinished(() => {
      database.close()
      disk.unmount()
    })
    const drafts = createDraftRepository(database, () => new Date())
    for (let count = 0; count < 30; count += 1) drafts.hold(typed({}))
    disk.fill()
    const failures = drafts.held().filter(({ id }) => {
      try {
        drafts.deleteHeld(id)
        expect(drafts.held().some((held) => held.id === id)).toBe(false)
        return false
      } catch (error) {
        expect(error).toBeInstanceOf(Database.SqliteError)
        return true
      }
    })
    expect(drafts.held()).toHaveLength(failures.length)
    expect(failures.length).toBeGreaterThan(0)
  },
)

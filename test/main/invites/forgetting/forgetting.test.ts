import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRemovalRepository } from '../../../../main/invites/forgetting/removal-repository.ts'
import {
  anyInvite,
  daysAgo,
  type ForgettingBench,
  forgettingBench,
  today,
} from '../../../builders/forgetting-bench.ts'
import { goOnAt } from '../../../builders/go-on-at.ts'
import { wholeDraft } from '../../../builders/invite-draft.ts'
import { pagedSearch } from '../../../builders/paged-search.ts'
import { typed } from '../../../builders/typed-draft.ts'

describe('a purge that is cut short', () => {
  it.each([1, 7680])('is finished whatever the rules say by then; next id %i', async (next) => {
    const { database, rules, made, index, forgetting, worker, ids } = forgettingBench()
    for (let count = 0; count < 150; count += 1) made(daysAgo(60))
    if (next > 1) goOnAt(database, next)
    const young = made(today)
    await index()
    const rest = () => Number(database.prepare('SELECT count(*) FROM invite').pluck().get())
    // The app is quit in the middle of the deletions.
    for (const _ of forgetting.forgetOld(today)) if (rest() < 100) break
    expect(ids().length).toBeGreaterThan(1)
    rules.retentionDays = 'never'
    const listed = pagedSearch(database, () => 0).page('practice', anyInvite, today).invites
    expect(listed.map(({ id }) => id)).toEqual([young])
    const removal = createRemovalRepository(database)
    await worker.do(forgetting.destroy(() => removal.hiddenBut([], 1000)))
    expect(ids()).toEqual([young])
  })

  it('leaves what is still in the list in the search, too', async () => {
    const { database, made, index, forgetting } = forgettingBench()
    for (let count = 0; count < 250; count += 1) made(daysAgo(60))
    await index()
    const search = pagedSearch(database, () => 0)
    const found = (more: object) =>
      search.page('practice', { ...anyInvite, ...more }, today).invites.map(({ id }) => id)
    let steps = 0
    for (const _ of forgetting.forgetOld(today)) {
      steps += 1
      expect(found({ search: 'mary' })).toEqual(found({}))
    }
    expect(steps).toBeGreaterThan(10)
  })
})

describe('birth date and address in the draft', () => {
  const details = { dateOfBirth: '27/3/1985', address: '42 Wallaby Way' }
  const dayMs = 24 * 3_600_000
  const later = (ms: number) => new Date(today.getTime() + ms)

  it.each([
    ['until-submitted', 30, 1],
    ['with-invite', 7, 7],
  ] as const)('are kept %s, with invites that stay %i days, for %i', async (...given) => {
    const [detailsRetention, retentionDays, days] = given
    const { drafts, clock, service } = forgettingBench({ detailsRetention, retentionDays })
    drafts.keep(typed(details))
    clock.at = later(days * dayMs)
    await service.check()
    expect(drafts.read()).toEqual(typed(details))
    clock.at = later(days * dayMs + 1)
    await service.check()
    expect(drafts.read()).toEqual(typed({}))
  })

  it('are kept where everything is kept', async () => {
    const rules = { detailsRetention: 'with-invite', retentionDays: 'never' } as const
    const { drafts, clock, service } = forgettingBench(rules)
    drafts.keep(typed(details))
    clock.at = later(400 * dayMs)
    await service.check()
    expect(drafts.read()).toEqual(typed(details))
  })

  it('are young again with every key', async () => {
    const { drafts, clock, service } = forgettingBench()
    drafts.keep(typed(details))
    clock.at = later(dayMs)
    drafts.keep(typed({ ...details, phone: '04' }))
    clock.at = later(2 * dayMs)
    await service.check()
    expect(drafts.read()).toEqual(typed({ ...details, phone: '04' }))
  })

  it('are gone before anything is read from it at the start', () => {
    const { drafts, clock, service } = forgettingBench()
    drafts.keep(typed(details))
    clock.at = later(dayMs + 1)
    void service.check()
    expect(drafts.read()).toEqual(typed({}))
  })

  it('are gone, too, when they were typed by a clock ahead of this one', async () => {
    const { drafts, clock, service } = forgettingBench()
    clock.at = later(365 * dayMs)
    drafts.keep(typed(details))
    clock.at = today
    await service.check()
    expect(drafts.read()).toEqual(typed({}))
  })
})

describe('the bytes of what was deleted', () => {
  /** Names that no other byte of the file could be taken for. */
  const secret = {
    draft: {
      ...wholeDraft,
      email: 'xquizzifer@example.com',
      customerContext: {
        ...wholeDraft.customerContext,
        firstName: 'Vlodomirka',
        familyName: 'Quizzifer',
        address: '77 Zyxwvut Parade',
      },
    },
    reference: 'KWYJIBO-1',
  }
  const traces = /quizzif|vlodom|zyxwvut|kwyjibo|491570006|1985-03-27|qui|zzi/iu

  /** The file without its encryption, free pages and all; its log must hold nothing more. */
  function bytes({ database }: ForgettingBench): string {
    return database.serialize().toString('latin1')
  }

  it.each(['for its age', 'for its age, as a whole stretch', 'by hand'])(
    'are nowhere: deleted %s',
    async (why) => {
      const made = forgettingBench()
      const { database } = made
      const id = made.made(daysAgo(60), secret)
      if (why.includes('stretch')) goOnAt(database, 7680)
      made.made(today)
      made.repository.markShown(id, today)
      await made.index()
      expect(bytes(made)).toMatch(/Vlodomirka/u)
      const byHand = () => (made.repository.find(id) ? [id] : [])
      if (why === 'by hand') await made.worker.do(made.forgetting.destroy(byHand))
      else await made.service.check()
      expect(bytes(made)).toContain('mary@example.com')
      expect(bytes(made)).not.toMatch(traces)
      expect(statSync(`${database.name}-wal`).size).toBe(0)
      expect(database.prepare('SELECT count(*) FROM invite_event').pluck().get()).toBe(0)
    },
  )

  it('are nowhere: a birth date and an address that were forgotten', async () => {
    const made = forgettingBench()
    made.made(daysAgo(3), secret)
    await made.index()
    await made.service.check()
    expect(bytes(made)).toContain('Vlodomirka')
    expect(bytes(made)).not.toMatch(/zyxwvut|1985-03-27/iu)
  })
})

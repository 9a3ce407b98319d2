import { describe, expect, it } from 'vitest'
import type { InviteState } from '#contract'
import { firstIdOf, stretchesOn } from '../../../../main/invites/search/gram-members.ts'
import { issue, noon } from '../../../builders/attempt.ts'
import { draft, wholeDraft } from '../../../builders/invite-draft.ts'
import { ids, midnight, named, query, searchBench, shelve } from '../../../builders/search-bench.ts'

describe('a search that would take long', () => {
  it('stops, says that more may follow, and goes on from there', () => {
    let looksAtClock = 0
    const { repository, search, index, database } = searchBench(() => looksAtClock++ / 10)
    // Holds every gram of the word that is searched, and never the word.
    const near = { draft: draft({ email: 'ple.com.mpl.omp@example.com' }) }
    const wanted = issue(repository, { draft: draft({ email: 'comple@example.com' }) })
    database.transaction(() => {
      for (let count = 0; count < 900; count += 1) issue(repository, near)
    })()
    index()
    const found: number[] = []
    let pages = 0
    for (let before: number | undefined, hasMore = true; hasMore; pages += 1) {
      const page = search.page('practice', query({ search: 'comple', before }), midnight)
      found.push(...ids(page))
      expect(page.next ?? 0).toBeLessThan(before ?? Number.MAX_SAFE_INTEGER)
      hasMore = page.hasMore
      before = page.next
    }
    expect(found).toEqual([wanted])
    expect(pages).toBeGreaterThan(1)
  })

  it('comes in parts that make up the same page', () => {
    let looksAtClock = 0
    const { repository, search, index } = searchBench(() => looksAtClock++ / 2)
    const near = { draft: draft({ email: 'ple.com.mpl.omp@example.com' }) }
    const wanted = Array.from({ length: 30 }, (_, at) => {
      for (let count = 0; count < 3; count += 1) issue(repository, near)
      return issue(repository, { draft: draft({ email: `comple${at}@example.com` }) })
    }).reverse()
    index()
    const comple = query({ search: 'comple' })
    for (const limit of [10, 100]) {
      const parts = [...search.parts('practice', { ...comple, limit }, midnight)]
      expect(parts.length).toBeGreaterThan(1)
      expect(parts.flatMap(ids)).toEqual(wanted.slice(0, limit))
      expect(parts.at(-1)?.hasMore).toBe(limit < wanted.length)
      const rest = search.page('practice', { ...comple, before: parts.at(-1)?.next }, midnight)
      if (limit < wanted.length) expect(ids(rest)[0]).toBe(wanted[limit])
    }
  })

  it('comes as far as a short history goes, even if its time is up at once', () => {
    let hours = 0
    const { repository, search } = searchBench(() => hours++ * 3_600_000)
    for (let count = 0; count < 10; count += 1) issue(repository, named('Mary', 'Smith'))
    const page = search.page('practice', query({ search: 'smith' }), midnight)
    expect([page.invites.length, page.hasMore]).toEqual([10, false])
  })

  it('comes on by every page on a shared shelf, even if its time is always up at once', () => {
    let hours = 0
    const made = searchBench(() => hours++ * 3_600_000)
    const wanted = stretchesOn(0)
      .map((stretch) => {
        made.goOnAt(Math.max(1, firstIdOf(stretch)))
        return issue(made.repository, { draft: wholeDraft })
      })
      .reverse()
    shelve(made, 'all')
    const found: number[] = []
    for (let before: number | undefined, hasMore = true; hasMore; ) {
      const page = made.search.page(
        'practice',
        query({ search: 'mary smith 0491570006', before }),
        midnight,
      )
      found.push(...ids(page))
      expect(page.next ?? 0).toBeLessThan(before ?? Number.MAX_SAFE_INTEGER)
      hasMore = page.hasMore
      before = page.next
    }
    expect(found).toEqual(wanted)
  })

  it('takes a pasted paragraph as calmly as a word', () => {
    const { repository, search, index } = searchBench()
    const id = issue(repository, {
      draft: draft({ email: `${'abcdefghij'.repeat(6)}@example.com` }),
    })
    index()
    const find = (typed: string) => ids(search.page('practice', query({ search: typed }), midnight))
    expect(find('abcdefghij'.repeat(5))).toEqual([id])
    expect(find(`${'abcdefghij'.repeat(5)}x`)).toEqual([])
  })
})

describe('a list that pauses', () => {
  it.each([
    ['all', {}],
    ['by words', { search: 'example' }],
  ])('repeats and loses nobody whose state changes meanwhile: %s', (_what, changes) => {
    let looksAtClock = 0
    const { repository, search, index } = searchBench(() => looksAtClock++)
    const all = Array.from({ length: 200 }, () => issue(repository, {})).reverse()
    const isWaiting = (at: number) => at % 10 === 0
    for (const [at, id] of all.entries()) {
      if (!isWaiting(at)) repository.raiseStatus(id, 'Active', noon)
    }
    index()
    const found: number[] = []
    let parts = 0
    const states: InviteState[] = ['not-opened', 'started']
    const asked = query({ ...changes, states, limit: 300 })
    for (const part of search.parts('practice', asked, midnight)) {
      found.push(...ids(part))
      parts += 1
      // Somebody who was found, and somebody who follows late.
      for (const at of [0, 180]) repository.raiseStatus(all[at] ?? 0, 'Active', noon)
    }
    expect(found).toEqual(all)
    expect(parts).toBeGreaterThan(2)
  })
})

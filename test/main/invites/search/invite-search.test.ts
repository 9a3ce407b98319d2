import { describe, expect, it } from 'vitest'
import type { InviteState } from '#contract'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { firstIdOf, stretchesOn } from '../../../../main/invites/search/gram-members.ts'
import { createIndexKeeper } from '../../../../main/invites/search/index-keeper.ts'
import { createInviteSearch } from '../../../../main/invites/search/invite-search.ts'
import { attempt, issue, noon } from '../../../builders/attempt.ts'
import { goOnAt } from '../../../builders/go-on-at.ts'
import { draft, wholeDraft } from '../../../builders/invite-draft.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'

const midnight = new Date(2026, 10, 22)
const justBefore = new Date(midnight.getTime() - 1)

const query = (changes = {}) => ({
  limit: 10,
  onlyOpenToday: false,
  onlyUnfinishedToday: false,
  ...changes,
})
const ids = (page: { invites: { id: number }[] }) => page.invites.map(({ id }) => id)

const standing = () => 0

/** `elapsedMs`: the clock by which a search stops. */
function bench(elapsedMs: () => number = standing) {
  const database = tempDatabase()
  const keeper = createIndexKeeper(database)
  return {
    database,
    repository: createInviteRepository(database),
    search: createInviteSearch(database, elapsedMs),
    keeper,
    /** Indexes everything that is there. */
    index: () => Array.from(keeper.catchUp({ leave: 0, atOnce: 100 })),
    goOnAt: (id: number) => goOnAt(database, id),
  }
}

type Made = ReturnType<typeof bench>

/** Makes the stretches so far old ones, and moves their part of the index: all of it, or as far as a crash let it. */
function shelve({ database, repository, keeper, index }: Made, part: 'half' | 'all') {
  index()
  goOnAt(database, firstIdOf(stretchesOn(0).length))
  issue(repository, { environment: 'staging' })
  const isHalf = database.prepare('SELECT avg(shelf >= 0) > 0.5 FROM search_set').pluck()
  for (const _ of keeper.catchUp({ leave: 0 })) if (part === 'half' && isHalf.get()) break
  // What is searched for stands on both sides.
  const isMoved = database.prepare('SELECT 1 FROM search_set WHERE shelf >= 0 AND gram = ?').pluck()
  expect([isMoved.get('0491'), isMoved.get('smi')]).toEqual([1, part === 'all' ? 1 : undefined])
}

const named = (firstName: string, familyName: string) => ({
  draft: draft({ customerContext: { firstName, familyName } }),
})

describe('the list', () => {
  it('is newest first, whatever the clock did', () => {
    const { repository, search } = bench()
    issue(repository, { createdAt: noon })
    issue(repository, { createdAt: new Date(2020, 0, 1) })
    expect(ids(search.page('practice', query(), midnight))).toEqual([2, 1])
  })

  it('turns pages without a gap or an overlap', () => {
    const { repository, search } = bench()
    for (let count = 0; count < 5; count += 1) issue(repository)
    const list = (before?: number) => search.page('practice', query({ limit: 2, before }), midnight)
    expect([ids(list()), list().hasMore]).toEqual([[5, 4], true])
    expect([ids(list(4)), list(4).hasMore]).toEqual([[3, 2], true])
    expect([ids(list(2)), list(2).hasMore]).toEqual([[1], false])
    expect([ids(list(1)), list(1).hasMore]).toEqual([[], false])
  })

  it('says that nothing follows when the page is exactly full', () => {
    const { repository, search } = bench()
    for (let count = 0; count < 2; count += 1) issue(repository)
    expect(search.page('practice', query({ limit: 2 }), midnight).hasMore).toBe(false)
  })

  it('shows one environment only', () => {
    const { repository, search } = bench()
    issue(repository)
    issue(repository, { environment: 'production' })
    expect(ids(search.page('practice', query(), midnight))).toEqual([1])
    expect(ids(search.page('production', query(), midnight))).toEqual([2])
    expect(ids(search.page('staging', query(), midnight))).toEqual([])
  })

  it('keeps to what is open and of today when asked', () => {
    const { repository, search } = bench()
    issue(repository, { createdAt: justBefore })
    const atMidnight = issue(repository, { createdAt: midnight })
    const active = issue(repository)
    repository.raiseStatus(active, 'Active', noon)
    repository.raiseStatus(issue(repository), 'Completed', noon)
    repository.begin(attempt())
    issue(repository, { environment: 'staging' })
    const open = query({ onlyOpenToday: true })
    expect(ids(search.page('practice', open, midnight))).toEqual([active, atMidnight])
    expect(search.page('practice', { ...open, limit: 1 }, midnight).hasMore).toBe(true)
    expect(ids(search.page('practice', { ...open, before: active }, midnight))).toEqual([
      atMidnight,
    ])
  })

  it('says nothing of the email address, the link, the birth date, the phone, the address', () => {
    const { repository, search } = bench()
    issue(repository, { draft: wholeDraft })
    const text = JSON.stringify(search.page('practice', query(), midnight))
    expect(text).toContain('Mary Ann Smith')
    expect(text).not.toMatch(/mary@|https|1985|491570006|Wallaby/u)
  })
})

describe.each([
  ['in young invites', () => undefined],
  ['in indexed invites', ({ index }) => index()],
  ['in invites on their way to a shared shelf', (made) => shelve(made, 'half')],
  ['in invites on a shared shelf', (made) => shelve(made, 'all')],
] satisfies [string, (made: Made) => void][])('a search %s', (_where, arrange) => {
  function filled() {
    const made = bench()
    // Across the border of two stretches.
    made.goOnAt(7678)
    const { repository } = made
    const id = {
      obrien: issue(repository, named('Zoë', 'O’Brien')),
      smith: issue(repository, named('Mary', 'Smith')),
      marySmithson: issue(repository, named('Rosemary', 'Smithson')),
      whole: issue(repository, { draft: wholeDraft, reference: 'VISIT-9' }),
      elsewhere: issue(repository, { ...named('Mary', 'Smith'), environment: 'production' }),
    }
    arrange(made)
    const find = (search: string, changes = {}) =>
      ids(made.search.page('practice', query({ search, ...changes }), midnight))
    return { ...made, id, find }
  }

  it('finds by any part, newest first', () => {
    const { find, id } = filled()
    expect(find('obrien')).toEqual([id.obrien])
    expect(find('zoe')).toEqual([id.obrien])
    expect(find('smith')).toEqual([id.whole, id.marySmithson, id.smith])
    expect(find('z')).toEqual([id.obrien])
    expect(find('zo')).toEqual([id.obrien])
    expect(find('0491 570')).toEqual([id.whole])
    expect(find('+61 491570006')).toEqual([id.whole])
    expect(find('visit-9')).toEqual([id.whole])
    expect(find('visit-8')).toEqual([])
  })

  it('narrows with every word', () => {
    const { find, id } = filled()
    expect(find('mary smith')).toEqual([id.whole, id.marySmithson, id.smith])
    expect(find('smith mary ann')).toEqual([id.whole])
    expect(find('rosemary obrien')).toEqual([])
  })

  it('finds the one invite of a link or a tracking reference', () => {
    const { repository, find, id } = filled()
    const row = repository.find(id.smith)
    expect(find(row?.link ?? '')).toEqual([id.smith])
    expect(find(row?.tracking_reference?.toUpperCase() ?? '')).toEqual([id.smith])
    expect(find(row?.tracking_reference?.slice(0, 13) ?? '')).toEqual([id.smith])
    expect(find(`https://portal.practice.example/x/${crypto.randomUUID()}`)).toEqual([])
  })

  it('finds another environment’s link in no other', () => {
    const { repository, find, id } = filled()
    expect(find(repository.find(id.elsewhere)?.link ?? '')).toEqual([])
  })

  it('turns pages without a gap or an overlap', () => {
    const { find, id, search } = filled()
    const page = search.page('practice', query({ search: 'smith', limit: 2 }), midnight)
    expect([ids(page), page.hasMore]).toEqual([[id.whole, id.marySmithson], true])
    expect(find('smith', { before: page.next })).toEqual([id.smith])
  })

  it('keeps to the filters beside it', () => {
    const { repository, find, id } = filled()
    repository.raiseStatus(id.smith, 'Completed', noon)
    expect(find('smith', { states: ['submitted'] })).toEqual([id.smith])
    expect(find('smith', { states: ['not-opened'] })).toEqual([id.whole, id.marySmithson])
    expect(find('smith', { from: noon.getTime() + 1 })).toEqual([])
    expect(find('smith', { to: noon.getTime() })).toEqual([])
    expect(find('smith', { from: noon.getTime(), onlyOpenToday: true })).toHaveLength(2)
  })
})

describe('the filters', () => {
  const failures = [
    ['not-sent', 'unsent', 'offline'],
    ['refused', 'refused', 'refused'],
    ['no-answer', 'unknown', 'no-answer'],
  ] as const

  it('find each state, alone and together', () => {
    const { repository, search } = bench()
    const byState = new Map<InviteState, number>([['not-opened', issue(repository)]])
    for (const [state, status] of [
      ['started', 'Active'],
      ['submitted', 'Completed'],
    ] as const) {
      const id = issue(repository)
      repository.raiseStatus(id, status, noon)
      byState.set(state, id)
    }
    for (const [state, outcome, code] of failures) {
      const id = repository.begin(attempt())
      repository.finish(id, { outcome, code, problems: [] }, noon)
      byState.set(state, id)
    }
    const find = (states: InviteState[]) =>
      ids(search.page('practice', query({ states }), midnight))
    for (const [state, id] of byState) expect(find([state])).toEqual([id])
    expect(find([...byState.keys()])).toEqual([...byState.values()].reverse())
    expect(find([])).toEqual([])
  })

  it('find a time also when the clock went back', () => {
    const made = bench()
    const at = (day: number) => issue(made.repository, { createdAt: new Date(2026, 9, day) })
    const [first, second, third] = [at(5), at(9), at(5)]
    const find = () =>
      ids(
        made.search.page(
          'practice',
          query({
            from: new Date(2026, 9, 5).getTime(),
            to: new Date(2026, 9, 6).getTime(),
          }),
          midnight,
        ),
      )
    expect(find()).toEqual([third, first])
    made.index()
    expect(find()).toEqual([third, first])
    expect(second).toBe(2)
  })

  it('find whom to ask before they leave: each person once, and nobody who is done', () => {
    const { repository, search } = bench()
    const of = (email: string) => ({ draft: draft({ email }) })
    issue(repository, of('twice@example.com'))
    const again = issue(repository, of('Twice@example.com'))
    issue(repository, of('done@example.com'))
    repository.raiseStatus(issue(repository, of('done@example.com')), 'Completed', noon)
    issue(repository, { ...of('yesterday@example.com'), createdAt: justBefore })
    const unfinished = query({ onlyUnfinishedToday: true })
    expect(ids(search.page('practice', unfinished, midnight))).toEqual([again])
  })
})

describe('a search that would take long', () => {
  it('stops, says that more may follow, and goes on from there', () => {
    let looksAtClock = 0
    const { repository, search, index, database } = bench(() => looksAtClock++ / 10)
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
    const { repository, search, index } = bench(() => looksAtClock++ / 2)
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
    const { repository, search } = bench(() => hours++ * 3_600_000)
    for (let count = 0; count < 10; count += 1) issue(repository, named('Mary', 'Smith'))
    const page = search.page('practice', query({ search: 'smith' }), midnight)
    expect([page.invites.length, page.hasMore]).toEqual([10, false])
  })

  it('takes a pasted paragraph as calmly as a word', () => {
    const { repository, search, index } = bench()
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
    const { repository, search, index } = bench(() => looksAtClock++)
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

describe('the ids of all that is found', () => {
  it('are those of the list, in as many answers as it takes', () => {
    const { repository, search, index, goOnAt } = bench(tick())
    goOnAt(7670)
    const mine = Array.from({ length: 20 }, () => issue(repository, named('Zoë', 'Chen')))
    index()
    const young = issue(repository)
    issue(repository, { environment: 'production' })
    const allIds = (changes = {}) => {
      const found: number[] = []
      for (let before: number | undefined; ; ) {
        const page = search.idPage('practice', { ...query(changes), before }, midnight)
        found.push(...page.ids)
        if (page.next === undefined) return found.sort((a, b) => a - b)
        before = page.next
      }
    }
    expect(allIds()).toEqual([...mine, young])
    expect(allIds({ search: 'zoe' })).toEqual(mine)
    expect(allIds({ states: ['submitted'] })).toEqual([])
    // All have one address: who is to be asked again is asked once.
    expect(allIds({ onlyUnfinishedToday: true, from: 0 }).length).toBeLessThan(2)
  })

  it('come in answers that the border lets through, however many there are', () => {
    const { database, repository, search } = bench(tick())
    issue(repository)
    database.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
      INSERT INTO invite (created_at, environment, code_label, email, reference, reference_is_made_up,
        send_invitation_email, outcome)
      SELECT 0, 'practice', 'Main', 'mary@example.com', 'R', 1, 0, 'unsent' FROM n`)
    const page = search.idPage('practice', query(), midnight)
    expect(page.ids.length).toBeGreaterThan(0)
    expect(page.ids.length).toBeLessThanOrEqual(20_000)
    expect(page.next).toBeGreaterThan(1)
  })
})

/** A clock that stands a millisecond later at every look. */
function tick(): () => number {
  let at = 0
  return () => at++
}

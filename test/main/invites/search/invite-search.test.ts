import { describe, expect, it } from 'vitest'
import type { InviteState } from '#contract'
import { attempt, issue, noon } from '../../../builders/attempt.ts'
import { draft, wholeDraft } from '../../../builders/invite-draft.ts'
import {
  ids,
  midnight,
  named,
  query,
  type SearchBench,
  searchBench,
  shelve,
} from '../../../builders/search-bench.ts'

const justBefore = new Date(midnight.getTime() - 1)
/** An organisation's own references. */
const guid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301'
const hash = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'

describe('the list', () => {
  it('is newest first, whatever the clock did', () => {
    const { repository, search } = searchBench()
    issue(repository, { createdAt: noon })
    issue(repository, { createdAt: new Date(2020, 0, 1) })
    expect(ids(search.page('practice', query(), midnight))).toEqual([2, 1])
  })

  it('turns pages without a gap or an overlap', () => {
    const { repository, search } = searchBench()
    for (let count = 0; count < 5; count += 1) issue(repository)
    const list = (before?: number) => search.page('practice', query({ limit: 2, before }), midnight)
    expect([ids(list()), list().hasMore]).toEqual([[5, 4], true])
    expect([ids(list(4)), list(4).hasMore]).toEqual([[3, 2], true])
    expect([ids(list(2)), list(2).hasMore]).toEqual([[1], false])
    expect([ids(list(1)), list(1).hasMore]).toEqual([[], false])
  })

  it('says that nothing follows when the page is exactly full', () => {
    const { repository, search } = searchBench()
    for (let count = 0; count < 2; count += 1) issue(repository)
    expect(search.page('practice', query({ limit: 2 }), midnight).hasMore).toBe(false)
  })

  it('shows one environment only', () => {
    const { repository, search } = searchBench()
    issue(repository)
    issue(repository, { environment: 'production' })
    expect(ids(search.page('practice', query(), midnight))).toEqual([1])
    expect(ids(search.page('production', query(), midnight))).toEqual([2])
    expect(ids(search.page('staging', query(), midnight))).toEqual([])
  })

  it.each(['…', '@', ' - ', '\u200b', 'mailto:', '\u02bb'])(
    'finds nothing for "%s", which holds no letter and no digit',
    (typed) => {
      const { repository, search } = searchBench()
      issue(repository)
      expect(ids(search.page('practice', query({ search: typed }), midnight))).toEqual([])
      expect(search.idPage('practice', { ...query({ search: typed }) }, midnight).ids).toEqual([])
      expect(search.rowPage('practice', query({ search: typed }), midnight).rows).toEqual([])
    },
  )

  it('keeps to what is open and of today when asked', () => {
    const { repository, search } = searchBench()
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
    const { repository, search } = searchBench()
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
] satisfies [string, (made: SearchBench) => void][])('a search %s', (_where, arrange) => {
  function filled() {
    const made = searchBench()
    // Across the border of two stretches.
    made.goOnAt(7678)
    const { repository } = made
    const id = {
      obrien: issue(repository, named('Zoë', 'O’Brien')),
      smith: issue(repository, named('Mary', 'Smith')),
      marySmithson: issue(repository, named('Rosemary', 'Smithson')),
      whole: issue(repository, { draft: wholeDraft, reference: 'VISIT-9' }),
      elsewhere: issue(repository, { ...named('Mary', 'Smith'), environment: 'production' }),
      guid: issue(repository, { reference: guid }),
      crmGuid: issue(repository, { reference: `CRM ${guid}` }),
      crmLink: issue(repository, { reference: 'https://crm.example.com/case/123' }),
      hash: issue(repository, { reference: hash }),
      groups: issue(repository, { reference: '0042 17' }),
      wrongKey: issue(repository, named('Sean', 'O´Brien')),
    }
    arrange(made)
    const find = (search: string, changes = {}) =>
      ids(made.search.page('practice', query({ search, ...changes }), midnight))
    return { ...made, id, find }
  }

  it('finds by any part, newest first', () => {
    const { find, id } = filled()
    expect(find('obrien')).toEqual([id.wrongKey, id.obrien])
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

  it('finds the invites whose own reference looks like a tracking reference or a link', () => {
    const { find, id } = filled()
    expect(find(guid)).toEqual([id.crmGuid, id.guid])
    expect(find(guid.toUpperCase().replaceAll('-', ''))).toEqual([id.crmGuid, id.guid])
    expect(find(guid, { before: id.crmGuid })).toEqual([id.guid])
    expect(find(`CRM ${guid}`)).toEqual([id.crmGuid])
    expect(find('https://crm.example.com/case/123')).toEqual([id.crmLink])
    expect(find('https://crm.example.com/case/124')).toEqual([])
    expect(find(hash)).toEqual([id.hash])
  })

  it('finds one invite alone by its tracking reference, whatever stands beside it', () => {
    const { repository, find, id } = filled()
    const tracking = repository.find(id.smith)?.tracking_reference ?? ''
    expect(find(`invite ${tracking}`)).toEqual([id.smith])
    expect(find(tracking, { before: id.smith })).toEqual([])
    expect(find(tracking, { states: ['submitted'] })).toEqual([])
  })

  it('finds a name with the wrong apostrophe, and numbers in groups', () => {
    const { find, id } = filled()
    expect(find("sean o'brien")).toEqual([id.wrongKey])
    expect(find('sean obrien')).toEqual([id.wrongKey])
    expect(find('0042 17')).toEqual([id.groups])
    expect(find('+61 0491 570 006')).toEqual([id.whole])
    expect(find('0491570006 9')).toEqual([id.whole])
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
    const { repository, search } = searchBench()
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
    const made = searchBench()
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
    const { repository, search } = searchBench()
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

describe('the ids of all that is found', () => {
  it('are those of the list, in as many answers as it takes', () => {
    const { repository, search, index, goOnAt } = searchBench(tick())
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
    const { database, repository, search } = searchBench(tick())
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

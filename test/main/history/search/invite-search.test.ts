import { describe, expect, it } from 'vitest'
import type { InviteState } from '#contract'
import { type InviteRow, inviteRow } from '../../../../main/database/invite-row.ts'
import { searchText } from '../../../../main/history/search/search-index.ts'
import { readSearch, type WholeValue } from '../../../../main/history/search/search-query.ts'
import { attempt, issue, noon } from '../../../builders/attempt.ts'
import { draft, wholeDraft } from '../../../builders/invite-draft.ts'
import { midnight, named, searchSetup } from '../../../builders/search-setup.ts'
import { seededRandom } from '../../../builders/seeded-random.ts'

const justBefore = new Date(midnight.getTime() - 1)
/** An organisation's own references. */
const guid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301'
const hash = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'

describe('the list', () => {
  it('is newest first, whatever the clock did', () => {
    const { repository, ids } = searchSetup()
    issue(repository, { createdAt: noon })
    issue(repository, { createdAt: new Date(2020, 0, 1) })
    expect(ids()).toEqual([2, 1])
  })

  it('turns pages without a gap or an overlap', () => {
    const { repository, ids, page } = searchSetup()
    for (let count = 0; count < 5; count += 1) issue(repository)
    const list = (before?: number) => [
      ids({ limit: 2, before }),
      page({ limit: 2, before }).hasMore,
    ]
    expect(list()).toEqual([[5, 4], true])
    expect(list(4)).toEqual([[3, 2], true])
    expect(list(2)).toEqual([[1], false])
    expect(list(1)).toEqual([[], false])
  })

  it('says that nothing follows when the page is exactly full', () => {
    const { repository, page } = searchSetup()
    for (let count = 0; count < 2; count += 1) issue(repository)
    expect(page({ limit: 2 }).hasMore).toBe(false)
  })

  it('shows one environment only', () => {
    const { repository, ids } = searchSetup()
    issue(repository)
    issue(repository, { environment: 'production' })
    expect(ids()).toEqual([1])
    expect(ids({}, 'production')).toEqual([2])
    expect(ids({}, 'staging')).toEqual([])
  })

  it.each(['…', '@', ' - ', '\u200b', 'mailto:', '\u02bb'])(
    'finds nothing for "%s", which holds no letter and no digit',
    (typed) => {
      const { repository, ids, count } = searchSetup()
      issue(repository)
      expect([ids({ search: typed }), count({ search: typed })]).toEqual([[], 0])
    },
  )

  it('keeps to what is open and of today when asked', () => {
    const { repository, ids, page } = searchSetup()
    issue(repository, { createdAt: justBefore })
    const of = (email: string) => ({ draft: draft({ email }) })
    const atMidnight = issue(repository, { ...of('first@example.com'), createdAt: midnight })
    const active = issue(repository, of('second@example.com'))
    repository.raiseStatus(active, 'Active', noon)
    repository.raiseStatus(issue(repository, of('third@example.com')), 'Completed', noon)
    repository.begin(attempt())
    issue(repository, { environment: 'staging' })
    const open = { onlyUnfinishedToday: true }
    expect(ids(open)).toEqual([active, atMidnight])
    expect(page({ ...open, limit: 1 }).hasMore).toBe(true)
    expect(ids({ ...open, before: active })).toEqual([atMidnight])
  })

  it('counts what is found, up to a limit', () => {
    const { repository, count } = searchSetup()
    for (let made = 0; made < 5; made += 1) issue(repository, named('Mary', 'Smith'))
    issue(repository)
    expect([count(), count({ search: 'smith' }), count({ search: 'smith' }, 3)]).toEqual([6, 5, 3])
    expect([count({ before: 4 }), count({ search: 'smith', before: 2 })]).toEqual([3, 1])
  })

  it('has an invite whose request is out, which no search finds before its answer', () => {
    const { repository, ids } = searchSetup()
    const id = repository.begin(attempt())
    expect([ids(), ids({ search: 'mary' })]).toEqual([[id], []])
    repository.closeInterrupted()
    expect(ids({ search: 'mary' })).toEqual([id])
  })
})

describe('a search', () => {
  function filled() {
    const made = searchSetup()
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
    const find = (search: string, changes = {}) => made.ids({ search, ...changes })
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
    const { find, id, page } = filled()
    expect(find('smith', { limit: 2 })).toEqual([id.whole, id.marySmithson])
    expect(page({ search: 'smith', limit: 2 }).hasMore).toBe(true)
    expect(find('smith', { before: id.marySmithson })).toEqual([id.smith])
  })

  it('keeps to the filters beside it', () => {
    const { repository, find, id } = filled()
    repository.raiseStatus(id.smith, 'Completed', noon)
    expect(find('smith', { states: ['submitted'] })).toEqual([id.smith])
    expect(find('smith', { states: ['not-opened'] })).toEqual([id.whole, id.marySmithson])
    expect(find('smith', { from: noon.getTime() + 1 })).toEqual([])
    expect(find('smith', { to: noon.getTime() })).toEqual([])
  })
})

describe('a search by whole values and short names', () => {
  it('finds the invites that hold a whole value, and not those that hold it as a part', () => {
    const { repository, ids } = searchSetup()
    const of = (email: string, phone: string, reference: string) =>
      issue(repository, {
        draft: draft({ email, customerContext: { preferredContactNumber: phone } }),
        reference,
      })
    const mary = of('mary@example.com', '+61 491570006', 'MATTER-2026')
    const rosemary = of('rosemary@example.com', '+44 61491570006', 'MATTER-20261')
    expect(ids({ search: 'Mary@Example.com' })).toEqual([mary])
    expect(ids({ search: 'mary@example.co' })).toEqual([rosemary, mary])
    expect(ids({ search: '0491 570 006' })).toEqual([mary])
    expect(ids({ search: 'matter-2026' })).toEqual([mary])
    expect(ids({ search: 'matter-202' })).toEqual([rosemary, mary])
    expect(ids({ search: 'Mary@Example.com', states: ['submitted'] })).toEqual([])
  })

  it('finds names of one and two letters, and letters beyond the basic plane', () => {
    const { repository, ids } = searchSetup()
    const ng = issue(repository, named('Li', 'Ng'))
    const liming = issue(repository, named('李明', '王'))
    const rare = issue(repository, named('𠮷田', '𠮷'))
    expect(ids({ search: 'Ng' })).toEqual([ng])
    expect(ids({ search: 'li ng' })).toEqual([ng])
    expect(ids({ search: '李明' })).toEqual([liming])
    expect(ids({ search: '明' })).toEqual([liming])
    expect(ids({ search: '𠮷' })).toEqual([rare])
    expect(ids({ search: '𠮷田' })).toEqual([rare])
  })

  it('takes no part across two words, and a pasted paragraph as calmly as a word', () => {
    const { repository, ids } = searchSetup()
    const long = 'abcdefghij'.repeat(6)
    const id = issue(repository, {
      draft: draft({ email: `${long}@example.com`, customerContext: { fullName: 'Smith Thatch' } }),
    })
    expect(ids({ search: 'smiththatch' })).toEqual([])
    expect(ids({ search: 'ithatch' })).toEqual([])
    expect(ids({ search: long.slice(0, 50) })).toEqual([id])
    expect(ids({ search: `${long.slice(0, 50)}x` })).toEqual([])
  })

  it('is as a look at every row would have it, 5,000 times', () => {
    const { database, repository, ids } = searchSetup()
    const random = seededRandom(20261127)
    const pick = <Item>(items: readonly Item[]): Item => {
      const item = items[Math.floor(random() * items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    }
    const names = [
      'Mary',
      'Zoë',
      'Ng',
      'Li',
      '李明',
      'O’Brien',
      'Smith-Jones',
      'Đặng',
      'محمد',
      'Wu',
    ]
    database.transaction(() => {
      for (let made = 0; made < 400; made += 1) {
        const digits = String(Math.floor(random() * 1e8)).padStart(8, '0')
        issue(repository, {
          environment: pick(['practice', 'practice', 'staging']),
          draft: draft({
            email: `${pick(['mary', 'zoe', 'li', 'ng'])}.${made % 50}@example.${pick(['com', 'org'])}`,
            customerContext: {
              firstName: pick(names),
              familyName: pick(names),
              ...(random() < 0.7 ? { preferredContactNumber: `+61 4${digits}` } : {}),
            },
          }),
          reference: pick([
            `CASE-${digits}`,
            'case 7 north',
            `0042 ${digits}`,
            `Matter/${made % 9}`,
          ]),
        })
      }
    })()
    const rows = inviteRow
      .array()
      .parse(
        database
          .prepare("SELECT * FROM invite WHERE environment = 'practice' ORDER BY id DESC")
          .all(),
      )
    const texts = new Map(rows.map((row) => [row.id, searchText(row)]))
    const values = rows.flatMap((row) => [
      row.email,
      row.phone ?? '',
      row.reference,
      row.tracking_reference ?? '',
    ])
    const part = (text: string) => {
      const letters = [...text]
      const from = Math.floor(random() * letters.length)
      return letters.slice(from, from + 1 + Math.floor(random() * 8)).join('')
    }
    const wrong: string[] = []
    for (let asked = 0; asked < 5000; asked += 1) {
      const search = pick([
        () => part(pick([...texts.values()])),
        () => `${part(pick(names))} ${part(pick(values))}`,
        () => pick(values),
        () => pick(names).slice(0, 1 + Math.floor(random() * 3)),
      ])()
      const { words, whole } = readSearch(search)
      const byWords = () =>
        rows.filter(
          ({ id }) =>
            (words.length > 0 || search.trim() === '') &&
            words.every((word) => texts.get(id)?.includes(word)),
        )
      const exact = whole ? rows.filter((row) => holds(row, whole)) : []
      const expected = (exact.length > 0 ? exact : byWords()).map(({ id }) => id).slice(0, 100)
      if (JSON.stringify(ids({ search, limit: 100 })) !== JSON.stringify(expected))
        wrong.push(search)
    }
    expect(wrong).toEqual([])
  })
})

function holds(row: InviteRow, { column, value }: WholeValue): boolean {
  const kept = column === 'phone' ? row.phone?.replace(/[+ ]/gu, '') : row[column]
  return kept?.toLowerCase() === value.toLowerCase()
}

describe('the filters', () => {
  const failures = [
    ['not-sent', 'unsent', 'offline'],
    ['refused', 'refused', 'refused'],
    ['no-answer', 'unknown', 'no-answer'],
  ] as const

  it('find each state, alone and together', () => {
    const { repository, ids } = searchSetup()
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
    const find = (states: InviteState[]) => ids({ states }, 'practice')
    for (const [state, id] of byState) expect(find([state])).toEqual([id])
    expect(find([...byState.keys()])).toEqual([...byState.values()].reverse())
    expect(find([])).toEqual([])
  })

  it('find a time, of an invite made with a clock that went back as well', () => {
    const { repository, ids } = searchSetup()
    const at = (day: number) => issue(repository, { createdAt: new Date(2026, 9, day) })
    const [first, second, third] = [at(5), at(9), at(5)]
    const on = (day: number) =>
      ids({
        from: new Date(2026, 9, day).getTime(),
        to: new Date(2026, 9, day + 1).getTime(),
      })
    expect(on(5)).toEqual([first])
    // No invite counts as older than one that was made before it.
    expect(on(9)).toEqual([third, second])
    expect(on(10)).toEqual([])
  })

  it('find whom to ask before they leave: each person once, and nobody who is done', () => {
    const { repository, ids } = searchSetup()
    const of = (email: string) => ({ draft: draft({ email }) })
    issue(repository, { ...of('yesterday@example.com'), createdAt: justBefore })
    issue(repository, of('twice@example.com'))
    const again = issue(repository, of('Twice@example.com'))
    issue(repository, of('done@example.com'))
    repository.raiseStatus(issue(repository, of('done@example.com')), 'Completed', noon)
    expect(ids({ onlyUnfinishedToday: true })).toEqual([again])
  })
})

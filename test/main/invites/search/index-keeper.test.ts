import { describe, expect, it } from 'vitest'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { firstIdOf, stretchesOn } from '../../../../main/invites/search/gram-members.ts'
import { createIndexKeeper } from '../../../../main/invites/search/index-keeper.ts'
import { issue } from '../../../builders/attempt.ts'
import { goOnAt } from '../../../builders/go-on-at.ts'
import { draft } from '../../../builders/invite-draft.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'

const [beyond = 0] = stretchesOn(1)

/** Invites in the first, second and last stretch of a shelf, and one beyond it. */
function bench() {
  const database = tempDatabase()
  const repository = createInviteRepository(database)
  const ids = [1, firstIdOf(1), firstIdOf(beyond - 1), firstIdOf(beyond)].flatMap((id, at) => {
    goOnAt(database, id)
    const email = (name: string) => ({ draft: draft({ email: `${name}${at}@example.com` }) })
    return [issue(repository, email('mary')), issue(repository, email('zoe'))]
  })
  return { database, keeper: createIndexKeeper(database), ids }
}

type Bench = ReturnType<typeof bench>

/** Every set of the index, and how many of them stand on a shared shelf. */
function indexOf({ database }: Pick<Bench, 'database'>) {
  const all = (sql: string) => database.prepare(sql).pluck().all() as string[]
  return {
    sets: all(
      "SELECT stretch || ' ' || gram || ' ' || hex(members) AS name FROM search_set ORDER BY 1",
    ),
    shelved: all('SELECT gram FROM search_set WHERE shelf >= 0').length,
    stretches: all('SELECT DISTINCT stretch FROM search_set ORDER BY stretch').map(Number),
  }
}

/** Indexes everything and fills the shelf; `half`: until a crash. */
function catchUp(made: Bench, part: 'half' | 'all' = 'all') {
  for (const _ of made.keeper.catchUp({ leave: 0 })) {
    if (part === 'half' && indexOf(made).shelved > indexOf(made).sets.length / 2) break
  }
}

const ofOldStretches = ({ sets }: ReturnType<typeof indexOf>) =>
  sets.filter((set) => !set.startsWith(`${beyond} `)).length

describe('the index of old invites', () => {
  it('is moved to a shared shelf, and nothing of it changes', () => {
    const made = bench()
    catchUp(made, 'half')
    const before = indexOf(made)
    catchUp(made)
    const after = indexOf(made)
    expect(after.sets).toEqual(before.sets)
    expect(before.shelved).toBeLessThan(after.shelved)
    expect(after.shelved).toBe(ofOldStretches(after))
  })

  it('is moved on from where a start before this one came to', () => {
    const made = bench()
    catchUp(made, 'half')
    const half = indexOf(made)
    const next = { ...made, keeper: createIndexKeeper(made.database) }
    catchUp(next)
    expect(indexOf(next).sets).toEqual(half.sets)
    expect(half.shelved).toBeLessThan(ofOldStretches(half))
    expect(indexOf(next).shelved).toBe(ofOldStretches(half))
  })

  it('waits for the last stretch of its shelf', () => {
    const made = bench()
    made.database.prepare('DELETE FROM invite WHERE id >= ?').run(firstIdOf(beyond))
    catchUp(made)
    expect(indexOf(made).shelved).toBe(0)
  })
})

describe.each(['half', 'all'] as const)('what is deleted when the shelf holds %s', (part) => {
  it('leaves no trace in it: one of several', () => {
    const made = bench()
    catchUp(made, part)
    const going = made.ids.filter((_, at) => at % 2 === 0)
    for (const _ of made.keeper.destroy(going));
    catchUp(made)
    expect(indexOf(made).sets).toEqual(indexMadeAnew(made).sets)
  })

  it('leaves no trace in it: a whole stretch', () => {
    const made = bench()
    catchUp(made, part)
    for (const _ of made.keeper.destroyStretch(1));
    catchUp(made)
    expect(indexOf(made).stretches).not.toContain(1)
    expect(indexOf(made).sets).toEqual(indexMadeAnew(made).sets)
  })
})

it('a stretch of which little is left is deleted in steps no longer than another’s', () => {
  const made = bench()
  const { database, keeper } = made
  const fill = database.prepare(
    "INSERT INTO search_set (shelf, gram, stretch, members) VALUES (0, ?, ?, x'05')",
  )
  catchUp(made)
  database.transaction(() => {
    for (let gram = 0; gram < 3000; gram += 1) fill.run(`g${gram}`, 2)
    fill.run('g2999', 3)
  })()
  const steps = [...keeper.destroyStretch(3)].length
  expect(indexOf(made).stretches).not.toContain(3)
  // By the sets that were gone over: a single step would have been over all of them.
  expect(steps).toBeGreaterThan(3000 / 1000)
})

/** As if the invites that are left had been the only ones ever. */
function indexMadeAnew({ database, keeper }: Bench) {
  database.exec(
    'DELETE FROM search_set; DELETE FROM search_stretch; UPDATE search_progress SET indexed_to = 0, shelved = 0',
  )
  for (const _ of keeper.catchUp({ leave: 0 }));
  return indexOf({ database })
}

import type Database from 'better-sqlite3'
import { z } from 'zod'
import { textFields, typedDraft } from '#contract'

/** The local day: 2026-12-24. */
export function dayOf(at: Date): string {
  const digits = (count: number) => String(count).padStart(2, '0')
  return `${at.getFullYear()}-${digits(at.getMonth() + 1)}-${digits(at.getDate())}`
}

/** Somebody whom a list names, as they fill the form. */
const listedCustomer = z.object({
  minute: z.int().nullable(),
  typed: typedDraft,
  /** What of the list does not fit into the form. */
  leftOut: z.array(z.enum(textFields)),
})
export type ListedCustomer = z.infer<typeof listedCustomer>

const state = z.enum(['expected', 'invited', 'removed'])
type State = z.infer<typeof state>
const row = listedCustomer.extend({ id: z.int(), list: z.string(), state })
export type ExpectedRow = z.infer<typeof row>

export type ExpectedRepository = ReturnType<typeof createExpectedRepository>

/** Who is expected today, by the lists of today. What is of another day is deleted. */
export function createExpectedRepository(database: Database.Database, now: () => Date) {
  const select = database.prepare(
    `SELECT id, minute, typed, left_out AS leftOut, list, state FROM expected WHERE day = ?
     ORDER BY minute IS NULL, minute, id`,
  )
  const insert = database.prepare(
    `INSERT INTO expected (day, minute, typed, left_out, list, state)
     VALUES (@day, @minute, @typed, @leftOut, @list, @state)`,
  )
  const update = database.prepare('UPDATE expected SET state = @state WHERE id = @id')
  const deleteList = database.prepare('DELETE FROM expected WHERE list = ?')
  const deleteOthers = database.prepare('DELETE FROM expected WHERE day <> ?')
  const anyOther = database.prepare('SELECT EXISTS (SELECT 1 FROM expected WHERE day <> ?)').pluck()
  const deleteAll = database.prepare('DELETE FROM expected')

  const read = (): ExpectedRow[] =>
    z
      .array(z.object({ typed: z.string(), leftOut: z.string() }).loose())
      .parse(select.all(dayOf(now())))
      .map(({ typed, leftOut, ...others }) =>
        row.parse({ ...others, typed: JSON.parse(typed), leftOut: JSON.parse(leftOut) }),
      )

  return {
    read,
    /**
     * Puts a list in the place of the one of its name: whoever had their invite, or was taken off, stays so. Who
     * stands in another list too is one person. Answers how many are expected by it.
     */
    replaceList: database.transaction(
      (list: string, customers: readonly ListedCustomer[]): number => {
        const before = read()
        const states = new Map<string, State[]>()
        for (const known of before.filter((one) => one.list === list)) {
          const key = personOf(known)
          states.set(key, [...(states.get(key) ?? []), known.state])
        }
        const elsewhere = new Set(
          before.filter((one) => one.list !== list).map((one) => visitOf(one)),
        )
        deleteList.run(list)
        const listed = customers.filter((one) => !elsewhere.has(visitOf(one)))
        for (const { minute, typed, leftOut } of listed) {
          const known = states.get(personOf({ typed }))?.shift() ?? 'expected'
          insert.run({
            day: dayOf(now()),
            minute,
            typed: JSON.stringify(typed),
            leftOut: JSON.stringify(leftOut),
            list,
            state: known,
          })
        }
        return listed.length
      },
    ),
    setState: (id: number, next: State): boolean => update.run({ id, state: next }).changes > 0,
    /** Asked at every waking, also while something is being read, when SQLite takes no writing: there is mostly none. */
    deleteOtherDays: (): boolean => {
      const today = dayOf(now())
      return anyOther.get(today) === 1 && deleteOthers.run(today).changes > 0
    },
    deleteAll: (): void => void deleteAll.run(),
  }
}

/** Who it is, by what tells people apart best. */
function personOf({ typed }: Pick<ListedCustomer, 'typed'>): string {
  const { email, phone, fullName, firstName, familyName, reference } = typed
  const named = [fullName, firstName, familyName, reference].join(' ')
  return (email || phone.replace(/\D/gu, '') || named).toLowerCase()
}

const visitOf = (one: Pick<ListedCustomer, 'typed' | 'minute'>) => `${one.minute} ${personOf(one)}`

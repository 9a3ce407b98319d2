import { createHash, randomBytes } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { RegisterCheck, RegisterKind, Settings } from '#contract'
import { nameOf } from '../database/invite-row.ts'
import { staffAtDesk } from '../database/staff-at-desk.ts'

export type RegisterRules = Pick<Settings, 'keepsRegister' | 'registersNames'>

/** What an entry says without naming anybody. Its hash is of this text, as it is written. */
const entryContent = z.strictObject({
  at: z.int(),
  environment: z.string().nullable(),
  /** Of one that says what was forgotten: the entries whose personal text is gone from then on, rightly. */
  forgotten: z.array(z.int()).optional(),
  kind: z.string(),
  /** The version of the privacy notice that the customer was shown last; nothing before that. */
  notice: z.string().nullable(),
  number: z.int(),
  /** The hash of what may be personal: that can be removed one day, and the chain still holds. */
  personal: z.string().nullable(),
  /** The hash of the entry before. */
  previous: z.string(),
  staff: z.string().nullable(),
  tracking: z.string().nullable(),
})
type EntryContent = z.infer<typeof entryContent>

const entryRow = z.object({
  number: z.int(),
  at: z.int(),
  content: z.string(),
  hash: z.string(),
  personal: z.string().nullable(),
})
const headRow = z.object({
  before_number: z.int(),
  before_hash: z.string(),
  last_number: z.int(),
  last_hash: z.string(),
})
const subjectRow = z.object({
  environment: z.string(),
  reference: z.string(),
  tracking_reference: z.string(),
  first_name: z.string().nullable(),
  middle_name: z.string().nullable(),
  family_name: z.string().nullable(),
  full_name: z.string().nullable(),
  staff: z.string().nullable(),
  notice: z.string().nullable(),
})

/** What customers and VerifiMe do, whoever is at the desk. */
const notStaffs: ReadonlySet<RegisterKind> = new Set(['started', 'submitted', 'result-delivered'])

/** So many are checked before others get their turn: a few milliseconds. */
const checkedAtOnce = 500
const namedAtOnce = 2000

/**
 * What remains of each invite for as long as the organisation must be able to show that it asked: who made it when,
 * its references, and how far it came. Each entry holds the hash of the one before; the head, kept apart, says where
 * the chain begins and ends.
 */
export function createRegister(database: Database.Database, rules: () => RegisterRules) {
  const statements = prepare(database)
  const head = () => headOf(statements)

  /** Is to be called in the transaction that writes what it tells of. */
  function add(inviteId: number, kind: RegisterKind, at: Date): void {
    const { keepsRegister, registersNames } = rules()
    if (!keepsRegister) return
    const subject = subjectRow.parse(statements.subject.get(inviteId))
    const name = registersNames ? nameOf(subject) : ''
    const personal = JSON.stringify({
      ...(name === '' ? {} : { name }),
      reference: subject.reference,
      // Without it a short reference could be guessed from its hash after it was removed.
      salt: randomBytes(16).toString('base64'),
    })
    append(personal, {
      at: at.getTime(),
      environment: subject.environment,
      kind,
      notice: subject.notice,
      staff: notStaffs.has(kind) ? null : subject.staff,
      tracking: subject.tracking_reference,
    })
  }

  function append(
    personal: string | null,
    said: Omit<EntryContent, 'number' | 'previous' | 'personal'>,
  ): void {
    const { last_number: last, last_hash: previous } = head()
    const number = last + 1
    const entry = { ...said, number, previous, personal: personal && hashOf(personal) }
    const content = canonical(entry)
    const hash = hashOf(content)
    statements.insert.run({ number, at: said.at, content, hash, personal })
    statements.moveEnd.run({ number, hash })
  }

  /**
   * Takes name and reference out of the entries of these invites. That it was done, and to which entries, is an entry
   * of its own: whatever else lacks them was tampered with. Answers to how many; to be called in a transaction.
   */
  function forget(tracking: readonly string[], at: Date): number {
    const forgotten = numbers.parse(statements.ofInvites.all(JSON.stringify(tracking)))
    if (forgotten.length === 0) return 0
    for (const number of forgotten) statements.forget.run(number)
    const staff = z.string().nullable().parse(statements.staff.get())
    const nobodys = { environment: null, notice: null, tracking: null }
    append(null, { ...nobodys, at: at.getTime(), kind: 'forgotten', forgotten, staff })
    return forgotten.length
  }

  return {
    add,
    check: () => checkChain(statements),
    forget,
    entriesOf: (tracking: string) => ofInviteRows.parse(statements.ofInvite.all(tracking)),
    /** Who is named by some of the entries behind that one, and where the next ones begin, if there are any. */
    named: (after: number) => {
      const { before_number: before, last_number: last } = head()
      const from = Math.max(after, before)
      const to = from + namedAtOnce
      const people = namedRows.parse(statements.named.all({ after: from, to }))
      return { people, ...(to < last ? { next: to } : {}) }
    },
    isAnyBefore: (cutoff: Date): boolean => statements.anyBefore.get(cutoff.getTime()) === 1,
    /** In one piece from the first on: an entry behind a younger one waits for that. Answers how many went. */
    deleteBefore: database.transaction((cutoff: Date, limit: number): number => {
      const last = lastOld.parse(statements.lastOld.get({ cutoff: cutoff.getTime(), limit }))
      if (!last) return 0
      statements.moveStart.run(last)
      return statements.deleteTo.run(last.number).changes
    }),
  }
}

const entryRows = z.array(entryRow)
const numbers = z.array(z.int())
const namedRows = z.array(
  z.object({
    at: z.int(),
    tracking: z.string(),
    name: z.string().nullable(),
    reference: z.string(),
  }),
)
const ofInviteRows = z.array(
  z.object({
    at: z.int(),
    kind: z.string(),
    staff: z.string().nullable(),
    name: z.string().nullable(),
    reference: z.string().nullable(),
  }),
)
const lastOld = z.object({ number: z.int(), hash: z.string() }).optional()

type Statements = ReturnType<typeof prepare>

const headOf = ({ head }: Statements) => headRow.parse(head.get())

/** From the first to what is the last one now. What comes meanwhile is not looked at. */
async function checkChain(statements: Statements): Promise<RegisterCheck> {
  const { before_number, before_hash, last_number, last_hash } = headOf(statements)
  const seen: Seen = { lacking: new Set(), forgotten: new Set() }
  let at: Place = { number: before_number, hash: before_hash }
  while (at.number < last_number) {
    const page = { after: at.number, last: last_number, limit: checkedAtOnce }
    const rows = entryRows.parse(statements.page.all(page))
    const end = follow(rows, at, seen)
    if ('what' in end) {
      // What was too old may have gone meanwhile: the chain begins elsewhere now.
      const isSame = headOf(statements).before_number === before_number
      return isSame ? { state: 'broken', ...end } : checkChain(statements)
    }
    at = end
    await othersTurn()
  }
  const [taken] = [...seen.lacking].filter((number) => !seen.forgotten.has(number))
  if (taken !== undefined) {
    // It may have been forgotten meanwhile, which is said beyond what was looked at.
    const isSame = headOf(statements).last_number === last_number
    return isSame ? { state: 'broken', number: taken, what: 'changed' } : checkChain(statements)
  }
  if (at.hash !== last_hash || statements.beyond.get() === 1) {
    return { state: 'broken', number: at.number, what: 'changed' }
  }
  const count = last_number - before_number
  return {
    state: 'whole',
    count,
    ...(count > 0 ? { lastHash: last_hash } : {}),
    ...(seen.lacking.size > 0 ? { forgotten: seen.lacking.size } : {}),
  }
}

/** Which entries lack what was personal in them, and which of them may. */
interface Seen {
  lacking: Set<number>
  forgotten: Set<number>
}

/** JSON with its members in the order of their names: what is the same is written the same. */
function canonical(entry: EntryContent): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Where the chain has been followed to. */
interface Place {
  number: number
  hash: string
}
type Break = Omit<Extract<RegisterCheck, { state: 'broken' }>, 'state'>

/** Follows it through these entries, as far as they are the next ones and as they were written. */
function follow(rows: z.infer<typeof entryRows>, from: Place, seen: Seen): Place | Break {
  let at = from
  for (const row of rows) {
    if (row.number !== at.number + 1) break
    const said = trueContent(row, at.hash)
    if (!said) return { number: row.number, what: 'changed' }
    if (row.personal === null && said.personal !== null) seen.lacking.add(row.number)
    for (const one of said.forgotten ?? []) seen.forgotten.add(one)
    at = row
  }
  const isAll = at.number === rows.at(-1)?.number
  return isAll ? at : { number: at.number + 1, what: 'missing' }
}

/** Nothing where it is not as it was written. */
function trueContent(
  { personal, ...row }: z.infer<typeof entryRow>,
  previous: string,
): EntryContent | undefined {
  const said = hashOf(row.content) === row.hash ? read(row.content) : undefined
  if (said?.number !== row.number || said.at !== row.at || said.previous !== previous) return
  const isWhole =
    personal === null || (said.personal !== null && hashOf(personal) === said.personal)
  return isWhole ? said : undefined
}

/** Nothing where it is no entry of ours. */
function read(content: string): EntryContent | undefined {
  try {
    return entryContent.parse(JSON.parse(content))
  } catch {
    return undefined
  }
}

function prepare(database: Database.Database) {
  const has = (query: string) => database.prepare(`SELECT EXISTS (${query})`).pluck()
  return {
    head: database.prepare('SELECT * FROM register_head WHERE id = 1'),
    subject: database.prepare(
      `SELECT environment, reference, tracking_reference, first_name, middle_name, family_name,
         full_name, ${staffAtDesk} AS staff,
         (SELECT notice FROM invite_event WHERE invite_id = invite.id AND notice IS NOT NULL
            ORDER BY at DESC LIMIT 1) AS notice
       FROM invite WHERE id = ?`,
    ),
    insert: database.prepare(
      `INSERT INTO register_entry (number, at, content, hash, personal)
       VALUES (@number, @at, @content, @hash, @personal)`,
    ),
    moveEnd: database.prepare(
      'UPDATE register_head SET last_number = @number, last_hash = @hash WHERE id = 1',
    ),
    page: database.prepare(
      `SELECT number, at, content, hash, personal FROM register_entry
       WHERE number > @after AND number <= @last ORDER BY number LIMIT @limit`,
    ),
    beyond: has(
      'SELECT 1 FROM register_entry WHERE number > (SELECT last_number FROM register_head)',
    ),
    // The first: those behind it wait for it.
    ofInvites: database
      .prepare(
        `SELECT number FROM register_entry INDEXED BY register_entry_tracking
         WHERE iif(json_valid(content), content ->> 'tracking', NULL)
             IN (SELECT value FROM json_each(?))
           AND personal IS NOT NULL
         ORDER BY number`,
      )
      .pluck(),
    ofInvite: database.prepare(
      `SELECT at, content ->> 'kind' AS kind, content ->> 'staff' AS staff,
         personal ->> 'name' AS name, personal ->> 'reference' AS reference
       FROM register_entry INDEXED BY register_entry_tracking
       WHERE iif(json_valid(content), content ->> 'tracking', NULL) = ? ORDER BY number`,
    ),
    forget: database.prepare('UPDATE register_entry SET personal = NULL WHERE number = ?'),
    staff: database.prepare(`SELECT ${staffAtDesk}`).pluck(),
    named: database.prepare(
      `SELECT at, content ->> 'tracking' AS tracking, personal ->> 'name' AS name,
         personal ->> 'reference' AS reference
       FROM register_entry
       WHERE number > @after AND number <= @to AND personal IS NOT NULL AND json_valid(content)
       ORDER BY number`,
    ),
    anyBefore: has(
      'SELECT 1 FROM (SELECT at FROM register_entry ORDER BY number LIMIT 1) WHERE at < ?',
    ),
    lastOld: database.prepare(
      `SELECT number, hash FROM (SELECT number, hash FROM register_entry
         WHERE number < coalesce((SELECT number FROM register_entry WHERE at >= @cutoff
           ORDER BY number LIMIT 1), 9e15)
         ORDER BY number LIMIT @limit)
       ORDER BY number DESC LIMIT 1`,
    ),
    moveStart: database.prepare(
      'UPDATE register_head SET before_number = @number, before_hash = @hash WHERE id = 1',
    ),
    deleteTo: database.prepare('DELETE FROM register_entry WHERE number <= ?'),
  }
}

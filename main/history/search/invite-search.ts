import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { FoundInvites, InviteFilter, InviteQuery, InviteState } from '#contract'
import { type InviteRow, inviteColumns } from '../../database/invite-row.ts'
import { furtherThan } from '../../database/open-database.ts'
import { matchExpression } from './search-index.ts'
import { readSearch, type SearchQuery, type WholeValue } from './search-query.ts'

/**
 * The values of the column `state`: of an issued invite VerifiMe's status, that the result has arrived, or why nobody
 * waits for its customer any more; else how the attempt ended.
 */
const storedStates: Record<InviteState, string> = {
  'not-opened': 'Inactive',
  started: 'Active',
  submitted: 'Completed',
  'result-arrived': 'result',
  'not-sent': 'unsent',
  refused: 'refused',
  'no-answer': 'unknown',
  left: 'left',
  replaced: 'replaced',
}
const openStates = ['Inactive', 'Active']
const allStates = [...Object.values(storedStates), 'sending']

/** The history of one environment never shows another's. */
export interface SearchScope {
  environment: string
  startOfToday: Date
}

export interface RowPage {
  rows: InviteRow[]
  /** Whether older ones follow. */
  hasMore: boolean
}

/** A part of a statement: how the wanted invites are come by, before the filters narrow them. */
interface Source {
  from: string
  where: string
  /** The column that holds the invite's id; the source gives it in order. */
  id: string
  parameters: Record<string, string>
}

export type InviteSearch = ReturnType<typeof createInviteSearch>

/** The history, searched and filtered: newest first, whatever was asked for. */
export function createInviteSearch(database: Database.Database) {
  const prepare = statementCache(database)
  const idAt = database
    .prepare('SELECT id FROM invite WHERE created_at >= ? ORDER BY created_at, id LIMIT 1')
    .pluck()

  /** `created_at` never decreases with the id, so that a time is a place among the ids. */
  function firstIdFrom(time: number): number {
    return z.int().parse(idAt.get(time) ?? Number.MAX_SAFE_INTEGER)
  }

  /** Who types a whole value means the invites that hold it, and not others that hold it as a part. */
  function isKnown({ from, where, parameters }: Source, environment: string): boolean {
    const sql = `SELECT 1 FROM ${from} WHERE ${where} AND invite.environment = @environment LIMIT 1`
    return prepare(sql).get({ ...parameters, environment }) !== undefined
  }

  function sourceFor({ words, whole }: SearchQuery, environment: string): Source {
    const exact = whole && wholeSource(whole)
    return exact && isKnown(exact, environment) ? exact : wordSource(words)
  }

  /** A place among the ids for every time, and what today is. */
  function times(query: FoundInvites, startOfToday: Date) {
    const today = startOfToday.getTime()
    const from = query.onlyUnfinishedToday ? Math.max(query.from ?? 0, today) : query.from
    return {
      today,
      first: from === undefined ? 0 : firstIdFrom(from),
      end: Math.min(
        query.before ?? Number.MAX_SAFE_INTEGER,
        query.to === undefined ? Number.MAX_SAFE_INTEGER : firstIdFrom(query.to),
      ),
    }
  }

  function select(query: FoundInvites, { environment, startOfToday }: SearchScope) {
    const typed = readSearch(query.search ?? '')
    const source = sourceFor(typed, environment)
    // What holds no letter and no digit finds nothing: left out, it would find every invite.
    const isUnreadable = typed.words.length === 0 && (query.search ?? '').trim() !== ''
    const states = isUnreadable ? [] : statesOf(query)
    const further = query.onlyUnfinishedToday ? `AND ${unfinished}` : ''
    const sql = source.where === '' ? byState(states, further) : bySource(source, states, further)
    const parameters = { environment, ...times(query, startOfToday), ...source.parameters }
    return { sql, parameters }
  }

  return {
    /** One call answers a whole page, unless there are no more. */
    page: (query: InviteQuery, scope: SearchScope): RowPage => {
      const { sql, parameters } = select(query, scope)
      const statement = prepare(`SELECT ${inviteColumns} ${sql}`)
      // Rows are not parsed here, because they are read at every key: `toInvite` of a row is what leaves.
      const rows = statement.all({ ...parameters, limit: query.limit + 1 }) as InviteRow[]
      const hasMore = rows.length > query.limit
      const page = hasMore ? rows.slice(0, query.limit) : rows
      const last = page.at(-1)
      if (hasMore && last && query.before !== undefined) furtherThan(-query.before, -last.id)
      return { rows: page, hasMore }
    },
    /** How many are found, counted up to `limit`. */
    count: (found: FoundInvites, scope: SearchScope, limit: number): number => {
      const { sql, parameters } = select(found, scope)
      const statement = prepare(`SELECT count(*) AS count FROM (SELECT invite.id ${sql})`)
      return z.object({ count: z.int() }).parse(statement.get({ ...parameters, limit })).count
    },
  }
}

function statementCache(database: Database.Database) {
  const statements = new Map<string, Database.Statement>()
  return (sql: string): Database.Statement => {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
}

function statesOf(query: InviteFilter): string[] {
  const states = query.states?.map((state) => storedStates[state]) ?? allStates
  return query.onlyUnfinishedToday ? states.filter((state) => openStates.includes(state)) : states
}

/** Each address once, by its newest invite, and nobody who submitted today through another one. */
const unfinished = `NOT EXISTS (
  SELECT 1 FROM invite AS other INDEXED BY invite_email
  WHERE other.environment = invite.environment AND other.email = invite.email COLLATE NOCASE
    AND other.created_at >= @today AND (other.state IN ('Completed', 'result')
      OR other.id > invite.id AND other.state IN ('Inactive', 'Active')))`

/** The newest of each state, which an index gives in order; then the newest of them all. */
function byState(states: readonly string[], further: string): string {
  const newest = states.map(
    (state) => `SELECT * FROM (
      SELECT id FROM invite INDEXED BY invite_state
      WHERE environment = @environment AND state = '${state}' AND id >= @first AND id < @end ${further}
      ORDER BY id DESC LIMIT @limit)`,
  )
  const ids = newest.length === 0 ? 'SELECT NULL' : newest.join(' UNION ALL ')
  return `FROM invite WHERE invite.id IN (${ids}) ORDER BY invite.id DESC LIMIT @limit`
}

function bySource({ from, where, id }: Source, states: readonly string[], further: string): string {
  const wanted = states.map((state) => `'${state}'`).join(', ')
  return `FROM ${from} WHERE ${where} AND ${id} >= @first AND ${id} < @end
      AND invite.environment = @environment AND invite.state IN (${wanted}) ${further}
    ORDER BY ${id} DESC LIMIT @limit`
}

/** An index for each. Its expression is the index's own, to the letter. */
const wholeColumns: Record<WholeValue['column'], string> = {
  // VerifiMe writes it in small letters; one in capitals is found as well.
  tracking_reference: 'invite.tracking_reference IN (@whole, upper(@whole))',
  email: 'invite.email = @whole COLLATE NOCASE',
  phone: "invite.phone IS NOT NULL AND replace(replace(invite.phone, '+', ''), ' ', '') = @whole",
  reference: 'invite.reference = @whole COLLATE NOCASE',
}

function wholeSource({ column, value }: WholeValue): Source {
  const where = wholeColumns[column]
  return { from: 'invite', where, id: 'invite.id', parameters: { whole: value } }
}

/** From the index to the rows, which the planner would sometimes do the other way round. */
function wordSource(words: readonly string[]): Source {
  return {
    from: 'invite_search CROSS JOIN invite ON invite.id = invite_search.rowid',
    where: words.length === 0 ? '' : 'invite_search MATCH @words',
    id: 'invite_search.rowid',
    parameters: words.length === 0 ? {} : { words: matchExpression(words) },
  }
}

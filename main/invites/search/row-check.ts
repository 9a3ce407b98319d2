import type Database from 'better-sqlite3'
import type { InviteFilter, InviteState } from '#contract'
import type { InviteRow } from '../invite-row.ts'
import { holdsAll, searchText } from './search-text.ts'

/** The values of the column `state`: VerifiMe's status of an issued invite, else how the attempt ended. */
const storedStates: Record<InviteState, string> = {
  'not-opened': 'Inactive',
  started: 'Active',
  submitted: 'Completed',
  'not-sent': 'unsent',
  refused: 'refused',
  'no-answer': 'unknown',
}
const openStates: readonly string[] = [storedStates['not-opened'], storedStates.started]
const allStates: readonly string[] = [...Object.values(storedStates), 'sending']

/** A filter in the database's own terms. */
export interface Wanted {
  environment: string
  states: readonly string[]
  /** Made from this time on, and before that one; infinite when no such bound was given. */
  from: number
  to: number
  words: readonly string[]
  /** When today began, if one invite a person is wanted, and none of those who are done. */
  unfinishedSince: number | undefined
}

interface Asked {
  environment: string
  query: InviteFilter
  startOfToday: Date
  words: readonly string[]
}

export function wantedBy({ environment, query, startOfToday, words }: Asked): Wanted {
  const today = startOfToday.getTime()
  // What holds no letter and no digit finds nothing: left out, it would find every invite.
  const isUnreadable = words.length === 0 && (query.search ?? '').trim() !== ''
  const isOpenOnly = query.onlyOpenToday || query.onlyUnfinishedToday
  const states = isUnreadable
    ? []
    : (query.states?.map((state) => storedStates[state]) ?? allStates)
  const from = query.from ?? -Infinity
  return {
    environment,
    words,
    states: isOpenOnly ? states.filter((state) => openStates.includes(state)) : states,
    from: isOpenOnly ? Math.max(from, today) : from,
    to: query.to ?? Infinity,
    unfinishedSince: query.onlyUnfinishedToday ? today : undefined,
  }
}

/** Whether there is more to compare than words. */
export const isNarrowed = ({ states, from, to }: Wanted): boolean =>
  states.length < allStates.length || from > -Infinity || to < Infinity

export type RowCheck = ReturnType<typeof createRowCheck>

/** Whether a row is wanted: what no index can say, and what an index said too roughly. */
export function createRowCheck(database: Database.Database) {
  const laterOrDone = database
    .prepare(
      `SELECT 1 FROM invite INDEXED BY invite_email
       WHERE environment = @environment AND email = @email COLLATE NOCASE AND created_at >= @since
         AND (state = 'Completed' OR id > @id AND state IN ('Inactive', 'Active'))
       LIMIT 1`,
    )
    .pluck()

  function isUnfinished({ id, environment, email }: InviteRow, since: number): boolean {
    return laterOrDone.get({ id, environment, email, since }) === undefined
  }

  return (row: InviteRow, wanted: Wanted): boolean =>
    row.environment === wanted.environment &&
    row.created_at >= wanted.from &&
    row.created_at < wanted.to &&
    wanted.states.includes(row.status ?? row.outcome) &&
    (wanted.words.length === 0 || holdsAll(searchText(row), wanted.words)) &&
    (wanted.unfinishedSince === undefined || isUnfinished(row, wanted.unfinishedSince))
}

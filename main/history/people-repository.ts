import type Database from 'better-sqlite3'
import type { KnownPerson } from '#contract'
import { type InviteRow, inviteColumns, inviteRow, nameOf } from '../database/invite-row.ts'
import { fold, squeeze } from '../fold-text.ts'

/** How far back one address is looked at for details: far more visits than anybody makes in a month. */
const visitsRead = 20

export type PeopleRepository = ReturnType<typeof createPeopleRepository>

/** Customers who were here before, by their email address or phone number. */
export function createPeopleRepository(database: Database.Database) {
  const visits = database.prepare(
    `SELECT ${inviteColumns} FROM invite INDEXED BY invite_email
     WHERE environment = @environment AND email = @email COLLATE NOCASE AND removed_at IS NULL
       AND outcome = 'issued'
     ORDER BY id DESC LIMIT ${visitsRead}`,
  )
  const callers = database.prepare(
    `SELECT ${inviteColumns} FROM invite INDEXED BY invite_phone
     WHERE environment = @environment AND replace(replace(phone, '+', ''), ' ', '') = @digits
       AND phone IS NOT NULL AND removed_at IS NULL AND outcome = 'issued'
     ORDER BY id DESC LIMIT ${visitsRead}`,
  )
  return {
    /** The issued invites for exactly this number, as VerifiMe takes it, newest first. A family may share one. */
    callers: (environment: string, phone: string): InviteRow[] =>
      callers
        .all({ environment, digits: phone.replace(/\D/gu, '') })
        .map((row) => inviteRow.parse(row)),
    /** The issued invites for exactly this address, newest first: an attempt that failed was no visit. */
    visits: (environment: string, email: string): InviteRow[] =>
      visits.all({ environment, email }).map((row) => inviteRow.parse(row)),
  }
}

/** One person's visits, newest first, as a hint: of the newest one that still holds any details. */
export function toPerson(visits: readonly InviteRow[]): KnownPerson | undefined {
  const [last] = visits
  if (!last) return undefined
  const best = visits.find((row) => keptOf(row).some((kept) => kept !== 'reference')) ?? last
  const name = nameOf(best)
  return {
    inviteId: best.id,
    ...(name === '' ? {} : { name }),
    email: best.email,
    lastSeenAt: last.created_at,
    kept: keptOf(best),
  }
}

/** Whether this is the whole name that was given there, with or without the middle name, however accented. */
export function isCalled(row: InviteRow, typed: string): boolean {
  const wanted = plainName(typed)
  return wholeNamesOf(row).some((name) => plainName(name) === wanted)
}

/** A first name alone is anybody's. */
function wholeNamesOf(row: InviteRow): string[] {
  if (row.full_name !== null) return [row.full_name]
  if (row.first_name === null || row.family_name === null) return []
  return [nameOf(row), `${row.first_name} ${row.family_name}`]
}

/** As whole names are compared: nothing is left of one without letters and digits. */
export function plainName(name: string): string {
  return squeeze(fold(name.trim()))
}

function keptOf(row: InviteRow): KnownPerson['kept'] {
  const kept: KnownPerson['kept'] = []
  if (nameOf(row) !== '') kept.push('name')
  if (row.date_of_birth !== null) kept.push('dateOfBirth')
  if (row.phone !== null) kept.push('phone')
  if (row.address !== null) kept.push('address')
  if (row.reference_is_made_up === 0) kept.push('reference')
  return kept
}

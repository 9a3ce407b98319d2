import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type InviteRow, nameOf } from '../../database/invite-row.ts'
import { fold, squeeze } from '../../fold-text.ts'

/** Raise it when the folding, or what is searched, changes: it is then made anew at the next start. */
const indexVersion = 1

/**
 * The columns that are searched. None of them changes once an attempt has ended; what is deleted is handed to
 * FTS5 as it was written.
 */
const searchedColumns = [
  'first_name',
  'middle_name',
  'family_name',
  'full_name',
  'email',
  'phone',
  'reference',
  'tracking_reference',
] as const

export type SearchedRow = Pick<InviteRow, (typeof searchedColumns)[number]>

/**
 * Keeps the FTS5 table `invite_search` in step with the table `invite`, by triggers: it is written in the very
 * transaction that writes a row, and nobody who writes or deletes invites has to know of it. An invite enters
 * it when its attempt has ended, because only then its tracking reference is known. The triggers are temporary,
 * because `trusted_schema = OFF` keeps those of the file from calling a function of ours. To be called on each
 * opening.
 */
export function keepSearchIndex(database: Database.Database): void {
  const parts = (...columns: unknown[]) => searchParts(searchText(rowOf(columns)))
  database.function('search_parts', { deterministic: true, varargs: true }, parts)
  const of = (row: string) => `search_parts(${searchedColumns.map((name) => `${row}.${name}`)})`
  const add = `INSERT INTO invite_search (rowid, parts) VALUES (new.id, ${of('new')});`
  database.exec(`
    CREATE TEMP TRIGGER search_inserted AFTER INSERT ON main.invite
      WHEN new.outcome <> 'sending' BEGIN ${add} END;
    CREATE TEMP TRIGGER search_ended AFTER UPDATE OF outcome ON main.invite
      WHEN old.outcome = 'sending' AND new.outcome <> 'sending' BEGIN ${add} END;
    CREATE TEMP TRIGGER search_deleted AFTER DELETE ON main.invite WHEN old.outcome <> 'sending' BEGIN
      INSERT INTO invite_search (invite_search, rowid, parts) VALUES ('delete', old.id, ${of('old')});
    END;`)
  const version = database.prepare('SELECT version FROM search_version').pluck().get()
  if (version !== indexVersion) rebuild(database, of('invite'))
}

/** All or nothing; about a third of a millisecond for each invite. */
function rebuild(database: Database.Database, parts: string): void {
  database.transaction(() => {
    database.exec(`
      INSERT INTO invite_search (invite_search) VALUES ('delete-all');
      INSERT INTO invite_search (rowid, parts)
        SELECT id, ${parts} FROM invite WHERE outcome <> 'sending' ORDER BY id;`)
    database.prepare('UPDATE search_version SET version = ?').run(indexVersion)
  })()
}

const searchedValues = z.tuple([
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.string(),
  z.string().nullable(),
  z.string(),
  z.string().nullable(),
])

function rowOf(columns: readonly unknown[]): SearchedRow {
  const [first_name, middle_name, family_name, full_name, email, phone, reference, tracking] =
    searchedValues.parse(columns)
  return {
    ...{ first_name, middle_name, family_name, full_name },
    ...{ email, phone, reference, tracking_reference: tracking },
  }
}

/**
 * What a search looks into: `mary obrien maryexamplecom 61491570006 0491570006 0f8fad5b… case7`.
 * Words hold letters and digits alone; no hit spans a space.
 */
export function searchText(row: SearchedRow): string {
  const phone = row.phone ?? ''
  // As people write their own country's numbers; where they write no 0 before, nobody looks for one.
  const national = phone && `0${phone.slice(phone.indexOf(' ') + 1)}`
  const codes = `${phone.replace(' ', '')} ${national} ${row.tracking_reference ?? ''} ${row.reference}`
  const text = squeeze(fold(`${nameOf(row)} ${row.email} ${codes}`))
  return row.reference.includes(' ') ? `${text} ${withJoinedDigits(row.reference)}` : text
}

/** Typed again, `0042 17` may be the beginning of a phone number, and becomes one word. */
function withJoinedDigits(reference: string): string {
  return squeeze(fold(reference)).replace(/(?<=\d) +(?=\d)/gu, '')
}

/** Between two words, so that no run of trigrams goes from one to the next. Nobody asks for it. */
const wordEnd = 'wordend'

/**
 * The parts of a text that FTS5 takes for its words: every three letters in a row, in order, so that a run of
 * them is a longer part; and every one and two, once each, because names are as short (Ng, Li, 明). Letters are
 * code points.
 */
function searchParts(text: string): string {
  const trigrams: string[] = []
  const short = new Set<string>()
  for (const word of text.split(' ')) {
    const letters = [...word]
    for (const [at, letter] of letters.entries()) {
      const [second, third] = [letters[at + 1], letters[at + 2]]
      short.add(letter)
      if (second !== undefined) short.add(letter + second)
      if (third !== undefined) trigrams.push(letter + second + third)
    }
    trigrams.push(wordEnd)
  }
  return `${trigrams.join(' ')} ${[...short].join(' ')}`
}

/** What FTS5 is asked for so that a row holds all of the words. */
export function matchExpression(words: readonly string[]): string {
  return words.map(phraseOf).join(' ')
}

function phraseOf(word: string): string {
  const letters = [...word]
  if (letters.length < 3) return `"${word}"`
  return `"${letters
    .slice(0, -2)
    .map((_, at) => letters.slice(at, at + 3).join(''))
    .join(' ')}"`
}

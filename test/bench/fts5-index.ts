import type { Database } from '../../main/database/open-database.ts'
import { type InviteRow, inviteColumns } from '../../main/invites/invite-row.ts'
import { gramsOf, planSearch, searchText } from '../../main/invites/search/search-text.ts'

/**
 * The search as SQLite's own full-text index would do it, to be measured beside ours: the same text, folded
 * by the same code, as trigrams; and one and two letters, which trigrams cannot find, as words of a second
 * index. Contentless, because the text is in the rows; deleted by handing the old text in.
 */
export function createFts5Index(database: Database) {
  database.exec(`
    CREATE VIRTUAL TABLE IF NOT EXISTS fts5_trigram
      USING fts5(text, content='', columnsize=0, tokenize='trigram case_sensitive 1');
    CREATE VIRTUAL TABLE IF NOT EXISTS fts5_letters
      USING fts5(grams, content='', columnsize=0, detail=none, tokenize='unicode61 remove_diacritics 0');
    INSERT INTO fts5_trigram (fts5_trigram, rank) VALUES ('secure-delete', 1);
    INSERT INTO fts5_letters (fts5_letters, rank) VALUES ('secure-delete', 1);
  `)
  const statements = {
    addText: database.prepare('INSERT INTO fts5_trigram (rowid, text) VALUES (?, ?)'),
    addGrams: database.prepare('INSERT INTO fts5_letters (rowid, grams) VALUES (?, ?)'),
    removeText: database.prepare(
      "INSERT INTO fts5_trigram (fts5_trigram, rowid, text) VALUES ('delete', ?, ?)",
    ),
    removeGrams: database.prepare(
      "INSERT INTO fts5_letters (fts5_letters, rowid, grams) VALUES ('delete', ?, ?)",
    ),
    byText: searchStatement(database, ['fts5_trigram']),
    byGrams: searchStatement(database, ['fts5_letters']),
    byBoth: searchStatement(database, ['fts5_trigram', 'fts5_letters']),
  }

  return {
    add: (row: InviteRow): void => {
      const text = searchText(row)
      statements.addText.run(row.id, text)
      statements.addGrams.run(row.id, shortGrams(text))
    },
    remove: (row: InviteRow): void => {
      const text = searchText(row)
      statements.removeText.run(row.id, text)
      statements.removeGrams.run(row.id, shortGrams(text))
    },
    /** The newest invites of an environment that hold every word of what was typed. */
    search: (environment: string, typed: string, limit: number): InviteRow[] => {
      const plan = planSearch(typed)
      if (plan.kind !== 'words') throw new Error('A whole tracking reference needs no full text')
      const long = plan.words.filter((word) => word.length > 2).map(quoted)
      const short = plan.words.filter((word) => word.length <= 2).map(quoted)
      const asked = { environment, limit, long: long.join(' '), short: short.join(' ') }
      const { byText, byGrams, byBoth } = statements
      const statement = short.length === 0 ? byText : long.length === 0 ? byGrams : byBoth
      return statement.all(asked) as InviteRow[]
    },
  }
}

const quoted = (word: string) => `"${word}"`

/** Every single letter and every two in a row, as words. */
const shortGrams = (text: string) => [...gramsOf(text)].filter(({ length }) => length < 3).join(' ')

function searchStatement(database: Database, tables: readonly string[]) {
  const [first = ''] = tables
  const words = { fts5_trigram: '@long', fts5_letters: '@short' } as Record<string, string>
  const further = tables.slice(1).map((table) => `JOIN ${table} ON ${table}.rowid = ${first}.rowid`)
  const matches = tables.map((table) => `${table} MATCH ${words[table]}`).join(' AND ')
  return database.prepare(
    `SELECT ${inviteColumns} FROM ${first} ${further.join(' ')} JOIN invite ON invite.id = ${first}.rowid
     WHERE ${matches} AND environment = @environment AND removed_at IS NULL
     ORDER BY ${first}.rowid DESC LIMIT @limit`,
  )
}

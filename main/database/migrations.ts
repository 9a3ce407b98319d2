import type Database from 'better-sqlite3'
import { applicationId } from './open-database.ts'

/** Invites and what happened to them, the search's tables, the draft, settings and organisation codes. */
const first = `
CREATE TABLE invite (
  -- AUTOINCREMENT: an id is never used twice, so order by id is the order of making, whatever the clock did.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- In milliseconds since 1970, like every time here. Never before that of an invite with a smaller id.
  created_at INTEGER NOT NULL,
  environment TEXT NOT NULL CHECK (environment IN ('practice', 'staging', 'production', 'custom')),
  code_label TEXT NOT NULL,
  email TEXT NOT NULL,
  first_name TEXT,
  middle_name TEXT,
  family_name TEXT,
  full_name TEXT,
  date_of_birth TEXT,
  phone TEXT,
  address TEXT,
  -- When birth date and address were removed from this row.
  details_removed_at INTEGER,
  reference TEXT NOT NULL,
  -- 1 when the app made the reference up because staff left it empty.
  reference_is_made_up INTEGER NOT NULL CHECK (reference_is_made_up IN (0, 1)),
  -- 1 when staff put something personal into it, which then stays off the slip: judged when the invite is
  -- made, while everything about the customer is known.
  reference_is_personal INTEGER NOT NULL DEFAULT 0 CHECK (reference_is_personal IN (0, 1)),
  send_invitation_email INTEGER NOT NULL CHECK (send_invitation_email IN (0, 1)),
  -- What the customer is addressed in: on the display when the code is shown again, on paper.
  language TEXT,
  -- Who at the desk made it, as the list of staff called them then.
  created_by TEXT,
  -- The invite that this one was made from. No foreign key: the old one may go first, and its id is never
  -- used again.
  reissue_of INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('sending', 'issued', 'refused', 'unsent', 'unknown')),
  failure_code TEXT,
  answered_at INTEGER,
  tracking_reference TEXT UNIQUE,
  link TEXT,
  status TEXT CHECK (status IN ('Inactive', 'Active', 'Completed')),
  status_at INTEGER,
  shown_at INTEGER,
  -- Why nobody waits for this customer any more, although their details are not in.
  off_queue TEXT CHECK (off_queue IN ('left', 'replaced')),
  -- The invite that this one takes the place of, once it is issued.
  replaces INTEGER,
  -- The day on which staff want to look after it: 2026-12-24.
  due_on TEXT,
  -- One line of staff's about this visit: never sent, never on slips, gone after a day.
  note TEXT,
  noted_at INTEGER,
  -- When it was noted that VerifiMe's webhook has brought the result. Never what that is.
  result_at INTEGER,
  -- Out of sight since then, and deleted ten seconds later.
  removed_at INTEGER,
  state TEXT GENERATED ALWAYS AS (
    CASE WHEN removed_at IS NOT NULL THEN 'removed' WHEN outcome <> 'issued' THEN outcome
      WHEN result_at IS NOT NULL THEN 'result' WHEN status = 'Completed' THEN status ELSE coalesce(off_queue, status) END
  ) VIRTUAL,
  CHECK ((outcome = 'issued') = (tracking_reference IS NOT NULL)),
  CHECK ((outcome = 'issued') = (link IS NOT NULL)),
  CHECK ((outcome = 'issued') = (status IS NOT NULL))
) STRICT;
-- The list reads this one, with or without a filter.
CREATE INDEX invite_state ON invite (environment, state, id);
CREATE INDEX invite_created ON invite (created_at);
CREATE INDEX invite_open ON invite (environment, created_at) WHERE outcome = 'issued' AND status <> 'Completed';
CREATE INDEX invite_submitted ON invite (environment, status_at) WHERE status = 'Completed';
CREATE INDEX invite_due ON invite (environment, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX invite_sending ON invite (id) WHERE outcome = 'sending';
CREATE INDEX invite_reissue ON invite (reissue_of) WHERE reissue_of IS NOT NULL;
CREATE INDEX invite_removed ON invite (id) WHERE removed_at IS NOT NULL;
CREATE INDEX invite_noted ON invite (noted_at) WHERE noted_at IS NOT NULL;
CREATE INDEX invite_detailed ON invite (created_at) WHERE date_of_birth IS NOT NULL OR address IS NOT NULL;
-- Whole values that are searched for.
CREATE INDEX invite_email ON invite (environment, email COLLATE NOCASE, id);
CREATE INDEX invite_reference ON invite (environment, reference COLLATE NOCASE, id);
CREATE INDEX invite_phone ON invite (environment, replace(replace(phone, '+', ''), ' ', ''), id)
  WHERE phone IS NOT NULL;

-- Contentless: the text is in the rows alone. main/history/search/search-index.ts writes it.
CREATE VIRTUAL TABLE invite_search USING fts5(parts, content='', columnsize=0, tokenize='ascii');
-- What is deleted leaves no trace in it, instead of being marked as deleted until some later merge.
INSERT INTO invite_search (invite_search, rank) VALUES ('secure-delete', 1);
-- Which folding of the text it holds; none yet.
CREATE TABLE search_version (version INTEGER NOT NULL) STRICT;
INSERT INTO search_version (version) VALUES (0);

CREATE TABLE invite_event (
  invite_id INTEGER NOT NULL REFERENCES invite (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN (
    'opened', 'submitted', 'shown', 'printed', 'reprinted', 'reissued', 'replaced', 'left', 'returned', 'copied',
    'seen-in-person', 'notice', 'exported', 'result-arrived', 'result-taken-back')),
  -- Who at the desk did it; nobody for what the customer did.
  staff TEXT,
  -- The version of the privacy notice that the customer was shown by it.
  notice TEXT,
  PRIMARY KEY (invite_id, at, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX invite_event_at ON invite_event (at);
CREATE INDEX invite_event_notice ON invite_event (notice) WHERE notice IS NOT NULL;

-- The organisation's privacy notice as it is and was, for as long as an event or the register names the version.
CREATE TABLE notice_version (
  version TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  link TEXT NOT NULL,
  -- When it came into force last.
  since INTEGER NOT NULL,
  is_in_force INTEGER NOT NULL CHECK (is_in_force IN (0, 1))
) STRICT;

-- The organisation's logo: a PNG that main/settings/logo.ts has checked.
CREATE TABLE logo (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  png BLOB NOT NULL
) STRICT;

-- Who may be at the desk, and who is. What they do is written down under their name.
CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  -- As pins.ts writes it; nobody is asked for one without it.
  pin TEXT,
  is_at_desk INTEGER NOT NULL DEFAULT 0 CHECK (is_at_desk IN (0, 1))
) STRICT;

-- What was done at the desk that belongs to no invite, or to one that is gone. Nothing of a customer's.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  staff TEXT,
  -- How many, or which settings: names and numbers.
  what TEXT
) STRICT;
CREATE INDEX activity_at ON activity (at);

-- How far each invite came, for as long as the organisation must be able to show it: main/record/register.ts.
CREATE TABLE register_entry (
  -- Without a gap. No foreign key to the invite: the entry stays when that goes.
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- JSON, and its SHA-256; in it stands the hash of the entry before.
  content TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- JSON: the reference, the name where the organisation wants it, and a salt. Its hash is in the content.
  personal TEXT
) STRICT;
CREATE INDEX register_entry_at ON register_entry (at);
-- Of whom somebody wants to be forgotten; and what was forgotten.
CREATE INDEX register_entry_tracking ON register_entry (iif(json_valid(content), content ->> 'tracking', NULL));
CREATE INDEX register_entry_forgotten ON register_entry (number) WHERE personal IS NULL;
-- The entry before the first one, and the last one: a missing beginning or end shows too.
CREATE TABLE register_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  before_number INTEGER NOT NULL,
  before_hash TEXT NOT NULL,
  last_number INTEGER NOT NULL,
  last_hash TEXT NOT NULL
) STRICT;
INSERT INTO register_head (id, before_number, before_hash, last_number, last_hash) VALUES (1, 0, '', 0, '');

CREATE TABLE draft (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  typed TEXT NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT;

-- Customers who were half typed when somebody else came first.
CREATE TABLE held_draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  typed TEXT NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT;

-- Customers who are expected today, as a list named them. They go at midnight, and stand in no backup.
CREATE TABLE expected (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The day that the list was read on and is for: 2026-12-24.
  day TEXT NOT NULL,
  -- Of the day; nothing where the list has no time.
  minute INTEGER,
  -- JSON: the draft as it fills the form, and the fields of the list that do not fit into it.
  typed TEXT NOT NULL,
  left_out TEXT NOT NULL,
  -- Which list: a newer one of that name takes its place.
  list TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'expected' CHECK (state IN ('expected', 'invited', 'removed'))
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_code (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL COLLATE NOCASE UNIQUE,
  code TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

-- What retention has to know after a restart.
CREATE TABLE retention (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- Invites up to this one were there when the clock was last believed: their dates are settled.
  dated_to INTEGER NOT NULL,
  -- Something was deleted since the last VACUUM: gaps in the file's pages may still hold it.
  is_vacuum_due INTEGER NOT NULL CHECK (is_vacuum_due IN (0, 1)),
  -- Somebody was forgotten since then: it is owed to them, however large the file is.
  is_vacuum_owed INTEGER NOT NULL CHECK (is_vacuum_owed IN (0, 1))
) STRICT;
INSERT INTO retention (id, dated_to, is_vacuum_due, is_vacuum_owed) VALUES (1, 0, 0, 0);
-- Triggers: whatever deletes something says so in the very transaction that does it.
CREATE TRIGGER invite_deleted AFTER DELETE ON invite BEGIN
  UPDATE retention SET is_vacuum_due = 1 WHERE is_vacuum_due = 0;
END;
CREATE TRIGGER register_entry_deleted AFTER DELETE ON register_entry BEGIN
  UPDATE retention SET is_vacuum_due = 1 WHERE is_vacuum_due = 0;
END;
CREATE TRIGGER register_entry_forgotten_one AFTER UPDATE OF personal ON register_entry BEGIN
  UPDATE retention SET is_vacuum_due = 1 WHERE is_vacuum_due = 0;
END;
CREATE TRIGGER held_draft_deleted AFTER DELETE ON held_draft BEGIN
  UPDATE retention SET is_vacuum_due = 1 WHERE is_vacuum_due = 0;
END;
CREATE TRIGGER held_draft_changed AFTER UPDATE OF typed ON held_draft BEGIN
  UPDATE retention SET is_vacuum_due = 1 WHERE is_vacuum_due = 0;
END;
CREATE TRIGGER expected_deleted AFTER DELETE ON expected BEGIN
  UPDATE retention SET is_vacuum_due = 1 WHERE is_vacuum_due = 0;
END;
CREATE TRIGGER invite_details_removed AFTER UPDATE OF date_of_birth, address, note ON invite BEGIN
  UPDATE retention SET is_vacuum_due = 1 WHERE is_vacuum_due = 0;
END;
`

/** In order; the number of those applied is the file's `user_version`. A released one never changes. */
export const migrations: readonly string[] = [first]

/** A later version of the app wrote the file: it is left alone. */
export class NewerDatabaseError extends Error {
  constructor(fileVersion: number, knownVersion: number) {
    super(`the history has version ${fileVersion}, this app knows ${knownVersion}`)
    this.name = 'NewerDatabaseError'
  }
}

/** The file is a database, and not one of ours. */
export class ForeignDatabaseError extends Error {
  constructor() {
    super('the file belongs to another application')
    this.name = 'ForeignDatabaseError'
  }
}

/** A table is gone from the file: somebody with its key, or a fault of our own, took it away. */
export class MissingTableError extends Error {
  constructor() {
    super('the history lacks a table')
    this.name = 'MissingTableError'
  }
}

/** Throws `MissingTableError`. Before anything is asked of a table: later it would fail in somebody's hands. */
export function checkTables(database: Database.Database, steps = migrations): void {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck()
  const there = new Set(names.all())
  for (const sql of steps) {
    for (const [, name] of sql.matchAll(/^CREATE (?:VIRTUAL )?TABLE (\w+)/gmu)) {
      if (!there.has(name)) throw new MissingTableError()
    }
  }
}

/** Brings the schema up to date, each step in a transaction of its own. Says how many steps it took. */
export function migrate(database: Database.Database, steps = migrations): number {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > steps.length) throw new NewerDatabaseError(version, steps.length)
  if (version > 0 && database.pragma('application_id', { simple: true }) !== applicationId) {
    throw new ForeignDatabaseError()
  }
  for (const [index, sql] of steps.entries()) {
    if (index >= version) apply(database, sql, index + 1)
  }
  return steps.length - version
}

function apply(database: Database.Database, sql: string, version: number): void {
  database
    .transaction(() => {
      database.exec(sql)
      database.pragma(`application_id = ${applicationId}`)
      database.pragma(`user_version = ${version}`)
    })
    .immediate()
}

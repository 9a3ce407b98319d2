/** Invites, the one draft that is being typed, settings and organisation codes. */
export const invites = `
CREATE TABLE invite (
  -- AUTOINCREMENT: an id is never used twice, so order by id is the order of making, whatever the clock did.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
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
  reference TEXT NOT NULL,
  -- 1 when the app made the reference up because staff left it empty.
  reference_is_made_up INTEGER NOT NULL CHECK (reference_is_made_up IN (0, 1)),
  send_invitation_email INTEGER NOT NULL CHECK (send_invitation_email IN (0, 1)),
  outcome TEXT NOT NULL CHECK (outcome IN ('sending', 'issued', 'refused', 'unsent', 'unknown')),
  failure_code TEXT,
  answered_at INTEGER,
  tracking_reference TEXT UNIQUE,
  link TEXT,
  status TEXT CHECK (status IN ('Inactive', 'Active', 'Completed')),
  status_at INTEGER,
  shown_at INTEGER,
  CHECK ((outcome = 'issued') = (tracking_reference IS NOT NULL)),
  CHECK ((outcome = 'issued') = (link IS NOT NULL)),
  CHECK ((outcome = 'issued') = (status IS NOT NULL))
) STRICT;
CREATE INDEX invite_newest ON invite (environment, id);
CREATE INDEX invite_open ON invite (environment, created_at) WHERE outcome = 'issued' AND status <> 'Completed';
CREATE INDEX invite_sending ON invite (id) WHERE outcome = 'sending';

CREATE TABLE draft (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  typed TEXT NOT NULL
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
`

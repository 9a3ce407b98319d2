/** The life of an invite, what is about to be deleted, and the index that the search reads. */
export const search = `
-- The invite that this one was made from. No foreign key: the old one may go first, and its id is never
-- used again.
ALTER TABLE invite ADD COLUMN reissue_of INTEGER;
-- When birth date and address were removed from this row.
ALTER TABLE invite ADD COLUMN details_removed_at INTEGER;
-- Out of sight since then, and destroyed ten seconds later.
ALTER TABLE invite ADD COLUMN removed_at INTEGER;
ALTER TABLE invite ADD COLUMN state TEXT GENERATED ALWAYS AS (
  CASE WHEN removed_at IS NOT NULL THEN 'removed' WHEN outcome = 'issued' THEN status ELSE outcome END
) VIRTUAL;
-- The list reads this one, with or without a filter; what it read before is one write less.
DROP INDEX invite_newest;
CREATE INDEX invite_state ON invite (environment, state, id, created_at);
CREATE INDEX invite_email ON invite (environment, email COLLATE NOCASE, id);
CREATE INDEX invite_reissue ON invite (reissue_of) WHERE reissue_of IS NOT NULL;
CREATE INDEX invite_removed ON invite (id) WHERE removed_at IS NOT NULL;
CREATE INDEX invite_detailed ON invite (created_at) WHERE date_of_birth IS NOT NULL OR address IS NOT NULL;

CREATE TABLE invite_event (
  invite_id INTEGER NOT NULL REFERENCES invite (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opened', 'submitted', 'shown', 'printed', 'reprinted', 'reissued')),
  PRIMARY KEY (invite_id, at, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO invite_event (invite_id, at, kind) SELECT id, shown_at, 'shown' FROM invite WHERE shown_at IS NOT NULL;
INSERT INTO invite_event (invite_id, at, kind)
  SELECT id, status_at, CASE status WHEN 'Active' THEN 'opened' ELSE 'submitted' END
  FROM invite WHERE status <> 'Inactive';

-- Which invites hold a gram (one to three letters or digits in a row), for each stretch of ids. Gone since
-- 004-search-shelves.ts.
CREATE TABLE search_gram (
  stretch INTEGER NOT NULL,
  gram TEXT NOT NULL,
  members BLOB NOT NULL,
  PRIMARY KEY (stretch, gram)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_stretch (
  stretch INTEGER PRIMARY KEY,
  -- The times between which its invites were made: what a filter by date skips by.
  earliest INTEGER NOT NULL,
  latest INTEGER NOT NULL
) STRICT;
-- Invites up to this id are in the index; the search reads younger ones themselves.
CREATE TABLE search_progress (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  indexed_to INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress (id, indexed_to) VALUES (1, 0);
`

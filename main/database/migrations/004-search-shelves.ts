/**
 * The sets of a gram lie together for many stretches: a search through all history then reads a few pages
 * where it read one for every stretch.
 */
export const searchShelves = `
CREATE TABLE search_set (
  -- A stretch has a shelf of its own while invites are added to it; old ones share one, from 0 on.
  shelf INTEGER NOT NULL,
  gram TEXT NOT NULL,
  stretch INTEGER NOT NULL,
  members BLOB NOT NULL,
  PRIMARY KEY (shelf, gram, stretch)
) STRICT, WITHOUT ROWID;
INSERT INTO search_set (shelf, gram, stretch, members)
  SELECT -1 - stretch, gram, stretch, members FROM search_gram ORDER BY stretch DESC, gram;
DROP TABLE search_gram;
-- The shared shelves below this one hold all of their stretches.
ALTER TABLE search_progress ADD COLUMN shelved INTEGER NOT NULL DEFAULT 0;
`

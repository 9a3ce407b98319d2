/**
 * The sets of a gram lie together for many stretches: a search through all history then reads a few pages
 * where it read one for every stretch. What was indexed is dropped here, 25 MB in 0.4 s; the index is made anew
 * in the background. Written and read by main/invites/search/gram-sets.ts alone.
 */
export const searchShelves = `
DROP TABLE search_gram;
DELETE FROM search_stretch;
UPDATE search_progress SET indexed_to = 0;
-- The shared shelves below this one hold all of their stretches.
ALTER TABLE search_progress ADD COLUMN shelved INTEGER NOT NULL DEFAULT 0;
CREATE TABLE search_set (
  -- A stretch has a shelf of its own, below 0, while invites are added to it; old ones share one, from 0 on.
  shelf INTEGER NOT NULL,
  gram TEXT NOT NULL,
  stretch INTEGER NOT NULL,
  members BLOB NOT NULL,
  PRIMARY KEY (shelf, gram, stretch)
) STRICT, WITHOUT ROWID;
`

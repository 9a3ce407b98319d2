/** What forgetting has to know after a restart, and when the draft was last typed at. */
export const forgetting = `
ALTER TABLE draft ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;
UPDATE draft SET kept_at = unixepoch() * 1000;
CREATE TABLE forgetting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- Invites up to this one were there when the clock was last believed: their dates are settled.
  dated_to INTEGER NOT NULL,
  -- Something was destroyed since the file was last written anew: gaps in its pages may still hold it.
  is_renewal_due INTEGER NOT NULL CHECK (is_renewal_due IN (0, 1))
) STRICT;
INSERT INTO forgetting (id, dated_to, is_renewal_due) SELECT 1, coalesce(max(id), 0), 1 FROM invite;
-- Triggers: whatever destroys something says so in the very transaction that does it.
CREATE TRIGGER invite_destroyed AFTER DELETE ON invite BEGIN
  UPDATE forgetting SET is_renewal_due = 1 WHERE is_renewal_due = 0;
END;
CREATE TRIGGER invite_details_forgotten AFTER UPDATE OF date_of_birth, address ON invite BEGIN
  UPDATE forgetting SET is_renewal_due = 1 WHERE is_renewal_due = 0;
END;
`

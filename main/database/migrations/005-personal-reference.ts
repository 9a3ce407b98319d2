/**
 * Whether staff put something personal into an invite's reference, which then stays off its slip: judged while
 * everything about the customer is known, because part of it is soon forgotten. Of older ones nobody can tell.
 */
export const personalReference = `
ALTER TABLE invite ADD COLUMN reference_is_personal INTEGER NOT NULL DEFAULT 0
  CHECK (reference_is_personal IN (0, 1));
UPDATE invite SET reference_is_personal = 1 WHERE reference_is_made_up = 0;
`

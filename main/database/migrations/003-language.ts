/** What the customer of an invite is addressed in: on the display when the code is shown again, on paper. */
export const language = `
ALTER TABLE invite ADD COLUMN language TEXT;
`

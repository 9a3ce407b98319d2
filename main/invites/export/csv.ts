/** Without it Excel takes a UTF-8 file for one in its own old code page. */
export const byteOrderMark = '\ufeff'

/**
 * One line of a CSV file (RFC 4180): every cell in quotes, so that commas, quotes and line breaks stay in it.
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front, phone numbers with + too.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: string): string {
  const harmless = /^[\s\0]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u.test(cell)
    ? `'${cell}`
    : cell
  return `"${harmless.replaceAll('"', '""')}"`
}

import { cleanAddress, cleanText } from '#contract'

/**
 * How a field takes what is pasted or dropped. `text` and `address` are cleaned as they will be sent; `line` is
 * taken to the letter, because a password or a code may hold anything.
 */
export type PasteKind = 'text' | 'address' | 'line'

const clean: Record<PasteKind, (text: string) => string> = {
  text: cleanText,
  address: cleanAddress,
  line: (text) =>
    text
      .split(/[\n\v\f\r\u0085\u2028\u2029]+/u)
      .filter(Boolean)
      .join(' '),
}
const joints: Record<PasteKind, string> = { text: ' ', address: ', ', line: ' ' }
/** A spreadsheet's cell of several lines, or with quotes in it: the cell in quotes, its own quotes doubled. */
const quotedCell = /(?<=^|[\t\n])"((?:[^"]|"")*(?:[\t\r\n]|"")(?:[^"]|"")*)"(?=$|[\t\r\n])/gu
const breakAtEnd = /^[\t ]*[\n\v\f\r\u0085\u2028\u2029]|[\n\v\f\r\u0085\u2028\u2029][\t ]*$/u

/**
 * What a single-line field takes of a text from somewhere else, where it stands at a place between other text.
 * Left alone, Chromium makes a space of a line break, and nothing of some others, before the page hears of it.
 */
export function pastedLine(
  text: string,
  kind: PasteKind,
  place = { before: '', after: '' },
): string {
  const line = clean[kind](withoutCellQuotes(text))
  if (kind === 'line' || line === '') return line
  // A whole line stands apart from what is there already; so does a word that was copied with its space.
  const joint = breakAtEnd.test(text) ? joints[kind] : ' '
  const isApart = (end: RegExp) => breakAtEnd.test(text) || end.test(text)
  const start = isApart(/^\s/u) && areTwoWords(place.before, line) ? joint : ''
  const end = isApart(/\s$/u) && areTwoWords(line, place.after) ? joint : ''
  return `${start}${line}${end}`
}

function areTwoWords(left: string, right: string): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(left) && /^[\p{L}\p{N}]/u.test(right)
}

function withoutCellQuotes(text: string): string {
  return text.replace(quotedCell, (_cell, inside: string) => inside.replaceAll('""', '"'))
}

/**
 * Puts what is pasted or dropped into any single-line field as one line, by the browser's own editing, so that
 * Ctrl+Z takes it back. Answers what ends it.
 */
export function listenForPastes(): () => void {
  document.addEventListener('beforeinput', insertAsOneLine)
  return () => document.removeEventListener('beforeinput', insertAsOneLine)
}

function insertAsOneLine(event: InputEvent) {
  const { target, inputType, data } = event
  if (!(target instanceof HTMLInputElement) || data === null) return
  if (inputType !== 'insertFromPaste' && inputType !== 'insertFromDrop') return
  const { value, selectionStart, selectionEnd } = target
  const before = value.slice(0, selectionStart ?? value.length)
  const after = value.slice(selectionEnd ?? value.length)
  const line = pastedLine(data, kindOf(target), { before, after })
  if (line === data) return
  event.preventDefault()
  endTyping(target)
  // The one way to write into a field that the browser can undo.
  document.execCommand('insertText', false, line)
  endTyping(target)
}

/** A move of the caret parts what was typed before from what comes: a paste is taken back by itself. */
function endTyping(input: HTMLInputElement) {
  const { selectionStart, selectionEnd } = input
  input.setSelectionRange(0, 0)
  input.setSelectionRange(selectionStart, selectionEnd)
}

function kindOf({ dataset }: HTMLInputElement): PasteKind {
  const { paste } = dataset
  return paste === 'text' || paste === 'address' ? paste : 'line'
}

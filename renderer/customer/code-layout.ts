import type { CodePlace } from '#contract'

/** In CSS pixels, from the top left of the room. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface LayoutRoom {
  /** The part of the page that code and words share, in CSS pixels. */
  width: number
  height: number
  /** The measure that the words are set in, in CSS pixels. */
  unit: number
  place: CodePlace
}

export interface CodeLayout {
  /** Where the words are: beside the code, above or below it, or apart on two of its sides. */
  wordsAre: 'beside' | 'stacked' | 'apart'
  code: Pick<Box, 'left' | 'top'>
  /** All words together; or on one side of the code what to do, and on the other what to expect. */
  words: readonly [all: Box] | readonly [what: Box, expect: Box]
}

/** In units: what the words ask for beside the code, the least they are read in, and the white between. */
const wordsWidth = 62
const leastWidth = 24
const leastHeight = 30
const leastHeightEach = 20
const gap = 7
const narrowGap = 3
const edge = 2
/** In CSS pixels: a code is moved by less than this to begin on a pixel of the screen. */
const snapping = 1

/** The largest side, quiet zone included, of a code that leaves its words room to be read. */
export function largestSide({ width, height, unit, place }: LayoutRoom): number {
  const isBeside = width >= height
  const isBetween = isBeside ? place.x === 'centre' : place.y === 'middle'
  const strips = isBetween ? 2 : 1
  const leastBelow = isBetween ? leastHeightEach : leastHeight
  const least = strips * ((isBeside ? leastWidth : leastBelow) + narrowGap) + 2 * edge
  const besideWords = (isBeside ? width : height) - least * unit
  return Math.max(0, Math.min(besideWords, (isBeside ? height : width) - snapping))
}

/**
 * Where the code and its words stand. The words take the room that the code leaves: beside it where the
 * page is wider than high, else above or below; on both sides of a code in the middle.
 */
export function codeLayout(room: LayoutRoom, side: number): CodeLayout {
  return room.width >= room.height ? besideCode(room, side) : aboveOrBelowCode(room, side)
}

function besideCode({ width, height, unit, place }: LayoutRoom, side: number): CodeLayout {
  const top = edgeOrMiddle(place.y, { room: height, side, margin: 4 * unit })
  const column = (left: number, end: number) => ({ left, top: 0, width: end - left, height })
  if (place.x === 'centre') {
    const left = (width - side) / 2
    const between = Math.min(gap * unit, Math.max(narrowGap * unit, left - wordsWidth * unit))
    return {
      code: { left, top },
      wordsAre: 'apart',
      words: [
        column(edge * unit, left - between),
        column(left + side + between, width - edge * unit),
      ],
    }
  }
  // The two of them together stand in the middle of the page.
  const spare = width - side - (narrowGap + 2 * edge) * unit
  const words = Math.min(wordsWidth * unit, spare)
  const between = Math.min(gap * unit, width - side - words - 2 * edge * unit)
  const margin = Math.max(0, (width - side - between - words) / 2)
  const isLeft = place.x === 'left'
  const left = isLeft ? margin : width - side - margin
  return {
    code: { left, top },
    wordsAre: 'beside',
    words: [
      isLeft
        ? column(left + side + between, left + side + between + words)
        : column(left - between - words, left - between),
    ],
  }
}

function aboveOrBelowCode({ width, height, unit, place }: LayoutRoom, side: number): CodeLayout {
  const left = edgeOrMiddle(place.x, { room: width, side, margin: 4 * unit })
  const row = (top: number, end: number) => ({
    left: edge * unit,
    top,
    width: width - 2 * edge * unit,
    height: end - top,
  })
  const margin = Math.min(6 * unit, Math.max(0, height - side - leastHeight * unit) / 2)
  const between = narrowGap * unit
  if (place.y === 'middle') {
    const top = (height - side) / 2
    return {
      code: { left, top },
      wordsAre: 'apart',
      words: [row(edge * unit, top - between), row(top + side + between, height - edge * unit)],
    }
  }
  const top = place.y === 'top' ? margin : height - side - margin
  return {
    code: { left, top },
    wordsAre: 'stacked',
    words: [
      place.y === 'top'
        ? row(top + side + between, height - edge * unit)
        : row(edge * unit, top - between),
    ],
  }
}

interface Span {
  room: number
  side: number
  margin: number
}

/** Near an edge as far as there is room to be near it; else in the middle. */
function edgeOrMiddle(at: CodePlace['x'] | CodePlace['y'], { room, side, margin }: Span): number {
  const spare = Math.max(0, room - side)
  const near = Math.min(margin, spare / 2)
  if (at === 'left' || at === 'top') return near
  return at === 'right' || at === 'bottom' ? spare - near : spare / 2
}

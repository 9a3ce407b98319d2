import type { ScenePlacement } from '#contract'
import { type CodeGeometry, codeGeometry } from '../qr/code-geometry.ts'
import { type Box, codeLayout, largestSide } from './code-layout.ts'

/** The parts of the page that a placement arranges, named by their `data-part`. */
export interface PageParts {
  /** Everything between the band and the line of keys. */
  room: HTMLElement
  card: HTMLElement
  /** Around what to do and what to expect. */
  words: HTMLElement
  what: HTMLElement
  expect: HTMLElement
}

/** Found from the code: it is drawn before its dependencies could hand themselves over. */
export function partsAround(code: HTMLElement): PageParts {
  const room = code.closest('[data-part="room"]')
  const part = (name: string) => {
    const element = name === 'room' ? room : room?.querySelector(`[data-part="${name}"]`)
    if (!(element instanceof HTMLElement)) throw new Error(`The page has no ${name}.`)
    return element
  }
  return {
    room: part('room'),
    card: part('card'),
    words: part('words'),
    what: part('what'),
    expect: part('expect'),
  }
}

/** Puts the code and its words where they belong, and answers how large the code is to be drawn. */
export function arrangePage(
  parts: PageParts,
  placement: ScenePlacement,
  modules: number,
): CodeGeometry {
  const { room, card, words, what, expect } = parts
  const { innerWidth, innerHeight, devicePixelRatio } = window
  const isBeside = room.clientWidth >= room.clientHeight
  const space = {
    width: room.clientWidth,
    height: room.clientHeight,
    unit: wordsUnit(isBeside),
    place: placement.place,
  }
  const geometry = codeGeometry({
    ...placement,
    shortSide: Math.min(innerWidth, innerHeight),
    largestSide: largestSide(space),
    devicePixelRatio,
    modules,
  })
  const layout = codeLayout(space, geometry.cssSize)
  const [first, second] = inReadingOrder(layout.words, isBeside && words.dir === 'rtl')
  card.style.left = `${layout.code.left}px`
  card.style.top = `${layout.code.top}px`
  putInto(words, second ? undefined : first)
  putInto(what, second && first)
  putInto(expect, second)
  room.dataset.words = layout.wordsAre
  room.dataset.unit = String(space.unit)
  fitWords(room)
  return geometry
}

/** On two sides of a code, what to do is read first. The code itself stays where it is. */
function inReadingOrder(words: readonly Box[], isFromTheRight: boolean): readonly Box[] {
  return isFromTheRight ? words.toReversed() : words
}

/** What words are measured in, in CSS pixels: beside a code, or above or below it. */
export function wordsUnit(isBeside: boolean): number {
  const { innerWidth, innerHeight } = window
  return isBeside
    ? Math.min(innerHeight * 0.01, innerWidth * 0.0072)
    : Math.min(innerWidth * 0.01, innerHeight * 0.0062)
}

/** Without a box of its own, an element goes with the one around it. */
function putInto(element: HTMLElement, box: Box | undefined) {
  element.classList.toggle('customer-box', box !== undefined)
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    element.style[side] = box ? `${box[side]}px` : ''
  }
}

/** Of the usual measure: down to here rather than break a word in two, and never smaller. */
const leastPart = { 'between-words': 0.6, anywhere: 0.3 } as const

/** A measure is made smaller by this at least: words that are one pixel too long are not tried ten times. */
const leastStep = 0.02

/**
 * Sets the measure (`--unit`) that the words beside a code are sized by: the usual one, or the largest with
 * which nothing runs over its box, in whichever language and with however long a name. Each try is a layout, which
 * takes as long as drawing the code.
 * The element's `data-unit` is the usual one in CSS pixels; its `.customer-box` are what words stand in.
 */
export function fitWords(room: HTMLElement) {
  const usual = Number(room.dataset.unit)
  const boxes = [...room.querySelectorAll('.customer-box')]
  for (const breaks of ['between-words', 'anywhere'] as const) {
    room.dataset.breaks = breaks
    const least = leastPart[breaks]
    for (let part = 1; ; ) {
      room.style.setProperty('--unit', `${part * usual}px`)
      const fitting = Math.min(...boxes.map(fittingPart))
      if (fitting === 1) return
      if (part === least) break
      part = Math.max(least, Math.min(part * fitting, part - leastStep))
    }
  }
}

/** What part of their measure words can have at most that run over their box: with it, there are fewer lines, too. */
function fittingPart({ clientHeight, scrollHeight, clientWidth, scrollWidth }: Element): number {
  const high = scrollHeight > clientHeight ? Math.sqrt(clientHeight / scrollHeight) : 1
  return scrollWidth > clientWidth ? Math.min(high, clientWidth / scrollWidth) : high
}

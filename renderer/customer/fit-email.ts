/**
 * Letters of some 8 mm where a CSS pixel is 1/96 inch, and more where the screen is larger: read without
 * effort from 1.5 m.
 */
const leastLegible = { px: 42, shareOfShortSide: 0.055 }
const largestShareOfShortSide = 0.2
/** Only a window that is no customer's screen asks for less than legible. */
const smallest = 12

/**
 * Where the address breaks, best first: nowhere, before the @, before the dots too, inside a part, anywhere.
 * Each is good enough from so many times the legible size; below that the next is tried.
 */
const breaks = [
  { at: 'nowhere', isEnough: 1.6 },
  { at: 'sides', isEnough: 1.6 },
  { at: 'parts', isEnough: 1.4 },
  { at: 'words', isEnough: 1 },
  { at: 'letters', isEnough: 0 },
] as const

/** Sets an address in the largest size that fits its room, broken no more than legible letters need. */
export function fitEmail(words: HTMLElement) {
  const shortSide = Math.min(window.innerWidth, window.innerHeight)
  const legible = Math.max(leastLegible.px, leastLegible.shareOfShortSide * shortSide)
  for (const { at, isEnough } of breaks) {
    words.dataset.breaks = at
    if (setLargestThatFits(words, largestShareOfShortSide * shortSide) >= isEnough * legible) return
  }
}

/** Answers the size, in CSS pixels. */
function setLargestThatFits(words: HTMLElement, most: number): number {
  let [fits, tooLarge] = [smallest, Math.max(Math.floor(most), smallest) + 1]
  while (tooLarge - fits > 1) {
    const size = Math.floor((fits + tooLarge) / 2)
    if (fitsAt(words, size)) fits = size
    else tooLarge = size
  }
  words.style.fontSize = `${fits}px`
  return fits
}

function fitsAt(words: HTMLElement, size: number): boolean {
  words.style.fontSize = `${size}px`
  const room = words.parentElement
  if (!room) return true
  const isTooHigh = words.getBoundingClientRect().height > room.getBoundingClientRect().height
  return !isTooHigh && words.scrollWidth <= words.clientWidth
}

import '@fontsource-variable/atkinson-hyperlegible-mono'
import '@fontsource-variable/inter'
import '@fontsource-variable/noto-sans-arabic'
import '@fontsource-variable/noto-sans-devanagari'
import '@fontsource-variable/noto-sans-gurmukhi'
import '@fontsource-variable/noto-sans-sc'
import '@fontsource-variable/noto-sans-tc'
import './inter.css'
import './fonts.css'
import { facesOf } from './font-faces.ts'

/**
 * Resolves once the letters of everything in `element` are there. Every family comes in pieces, and a piece
 * is read from the disk when it is first needed: without this, a line is measured, or seen, in a stand-in.
 * Each piece is asked by itself, because `document.fonts.load` never answers in a window that is hidden.
 */
export async function lettersOf(element: Element): Promise<void> {
  const known = [...document.fonts]
  const faces = [element, ...element.querySelectorAll('.exact-letters')].flatMap((written) =>
    facesOf(written.textContent ?? '', getComputedStyle(written).fontFamily, known),
  )
  await Promise.all(faces.map((face) => face.load()))
}

/** The same of the whole page that `element` stands on. */
export function lettersAround(element: Element): Promise<void> {
  return lettersOf(element.closest('main') ?? element)
}

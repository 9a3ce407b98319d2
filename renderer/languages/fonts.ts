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
 * Resolves once the letters of everything in `element` are there, and says whether any had to be read. Every family
 * comes in pieces, and a piece is read from the disk when it is first needed: without this, a line is measured, or
 * seen, in a stand-in.
 * Each piece is asked by itself, because `document.fonts.load` never answers in a window that is hidden.
 */
export async function lettersOf(element: Element): Promise<boolean> {
  const known = [...document.fonts]
  const faces = [element, ...element.querySelectorAll('.exact-letters')].flatMap((written) =>
    facesOf(written.textContent ?? '', getComputedStyle(written).fontFamily, known),
  )
  const missing = faces.filter(({ status }) => status !== 'loaded')
  await Promise.all(missing.map((face) => face.load()))
  return missing.length > 0
}

/** The same of the whole page that `element` stands on. */
export function lettersAround(element: Element): Promise<boolean> {
  return lettersOf(element.closest('main') ?? element)
}

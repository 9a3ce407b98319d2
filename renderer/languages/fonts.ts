import '@fontsource-variable/inter'
import '@fontsource-variable/noto-sans-arabic'
import '@fontsource-variable/noto-sans-devanagari'
import '@fontsource-variable/noto-sans-gurmukhi'
import '@fontsource-variable/noto-sans-sc'
import '@fontsource-variable/noto-sans-tc'
import './fonts.css'

/**
 * Resolves once the letters of everything in `element` are there. Every family brings its letters in pieces,
 * and a piece is fetched from the disk when it is first needed: without this, a line is measured, or seen,
 * in a stand-in first.
 */
export async function lettersOf(element: Element): Promise<void> {
  const needed = new Map<string, string>()
  for (const part of element.querySelectorAll('*')) {
    const { font } = getComputedStyle(part)
    needed.set(font, (needed.get(font) ?? '') + (part.textContent ?? ''))
  }
  await Promise.all([...needed].map(([font, text]) => document.fonts.load(font, text)))
}

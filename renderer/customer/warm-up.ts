import { languages } from '#contract'
import { lettersOf } from '../languages/fonts.ts'
import { nameOfLanguage, wordsOf } from '../languages/languages.tsx'
import { codeModules, codePixels, readCode } from '../qr/code-pixels.ts'

/** As on a screen of 768 lines. */
const modulePixels = 13
/** By then the engine has made quick code of it: the first reading takes it twenty times as long as the last. */
const turns = 12
const betweenTurnsMs = 150

/**
 * Draws and reads codes that nobody sees, and fetches the fonts, while the window is still hidden:
 * the first customer's code would otherwise take a quarter of a second longer than those of the afternoon.
 */
export function warmUp() {
  // Face by face: `document.fonts.load` never answers in a window that is hidden.
  for (const face of document.fonts) {
    if (/Inter|Atkinson/u.test(face.family) && face.unicodeRange.includes('U+0-FF'))
      void face.load()
  }
  void layOutUnseen()
  for (let turn = 0; turn < turns; turn += 1) setTimeout(drawUnseen, turn * betweenTurnsMs, turn)
}

/**
 * The letters that stand on every scene: what customers read, the languages' own names, and the keys. The
 * system takes a third of a second to find and lay out so many scripts for the first time.
 */
async function layOutUnseen() {
  const unseen = document.createElement('p')
  unseen.className = 'letters visually-hidden'
  unseen.ariaHidden = 'true'
  const words = `${Object.values(wordsOf('en')).join(' ')} ← ↑ ↓ → + −`
  const names = languages.map((option) => {
    const name = document.createElement('span')
    name.lang = option
    name.textContent = option === 'en' ? words : nameOfLanguage(option)
    return name
  })
  unseen.append(...names)
  document.body.append(unseen)
  await Promise.all(names.map(lettersOf))
  unseen.getBoundingClientRect()
  unseen.remove()
}

function drawUnseen(turn: number) {
  const modules = codeModules(
    `https://portal.example/sign-up/track-id/warm-up-number-${turn}-of-a-few`,
  )
  const pixels = codePixels(modules, modulePixels)
  const side = Math.sqrt(pixels.length)
  readCode({ data: new Uint8ClampedArray(pixels.buffer), side, modulePixels })
}

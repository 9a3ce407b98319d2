import type { Input, WebContents } from 'electron'

/** What the keys go through, in times of the page's own size: the desk is laid out for no more, and no less. */
const steps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]
/** Chromium keeps a logarithm of the size, which comes back a little off. */
const inexact = 0.01

type Choose = (factor: number) => number | undefined

const larger: Choose = (factor) => steps.find((step) => step > factor + inexact)
const smaller: Choose = (factor) => steps.findLast((step) => step < factor - inexact)

/** By what they type, on every layout and on the number pad; the key of + types = without Shift. */
const choices: Record<string, Choose> = {
  '+': larger,
  '=': larger,
  '-': smaller,
  '0': () => 1,
}

/**
 * Ctrl with +, - and 0 makes a page larger, smaller and itself again, as everywhere: without a menu nobody else
 * does. Chromium remembers it by the page's host for as long as the app runs; `keep` is told, for the next start.
 */
export function zoomByKeys(contents: WebContents, keep: (factor: number) => void): void {
  contents.on('before-input-event', (event, input) => {
    const choose = isWithControl(input) ? choices[input.key] : undefined
    if (!choose) return
    event.preventDefault()
    const factor = choose(contents.getZoomFactor())
    if (factor === undefined) return
    contents.setZoomFactor(factor)
    keep(factor)
  })
}

/** AltGr is Ctrl and Alt together on Windows: those characters are being typed. */
function isWithControl({ type, control, meta, alt }: Input): boolean {
  return type === 'keyDown' && (control || meta) && !alt
}

import type { Input, WebContents } from 'electron'
import type { Platform } from '#contract'
import { createKeyReader, type KeyPress } from '#contract/shortcut-keys.ts'

/** What the keys go through, in times of the page's own size: the desk is laid out for no more, and no less. */
const steps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]
/** Chromium keeps a logarithm of the size, which comes back a little off. */
const inexact = 0.01

type Choose = (factor: number) => number | undefined

const larger: Choose = (factor) => steps.find((step) => step > factor + inexact)
const smaller: Choose = (factor) => steps.findLast((step) => step < factor - inexact)

const choices = { zoomIn: larger, zoomOut: smaller, zoomReset: () => 1 } as const
const names = ['zoomIn', 'zoomOut', 'zoomReset'] as const

interface ZoomOptions {
  /** Told each size that was chosen. */
  keep: (factor: number) => void
  platform: Platform
}

/**
 * Ctrl with +, - and 0 makes a page larger, smaller and itself again, as everywhere: without a menu nobody else
 * does. Chromium remembers it by the page's host for as long as the app runs; `keep` is told, for the next start.
 */
export function zoomByKeys(contents: WebContents, { keep, platform }: ZoomOptions): void {
  const keyboard = createKeyReader(() => platform)
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown') return
    const chosen = keyboard.find(pressOf(input), names)?.name
    const choose = names.find((name) => name === chosen)
    if (!choose) return
    event.preventDefault()
    const factor = choices[choose](contents.getZoomFactor())
    if (factor === undefined) return
    contents.setZoomFactor(factor)
    keep(factor)
  })
}

/** A key as pages are told of it. */
function pressOf({ key, code, control, alt, meta, shift }: Input): KeyPress {
  return { key, code, ctrlKey: control, altKey: alt, metaKey: meta, shiftKey: shift }
}

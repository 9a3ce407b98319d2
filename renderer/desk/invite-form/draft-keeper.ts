import type { TypedDraft } from '#contract'
import { ask } from '../../ask.ts'
import { useDraft } from './draft-store.ts'

const pauseMs = 250

/**
 * Keeps every change of the draft in the machine, a moment after the last key; at once when the window
 * loses the keyboard or goes away. Answers what ends it.
 */
export function keepDraft(): () => void {
  let waiting: TypedDraft | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    if (waiting) void ask('draft.keep', waiting)
    waiting = undefined
  }
  const stopListening = useDraft.subscribe(({ draft }, before) => {
    if (draft === before.draft) return
    waiting = draft
    clearTimeout(timer)
    timer = setTimeout(flush, pauseMs)
  })
  const leavings = ['blur', 'focusout', 'pagehide'] as const
  for (const leaving of leavings) window.addEventListener(leaving, flush)
  return () => {
    flush()
    stopListening()
    for (const leaving of leavings) window.removeEventListener(leaving, flush)
  }
}

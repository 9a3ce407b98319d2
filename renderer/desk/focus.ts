import { type MouseEvent, type RefObject, useEffect, useLayoutEffect } from 'react'
import { type ProblemField, textFields } from '#contract'

function inputOf(field: ProblemField): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`input[name="${field}"]`)
}

/** Puts the keyboard into a field, now or, when its screen is only coming up, once it is there. */
export function focusField(field: ProblemField) {
  const input = inputOf(field)
  if (input) input.focus()
  else setTimeout(() => inputOf(field)?.focus())
}

/** Marks a stretch of a field's text with the caret's selection; the focus stays where it is. */
export function selectInField(field: ProblemField, start: number, end: number) {
  inputOf(field)?.setSelectionRange(start, end)
}

export function isTypingInForm(): boolean {
  const active = document.activeElement
  if (!(active instanceof HTMLInputElement) || active.value === '') return false
  return textFields.some((field) => field === active.name)
}

/** A button that is pressed by mouse leaves the keyboard to the field that has it: the next one is typed at once. */
export function keepFieldFocus(event: MouseEvent) {
  if (!(document.activeElement instanceof HTMLInputElement)) return
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault()
}

/** Gives the keyboard to the first of these. A dialog takes it itself when it opens: this is after that. */
export function useFirstFocus(within: RefObject<HTMLElement | null>, selector: 'button' | 'input') {
  useEffect(() => {
    const timer = setTimeout(() => within.current?.querySelector(selector)?.focus())
    return () => clearTimeout(timer)
  }, [within, selector])
}

/** To the one so many steps on from the one that has the keyboard, and round the ends. */
export function focusStep(stops: readonly HTMLElement[], step: number) {
  const here = stops.findIndex((stop) => stop.matches(':focus'))
  stops[(here + step + stops.length) % stops.length]?.focus()
}

/**
 * Hands the keyboard on when what has it goes by itself. `whereTo` is asked in the last moment in which that is on
 * the page; what it answers is called as soon as it is gone, unless the keyboard is somewhere again by then.
 */
export function useMovedFocus(
  part: RefObject<HTMLElement | null>,
  whereTo: (gone: HTMLElement) => () => void,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it matters once, at the end.
  useLayoutEffect(() => {
    const here = part.current
    return () => {
      if (!here?.contains(document.activeElement)) return
      const handOn = whereTo(here)
      setTimeout(() => {
        if (document.activeElement === document.body) handOn()
      })
    }
  }, [])
}

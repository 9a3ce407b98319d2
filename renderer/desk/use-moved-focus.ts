import { type RefObject, useLayoutEffect } from 'react'

/**
 * Hands the keyboard on when what has it goes by itself. `handOn` is called as soon as it is gone, unless the
 * keyboard is somewhere again by then.
 */
export function useMovedFocus(
  part: RefObject<HTMLElement | null>,
  handOn: (gone: HTMLElement) => void,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it matters once, at the end.
  useLayoutEffect(() => {
    const here = part.current
    return () => {
      // The last moment in which it is still on the page.
      if (!here?.contains(document.activeElement)) return
      setTimeout(() => {
        if (document.activeElement === document.body) handOn(here)
      })
    }
  }, [])
}

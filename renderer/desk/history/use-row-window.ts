import { type RefObject, useLayoutEffect, useState } from 'react'
import { type RowWindow, rowWindow } from './row-window.ts'

/** Follows a scrolling element and says which rows have to be in the page. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): RowWindow {
  const [scrolled, setScrolled] = useState({ scrollTop: 0, height: 0 })
  const range = rowWindow(scrolled, rowHeight, count)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const read = () => setScrolled({ scrollTop: element.scrollTop, height: element.clientHeight })
    read()
    element.addEventListener('scroll', read, { passive: true })
    const sizes = new ResizeObserver(read)
    sizes.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      sizes.disconnect()
    }
  }, [scroller])
  return range
}

/** Rows drawn beyond each edge, so that scrolling never shows the ground. */
const margin = 6

export interface RowWindow {
  first: number
  /** One behind the last. */
  end: number
}

export interface Scrolled {
  scrollTop: number
  /** Zero while nothing is laid out yet: then as much as a tall screen shows. */
  height: number
}

const tallScreen = 1200

/** The rows that have to be in the page, all of one height in CSS pixels, out of `count`. */
export function rowWindow(
  { scrollTop, height }: Scrolled,
  rowHeight: number,
  count: number,
): RowWindow {
  const seen = height === 0 ? tallScreen : height
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin)
  const end = Math.min(count, Math.ceil((scrollTop + seen) / rowHeight) + margin)
  return { first: Math.min(first, end), end }
}

/** Where to scroll so that a row is wholly in sight; where it already is, nothing moves. */
export function scrollTopFor(
  index: number,
  rowHeight: number,
  { scrollTop, height }: Scrolled,
): number {
  const top = index * rowHeight
  if (top < scrollTop) return top
  return Math.max(scrollTop, top + rowHeight - height)
}

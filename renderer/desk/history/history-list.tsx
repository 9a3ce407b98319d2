import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useNow } from '../time.ts'
import { useListKeys } from './history-keys.ts'
import { HistoryRow } from './history-row.tsx'
import { useHistory } from './history-store.ts'
import { isSelected, useSelection } from './selection-store.ts'

const everyMs = 60_000
/** Older invites are read when this many rows are left below the window. */
const readAhead = 60
/** As many are read at a time on the way to the end: drawing takes longer than reading. */
const stride = 1000
/** Rows drawn beyond each edge, so that scrolling never shows the ground. */
const beyondEdges = 6
/** In CSS pixels, until the style sheet's height is known. */
const usualRowHeight = 44

/** The invites as a grid of which only the rows in sight are in the page. Its keys are in history-keys.ts. */
export function HistoryList() {
  const scroller = useRef<HTMLDivElement>(null)
  const invites = useHistory((state) => state.invites)
  const next = useHistory((state) => state.next)
  const readOlder = useHistory((state) => state.readOlder)
  const selection = useSelection((state) => state.selection)
  const stayHere = useSelection((state) => state.stayHere)
  const now = useNow(everyMs)
  const ruler = useRef<HTMLDivElement>(null)
  const rowHeight = useHeight(ruler, usualRowHeight)
  const onKeyDown = useListKeys(scroller, rowHeight)
  const isGoingToEnd = useSelection((state) => state.isGoingToEnd)
  const currentIndex = useCurrentIndex()
  const virtualizer = useVirtualizer({
    count: invites.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: beyondEdges,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    // The row with the keyboard stays in the page wherever it is: the focus would be lost with it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), currentIndex])].sort((a, b) => a - b),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was reckoned with another height is over.
  useLayoutEffect(() => virtualizer.measure(), [rowHeight, virtualizer])
  useOnSearch(() => {
    if (virtualizer.scrollOffset) virtualizer.scrollToOffset(0)
  })
  useCurrentInSight(scroller, currentIndex, virtualizer.scrollToIndex)
  const rows = virtualizer.getVirtualItems()
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => {
    if (next === undefined || last < invites.length - readAhead) return
    void readOlder(isGoingToEnd ? stride : undefined)
  }, [last, invites.length, isGoingToEnd, next, readOlder])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out rows and keep its layout.
    <div
      ref={scroller}
      className="history-list"
      role="grid"
      aria-label="Invites"
      aria-multiselectable
      aria-rowcount={next === undefined ? invites.length : -1}
      onKeyDown={onKeyDown}
      onPointerDown={stayHere}
      onWheel={stayHere}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        <div ref={ruler} role="presentation" className="history-row-ruler" />
        {rows.map(({ index, start, size }) => {
          const invite = invites[index]
          if (!invite) return null
          return (
            <HistoryRow
              // By place: a new answer changes the words of the rows that are there, which is half the work.
              key={index}
              invite={invite}
              above={invites[index - 1]}
              index={index}
              top={start}
              height={size}
              now={now}
              isCurrent={index === currentIndex}
              isSelected={isSelected(selection, invite.id)}
            />
          )
        })}
      </div>
    </div>
  )
}

/** In CSS pixels, as the style sheet has it for a window of this size. */
function useHeight(element: RefObject<HTMLElement | null>, usual: number): number {
  const [height, setHeight] = useState(usual)
  useLayoutEffect(() => {
    if (!element.current) return
    const sizes = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.height > 0) setHeight(Math.round(entry.contentRect.height))
    })
    sizes.observe(element.current)
    return () => sizes.disconnect()
  }, [element])
  return height
}

/** Another search begins at its top. Not a part of drawing: a key alone changes nothing in the list. */
function useOnSearch(begin: () => void) {
  const latest = useRef(begin)
  useLayoutEffect(() => {
    latest.current = begin
  })
  useEffect(
    () =>
      useHistory.subscribe(({ filters }, before) => {
        if (filters !== before.filters) latest.current()
      }),
    [],
  )
}

/** The row that has the keyboard: when its invite is gone, the one that took its place. */
function useCurrentIndex(): number {
  const invites = useHistory((state) => state.invites)
  const current = useSelection((state) => state.current)
  const isGoingToEnd = useSelection((state) => state.isGoingToEnd)
  const before = useRef(0)
  useOnSearch(() => {
    before.current = 0
  })
  const found = invites.findIndex(({ id }) => id === current)
  const last = invites.length - 1
  const index = isGoingToEnd ? last : found >= 0 ? found : Math.min(before.current, last)
  useLayoutEffect(() => {
    before.current = index
  }, [index])
  return index
}

/** Whenever another row gets the keyboard, it comes into sight and takes the focus that was in the list. */
function useCurrentInSight(
  scroller: RefObject<HTMLDivElement | null>,
  index: number,
  scrollToIndex: (index: number) => void,
) {
  const id = useHistory((state) => state.invites[index]?.id)
  const hadFocus = useHadFocus(scroller)
  const shown = useRef(id)
  useLayoutEffect(() => {
    const list = scroller.current
    const isAnother = shown.current !== id
    shown.current = id
    if (!list || !hadFocus.current) return
    // An invite that is only pushed down by a new one takes the focus along, and nothing scrolls.
    if (isAnother) scrollToIndex(index)
    const row = list.querySelector<HTMLElement>(`[aria-rowindex="${index + 1}"]`)
    if (isAnother || !row?.contains(document.activeElement)) row?.focus({ preventScroll: true })
    // In a small window the screen scrolls, too, and the list may be under its edge.
    if (isAnother) list.scrollIntoView({ block: 'nearest' })
  }, [scroller, hadFocus, id, index, scrollToIndex])
}

/** Whether the focus is in an element, or was until what had it was taken out of the page. */
function useHadFocus(element: RefObject<HTMLElement | null>) {
  const hadFocus = useRef(false)
  useEffect(() => {
    const arrive = ({ target }: FocusEvent) => {
      hadFocus.current = target instanceof Node && element.current?.contains(target) === true
    }
    document.addEventListener('focusin', arrive)
    return () => document.removeEventListener('focusin', arrive)
  }, [element])
  return hadFocus
}

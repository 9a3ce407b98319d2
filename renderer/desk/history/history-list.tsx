import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { dayHeadingWords, useNow } from '../time.ts'
import { dayLines } from './day-lines.ts'
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
const usualHeadingHeight = 32
/** Above the lines: the names of the columns. Counted from 1. */
const linesBegin = 2

/**
 * The invites as a grid of which only the rows in sight are in the page, under the headings of their days; the day of
 * the topmost one stays in sight. Its keys are in history-keys.ts.
 */
export function HistoryList() {
  const scroller = useRef<HTMLDivElement>(null)
  const invites = useHistory((state) => state.invites)
  const matches = useHistory((state) => state.matches)
  const next = useHistory((state) => state.next)
  const selection = useSelection((state) => state.selection)
  const stayHere = useSelection((state) => state.stayHere)
  const now = useNow(everyMs)
  const lines = useMemo(() => dayLines(invites), [invites])
  const rowRuler = useRef<HTMLDivElement>(null)
  const headingRuler = useRef<HTMLDivElement>(null)
  const rowHeight = useHeight(rowRuler, usualRowHeight)
  const headingHeight = useHeight(headingRuler, usualHeadingHeight)
  const onKeyDown = useListKeys(scroller, { rowHeight, headingHeight })
  const currentIndex = useCurrentIndex()
  const virtualizer = useVirtualizer({
    count: lines.count,
    // By place: a new answer changes the words of the rows that are there, which is half the work.
    getItemKey: useCallback(
      (at: number) => {
        const line = lines.at(at)
        return 'invite' in line ? line.invite : `day ${line.heading}`
      },
      [lines],
    ),
    getScrollElement: () => scroller.current,
    estimateSize: (at) => ('invite' in lines.at(at) ? rowHeight : headingHeight),
    overscan: beyondEdges,
    scrollPaddingStart: headingHeight,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    // The row with the keyboard stays in the page wherever it is: the focus would be lost with it.
    rangeExtractor: (range) =>
      [
        ...new Set([
          lines.headingAbove(range.startIndex),
          ...defaultRangeExtractor(range),
          lines.lineOf(currentIndex),
        ]),
      ].sort((a, b) => a - b),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was reckoned with other heights is over.
  useLayoutEffect(() => virtualizer.measure(), [rowHeight, headingHeight, virtualizer])
  useOnSearch(() => {
    if (virtualizer.scrollOffset) virtualizer.scrollToOffset(0)
  })
  useCurrentInSight(scroller, currentIndex, (index) =>
    virtualizer.scrollToIndex(lines.lineOf(index)),
  )
  const topHeading = lines.headingAbove(virtualizer.range?.startIndex ?? 0)
  useReadAhead(virtualizer.range?.endIndex ?? 0, lines.count)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out rows and keep its layout.
    <div
      className="history-grid"
      role="grid"
      aria-label="Invites"
      aria-multiselectable
      aria-rowcount={next === undefined ? lines.count + linesBegin - 1 : -1}
    >
      <ColumnNames />
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
      <div
        ref={scroller}
        className="history-list"
        role="rowgroup"
        onKeyDown={onKeyDown}
        onPointerDown={stayHere}
        onWheel={stayHere}
      >
        <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          <div ref={rowRuler} role="presentation" className="history-row-ruler" />
          <div ref={headingRuler} role="presentation" className="history-heading-ruler" />
          {virtualizer.getVirtualItems().map(({ index: at, key, start, size }) => {
            const line = lines.at(at)
            const place = { rowIndex: at + linesBegin, top: start, height: size }
            if ('at' in line) {
              const words = dayHeadingWords(line.at, now)
              return <DayHeading key={key} {...place} isOnTop={at === topHeading} words={words} />
            }
            const invite = invites[line.invite]
            if (!invite) return null
            return (
              <HistoryRow
                key={key}
                {...place}
                invite={invite}
                match={matches.get(invite.id)}
                now={now}
                isFirst={line.invite === 0}
                isCurrent={line.invite === currentIndex}
                isSelected={isSelected(selection, invite.id)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

const columnNames = ['Selected', 'Time', 'Customer', 'Reference', 'State', 'Actions']

const ColumnNames = memo(function ColumnNames() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    // biome-ignore lint/a11y/useFocusableInteractive: the keyboard goes to the invites alone.
    <div role="row" className="history-line history-columns" aria-rowindex={1}>
      {columnNames.map((name) => (
        // biome-ignore lint/a11y/useSemanticElements: see the grid.
        // biome-ignore lint/a11y/useFocusableInteractive: as above.
        <span key={name} role="columnheader" className={`history-${name.toLowerCase()}`}>
          <span>{name}</span>
        </span>
      ))}
    </div>
  )
})

interface DayHeadingProps {
  rowIndex: number
  top: number
  height: number
  /** Stays in sight while the invites of its day scroll by. */
  isOnTop: boolean
  words: string
}

/** The day of the invites beneath it. Neither the keyboard nor a selection stops at it. */
const DayHeading = memo(function DayHeading(props: DayHeadingProps) {
  const { rowIndex, top, height, isOnTop, words } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div
      role="row"
      className={isOnTop ? 'history-day history-day-on-top' : 'history-day'}
      style={isOnTop ? { height } : { top, height }}
      aria-rowindex={rowIndex}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      <span role="rowheader" aria-colspan={columnNames.length}>
        {words}
      </span>
    </div>
  )
})

/** Older invites are read before anybody sees that they are missing. */
function useReadAhead(lastInSight: number, count: number) {
  const next = useHistory((state) => state.next)
  const readOlder = useHistory((state) => state.readOlder)
  const isGoingToEnd = useSelection((state) => state.isGoingToEnd)
  useEffect(() => {
    if (next === undefined || lastInSight < count - readAhead) return
    void readOlder(isGoingToEnd ? stride : undefined)
  }, [lastInSight, count, isGoingToEnd, next, readOlder])
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
    const row = list.querySelector<HTMLElement>(`[data-id="${id}"]`)
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

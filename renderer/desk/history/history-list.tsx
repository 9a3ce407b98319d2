import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useNow } from '../use-now.ts'
import { HistoryRow } from './history-row.tsx'
import { useHistory } from './history-store.ts'
import { useListKeys } from './list-keys.ts'
import { scrollTopFor } from './row-window.ts'
import { isSelected, useSelection } from './selection-store.ts'
import { useRowHeight } from './use-row-height.ts'
import { useRowWindow } from './use-row-window.ts'

const everyMs = 60_000
/** Older invites are read when this many rows are left below the window. */
const readAhead = 60
/** As many are read at a time on the way to the end: drawing takes longer than reading. */
const stride = 1000

/**
 * The invites as a grid of which only the rows in sight are in the page: a collection component keeps
 * every row in mind and took 150 ms and more for each page of a hundred. Its keys are in list-keys.ts.
 */
export function HistoryList() {
  const scroller = useRef<HTMLDivElement>(null)
  const invites = useHistory((state) => state.invites)
  const next = useHistory((state) => state.next)
  const readOlder = useHistory((state) => state.readOlder)
  const selection = useSelection((state) => state.selection)
  const stayHere = useSelection((state) => state.stayHere)
  const now = useNow(everyMs)
  const rowHeight = useRowHeight()
  const { first, end } = useRowWindow(scroller, rowHeight, invites.length)
  const onKeyDown = useListKeys(scroller, rowHeight)
  const isGoingToEnd = useSelection((state) => state.isGoingToEnd)
  const currentIndex = useCurrentIndex(scroller)
  useCurrentInSight(scroller, currentIndex, rowHeight)
  useEffect(() => {
    if (next === undefined || end <= invites.length - readAhead) return
    void readOlder(isGoingToEnd ? stride : undefined)
  }, [end, invites.length, isGoingToEnd, next, readOlder])
  // The row with the keyboard stays in the page wherever it is: the focus would be lost with it.
  const shown = [...new Set([...indexes(first, end), currentIndex])].sort((a, b) => a - b)
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
      <div role="presentation" style={{ height: invites.length * rowHeight }}>
        {shown.map((index) => {
          const invite = invites[index]
          if (!invite) return null
          return (
            <HistoryRow
              // By place: a new answer changes the words of the rows that are there, which is half the work.
              key={index}
              invite={invite}
              above={invites[index - 1]}
              index={index}
              height={rowHeight}
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

function indexes(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, offset) => first + offset)
}

/** The row that has the keyboard: when its invite is gone, the one that took its place. */
function useCurrentIndex(scroller: RefObject<HTMLDivElement | null>): number {
  const invites = useHistory((state) => state.invites)
  const filters = useHistory((state) => state.filters)
  const current = useSelection((state) => state.current)
  const isGoingToEnd = useSelection((state) => state.isGoingToEnd)
  const before = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its top.
  useLayoutEffect(() => {
    before.current = 0
    if (scroller.current) scroller.current.scrollTop = 0
  }, [filters])
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
  rowHeight: number,
) {
  const id = useHistory((state) => state.invites[index]?.id)
  const hadFocus = useHadFocus(scroller)
  const shown = useRef(id)
  useLayoutEffect(() => {
    const list = scroller.current
    const isAnother = shown.current !== id
    shown.current = id
    if (!list || !hadFocus.current) return
    const { scrollTop, clientHeight: height } = list
    // An invite that is only pushed down by a new one takes the focus along, and nothing scrolls.
    if (isAnother) list.scrollTop = scrollTopFor(index, rowHeight, { scrollTop, height })
    const row = list.querySelector<HTMLElement>(`[aria-rowindex="${index + 1}"]`)
    if (isAnother || !row?.contains(document.activeElement)) row?.focus({ preventScroll: true })
    // In a small window the screen scrolls, too, and the list may be under its edge.
    if (isAnother) list.scrollIntoView({ block: 'nearest' })
  }, [scroller, hadFocus, id, index, rowHeight])
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

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useNow } from '../use-now.ts'
import { HistoryRow } from './history-row.tsx'
import { useHistory } from './history-store.ts'
import { useListKeys } from './list-keys.ts'
import { useMarks } from './marks-store.ts'
import { scrollTopFor } from './row-window.ts'
import { useRowHeight } from './use-row-height.ts'
import { useRowWindow } from './use-row-window.ts'

const everyMs = 60_000
/** Older invites are read when this many rows are left below the window. */
const readAhead = 60

/**
 * The invites as a grid of which only the rows in sight are in the page: a collection component keeps
 * every row in mind and took 150 ms and more for each page of a hundred. Its keys are in list-keys.ts.
 */
export function HistoryList() {
  const scroller = useRef<HTMLDivElement>(null)
  const { invites, next, readOlder } = useHistory()
  const { current, selected } = useMarks()
  const now = useNow(everyMs)
  const rowHeight = useRowHeight()
  const { first, end } = useRowWindow(scroller, rowHeight, invites.length)
  const onKeyDown = useListKeys(scroller, rowHeight)
  const currentIndex = Math.max(
    0,
    invites.findIndex(({ id }) => id === current),
  )
  useCurrentInSight(scroller, currentIndex, rowHeight)
  useEffect(() => {
    if (next !== undefined && end > invites.length - readAhead) void readOlder()
  }, [end, invites.length, next, readOlder])
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
    >
      <div role="presentation" style={{ height: invites.length * rowHeight }}>
        {shown.map((index) => {
          const invite = invites[index]
          if (!invite) return null
          return (
            <HistoryRow
              key={invite.id}
              invite={invite}
              above={invites[index - 1]}
              index={index}
              height={rowHeight}
              now={now}
              isCurrent={index === currentIndex}
              isSelected={selected.has(invite.id)}
              isSelecting={selected.size > 0}
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

/** Whenever another row gets the keyboard, it comes into sight and takes the focus that was in the list. */
function useCurrentInSight(
  scroller: RefObject<HTMLDivElement | null>,
  index: number,
  rowHeight: number,
) {
  const current = useMarks((state) => state.current)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that moves is what counts, not the rows around it.
  useLayoutEffect(() => {
    const list = scroller.current
    if (!list || current === undefined) return
    const { scrollTop, clientHeight: height } = list
    list.scrollTop = scrollTopFor(index, rowHeight, { scrollTop, height })
    if (list.contains(document.activeElement)) rowAt(list, index)?.focus({ preventScroll: true })
  }, [current])
}

export function rowAt(list: HTMLElement, index: number): HTMLElement | null {
  return list.querySelector<HTMLElement>(`[aria-rowindex="${index + 1}"]`)
}

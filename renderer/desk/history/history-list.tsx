import { useMemo } from 'react'
import { Collection } from 'react-aria-components/Collection'
import { GridList, GridListLoadMoreItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { HistoryRow } from './history-row.tsx'
import { useHistory } from './history-store.ts'
import { rowsOf } from './rows.ts'
import { useSelection } from './selection-store.ts'
import { useRowHeight } from './use-row-height.ts'

/**
 * The invites, as many of them in the page as the window shows. Arrows move between them, Space selects,
 * left and right reach the buttons; the other keys are in history-keys.ts.
 */
export function HistoryList() {
  const { invites, next, isReadingOlder, readOlder } = useHistory()
  const { selected, select } = useSelection()
  const rowSize = useRowHeight()
  const rows = useMemo(() => rowsOf(invites), [invites])
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize, loaderSize: rowSize }}>
      <GridList
        aria-label="Invites"
        className="history-list"
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={select}
        disallowTypeAhead
      >
        <Collection items={rows}>{(row) => <HistoryRow row={row} />}</Collection>
        {next !== undefined && (
          <GridListLoadMoreItem isLoading={isReadingOlder} onLoadMore={() => void readOlder()}>
            <span className="history-more">Reading older invites…</span>
          </GridListLoadMoreItem>
        )}
      </GridList>
    </Virtualizer>
  )
}

import { Download } from 'lucide-react'
import { useEffect } from 'react'
import { longestSearch } from '#contract'
import { endAll } from '../../ask.ts'
import { keysOf, useShortcuts } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useScreen } from '../app-state.ts'
import { failureSentence } from '../copy/failure-sentences.ts'
import { ForgetSheet } from '../forget/forget-sheet.tsx'
import { useForget } from '../forget/forget-store.ts'
import { ScreenHead } from '../notices.tsx'
import { DetailSheet } from './detail-sheet.tsx'
import { useDetail } from './detail-store.ts'
import { useExport } from './export-store.ts'
import { DaysLine, FilterLine } from './filter-line.tsx'
import { ExportDialog, RemoveDialog } from './history-dialogs.tsx'
import { filterProblem, filterProblemSentence, isFiltered, noFilters } from './history-filters.ts'
import { focusList, focusSearch, historyShortcuts, onSearchKey } from './history-keys.ts'
import { HistoryList } from './history-list.tsx'
import { useHistory } from './history-store.ts'
import { ListFoot } from './list-foot.tsx'
import { useRemove } from './remove-store.ts'
import { useSelection } from './selection-store.ts'
import './history.css'

const openForget = (typed: string) => useForget.getState().open(typed)

/** Every invite that is kept here: the keyboard starts in the search, and Enter does the right thing. */
export function HistoryScreen() {
  // Nothing here listens to what was found: it changes at every key, and the filters are dear to draw.
  const hasFailed = useHistory((state) => state.failure !== undefined)
  useShortcuts(historyShortcuts)
  useRestoredFocus()
  useEffect(() => {
    focusSearch()
    void useHistory.getState().read()
    const stores = [useHistory, useSelection, useDetail, useExport, useRemove]
    return endAll(...stores.map((store) => store.getState().listen()))
  }, [])
  return (
    <main className="screen history-screen">
      <div className="history">
        <div className="history-top">
          <ScreenHead title="History">
            <Button kind="quiet" onPress={() => openForget(useHistory.getState().filters.search)}>
              Forget a person…
            </Button>
            <Button icon={Download} keys={keysOf('export')} onPress={useExport.getState().begin}>
              Export…
            </Button>
          </ScreenHead>
          <div className="history-filters">
            <SearchLine />
            <FilterLine />
          </div>
          <DaysLine />
        </div>
        {hasFailed ? <ReadFailure /> : <Found />}
        <ListFoot />
      </div>
      <DetailSheet />
      <ExportDialog />
      <RemoveDialog />
      <ForgetSheet />
    </main>
  )
}

function SearchLine() {
  const search = useHistory((state) => state.filters.search)
  const narrow = useHistory((state) => state.narrow)
  return (
    <SearchField
      label="Search the history"
      invitation="Name, email, phone, reference or link"
      keys={keysOf('search')}
      value={search}
      onChange={(typed) => narrow({ search: typed })}
      maxLength={longestSearch}
      onKeyDown={onSearchKey}
      describedBy="history-status"
    />
  )
}

/** The list; or, where there is nothing to list, why and what to do. */
function Found() {
  const isEmpty = useHistory((state) => state.invites.length === 0)
  const isEnd = useHistory((state) => state.isRead && state.next === undefined)
  const isPart = useHistory((state) => isFiltered(state.filters))
  if (!isEmpty) return <HistoryList />
  if (!isEnd) return <div className="history-grid" />
  return isPart ? <NothingFound /> : <NoHistory />
}

function ReadFailure() {
  const { failure, read } = useHistory()
  if (!failure) return null
  const { happened, meaning } = failureSentence(failure)
  return (
    <Notice
      tone="problem"
      title={happened}
      actions={
        <Button size="small" onPress={() => void read()}>
          Try again
        </Button>
      }
    >
      {meaning}
    </Notice>
  )
}

function NothingFound() {
  const narrow = useHistory((state) => state.narrow)
  const filters = useHistory((state) => state.filters)
  const problem = filterProblem(filters)
  return (
    <div className="history-empty">
      <h2>Nothing found</h2>
      <p>
        {problem
          ? filterProblemSentence(problem)
          : 'No invite that is still kept has this in it. Try fewer letters, or fewer filters.'}
      </p>
      <Button onPress={() => narrow(noFilters)}>Show the whole history</Button>
    </div>
  )
}

function NoHistory() {
  const go = useScreen((state) => state.go)
  return (
    <div className="history-empty">
      <h2>No invites here</h2>
      <p>Each invite you create is listed here, with how far the customer is.</p>
      <Button kind="main" onPress={() => go('new')}>
        Create an invite
      </Button>
    </div>
  )
}

/**
 * Keeps the keyboard in the history. A question or a sheet that closes gives it back to the row that it
 * came from, in the next frame; where that row went meanwhile, or the whole list did, nothing has it.
 */
function useRestoredFocus() {
  const isEmpty = useHistory(({ invites }) => invites.length === 0)
  const isDeleting = useRemove(({ state }) => state.step !== 'none')
  const isExporting = useExport(({ state }) => state.step !== 'none')
  const isDetailed = useDetail(({ detail }) => detail !== undefined)
  const isForgetting = useForget(({ isOpen }) => isOpen)
  const isCovered = isDeleting || isExporting || isDetailed || isForgetting
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that empties takes its rows with it.
  useEffect(() => {
    if (isCovered) return
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      focusList()
      if (document.activeElement === document.body) focusSearch()
    })
    return () => cancelAnimationFrame(frame)
  }, [isEmpty, isCovered])
}

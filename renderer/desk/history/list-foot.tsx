import { Trash2 } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { mostListed, type ShortcutName } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { InviteTitle, numberWords } from '../copy/invite-words.tsx'
import { choices, otherAction, primaryAction } from '../invite-actions.ts'
import { filterProblem, filterProblemSentence, isFiltered } from './history-filters.ts'
import { isFull, useHistory } from './history-store.ts'
import { removeSelected } from './remove-store.ts'
import { isSelecting, selectedCount, useSelection } from './selection-store.ts'

/** Beneath the list: what was found or selected, and the keys for it. */
export function ListFoot() {
  const isEmpty = useHistory(({ invites }) => invites.length === 0)
  const isAnySelected = useSelection(({ selection }) => isSelecting(selection))
  return (
    <footer className="history-foot">
      <p id="history-status" role="status">
        {isAnySelected ? <SelectedWords /> : <FoundWords />}
      </p>
      {isAnySelected ? <SelectionActions /> : !isEmpty && <Keys />}
    </footer>
  )
}

function SelectedWords() {
  const selected = selectedCount(useSelection(({ selection }) => selection))
  if (!selected) return 'Selecting everything…'
  return `${selected.hasMore ? 'More than ' : ''}${numberWords(selected.count)} selected`
}

/** Said while somebody searches: how many, and what Enter will do. */
function FoundWords() {
  const { invites, next, filters, isRead } = useHistory(
    useShallow(({ invites, next, filters, isRead }) => ({ invites, next, filters, isRead })),
  )
  const [first] = invites
  if (isFull({ invites, next })) {
    return `The newest ${numberWords(mostListed)} are listed: search or choose days to see older ones.`
  }
  if (!isRead || !isFiltered(filters)) return null
  const problem = filterProblem(filters)
  if (problem) return `Nothing found. ${filterProblemSentence(problem)}`
  if (!first) return next === undefined ? 'Nothing found' : null
  const listed = numberWords(invites.length)
  const count = next === undefined ? listed : `More than ${listed}`
  return (
    <>
      {count} found. Enter: {choices[primaryAction(first, Date.now())].words},{' '}
      <InviteTitle invite={first} />
    </>
  )
}

function SelectionActions() {
  const { selection, clear } = useSelection()
  return (
    <div className="history-selection">
      <Button size="small" kind="quiet" keys={keysOf('leaveList')} onPress={clear}>
        Clear selection
      </Button>
      <Button
        size="small"
        kind="danger"
        icon={Trash2}
        keys={keysOf('remove')}
        isDisabled={selectedCount(selection)?.count === 0}
        onPress={() => void removeSelected()}
      >
        Delete selected
      </Button>
    </div>
  )
}

/** `in-list`: where the list has the keyboard; elsewhere it means something else. `in-wide-list`: and has room. */
const keys: readonly (readonly [
  shortcut: ShortcutName,
  words: string,
  where?: 'in-list' | 'in-wide-list',
])[] = [
  ['details', 'Details'],
  ['printSlip', 'Print slip'],
  ['copyLink', 'Copy link'],
  ['remove', 'Delete', 'in-list'],
  ['select', 'Select', 'in-wide-list'],
  ['selectAll', 'Select all', 'in-list'],
]

/** What the keys do to the row that has the keyboard; from anywhere else, to the first one. */
const Keys = memo(function Keys() {
  const row = useRowWithKeyboard()
  const invite = useHistory(({ invites }) => invites.find(({ id }) => id === row) ?? invites[0])
  if (!invite) return null
  const now = Date.now()
  const other = otherAction(invite, now)
  return (
    <ul className="history-keys" aria-label="Keys">
      <li>
        <Kbd keys={keysOf('primaryAction')} /> {choices[primaryAction(invite, now)].words}
      </li>
      {other && (
        <li>
          <Kbd keys={keysOf('otherAction')} /> {choices[other].words}
        </li>
      )}
      {keys.map(([shortcut, words, where]) => (
        <li key={shortcut} className={where && `history-key-${where}`}>
          <Kbd keys={keysOf(shortcut)} /> {words}
        </li>
      ))}
    </ul>
  )
})

function useRowWithKeyboard(): number | undefined {
  const [id, setId] = useState<number>()
  useEffect(() => {
    const arrive = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[role="row"]') : null
      setId(row ? Number(row.dataset.id) : undefined)
    }
    document.addEventListener('focusin', arrive)
    return () => document.removeEventListener('focusin', arrive)
  }, [])
  return id
}

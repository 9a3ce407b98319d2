import { Trash2 } from 'lucide-react'
import { memo } from 'react'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { inviteTitle } from '../words/invite-words.ts'
import { isFiltered } from './history-filters.ts'
import { useHistory } from './history-store.ts'
import { selectedAmong, useMarks } from './marks-store.ts'
import { removeInvites } from './remove-invites.ts'
import { choiceWords, rightThing } from './right-thing.ts'

/** Beneath the list: what was found or selected, and the keys for it. */
export function ListFoot() {
  const { invites } = useHistory()
  const { selected } = useMarks()
  const among = selectedAmong(invites, selected)
  return (
    <footer className="history-foot">
      <p id="history-status" role="status">
        {among.length > 0 ? `${among.length} selected` : <FoundWords />}
      </p>
      {among.length > 0 ? <SelectionActions /> : invites.length > 0 && <Keys />}
    </footer>
  )
}

/** Said while somebody searches: how many, and what Enter will do. */
function FoundWords() {
  const { invites, next, filters, isRead } = useHistory()
  const [first] = invites
  if (!isRead || !isFiltered(filters)) return null
  if (!first) return next === undefined ? 'Nothing found' : null
  const count = next === undefined ? `${invites.length}` : `More than ${invites.length}`
  return (
    <>
      {count} found. Enter: {choiceWords[rightThing(first, Date.now())]},{' '}
      <bdi>{inviteTitle(first)}</bdi>
    </>
  )
}

function SelectionActions() {
  const { invites } = useHistory()
  const { selected, clear } = useMarks()
  return (
    <div className="history-selection">
      <Button size="small" kind="quiet" keys="Esc" onPress={clear}>
        Clear selection
      </Button>
      <Button
        size="small"
        kind="danger"
        icon={Trash2}
        keys="Delete"
        onPress={() => void removeInvites(selectedAmong(invites, selected))}
      >
        Delete selected
      </Button>
    </div>
  )
}

const keys = [
  ['Enter', 'Show QR or invite again'],
  ['Ctrl Enter', 'The other one'],
  ['Alt D', 'Details'],
  ['Alt P', 'Print slip'],
  ['Alt L', 'Copy link'],
  ['Delete', 'Delete'],
] as const

/** The same after every key of a search. */
const Keys = memo(function Keys() {
  return (
    <ul className="history-keys" aria-label="Keys">
      {keys.map(([key, words]) => (
        <li key={key}>
          <Kbd keys={key} /> {words}
        </li>
      ))}
    </ul>
  )
})

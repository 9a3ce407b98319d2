import { FileDown, Trash2 } from 'lucide-react'
import { useId, useRef } from 'react'
import { type ForgetReceipt, type KeptThing, longestSearch } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { failureSentence } from '../copy/failure-sentences.ts'
import { countWords, invitesWords, numberWords } from '../copy/invite-words.tsx'
import { useFirstFocus } from '../focus.ts'
import { useMasking } from '../masking.ts'
import { dayWords, timeWords } from '../time.ts'
import { useForget } from './forget-store.ts'
import './forget-sheet.css'

/** Everything that is kept of somebody: found, told to them, and removed for good. */
export function ForgetSheet() {
  const { isOpen, receipt, close } = useForget()
  if (!isOpen) return null
  return (
    <>
      <Sheet
        title="Forget a person"
        isOpen
        onClose={close}
        closingKeys={keysOf('close')}
        actions={receipt ? <Done /> : <Actions />}
      >
        {receipt ? <Receipt receipt={receipt} /> : <Search />}
      </Sheet>
      <Question />
    </>
  )
}

function Search() {
  const { typed, found, work, savedAs, failure, type, find } = useForget()
  const form = useRef<HTMLFormElement>(null)
  useFirstFocus(form, 'input')
  const sentence = failure && failureSentence(failure)
  return (
    <div className="forget">
      <p>
        Finds everything that is kept of somebody on this computer: as a report for them, and to be
        removed for good when they ask to be forgotten.
      </p>
      <form
        ref={form}
        className="forget-search"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void find()
        }}
      >
        <LineField
          label="Email, phone or name"
          name="person"
          direction="auto"
          value={typed}
          onChange={(text) => type(text.slice(0, longestSearch))}
        />
        <Button type="submit" isBusy={work === 'finding'}>
          Find
        </Button>
      </form>
      {sentence && (
        <p role="alert" className="forget-failure">
          {sentence.happened} {sentence.meaning}
        </p>
      )}
      <div role="status">
        {savedAs === undefined ? (
          found && <FoundWords />
        ) : (
          <p>
            Report saved as <strong>{savedAs}</strong>: to be printed, or handed on as a file. It
            isn’t encrypted; delete it when it is no longer needed.
          </p>
        )}
      </div>
      <Found />
    </div>
  )
}

function FoundWords() {
  const found = useForget((state) => state.found)
  const { things = [], hasMore = false } = found ?? {}
  if (things.length === 0) {
    return (
      <p>
        Nothing is kept of anybody by that. Try the whole email address or phone number, or the name
        as it was given.
      </p>
    )
  }
  const certain = things.filter(({ isCertain }) => isCertain).length
  return (
    <p>
      {certain === 0
        ? 'Several people may have this name. Choose what belongs to the one who asks.'
        : 'Look through it: families share addresses and numbers. What else may be theirs is not chosen yet.'}
      {hasMore && ' There is more: find again when these are removed.'}
    </p>
  )
}

function Found() {
  const found = useForget((state) => state.found)
  if (!found || found.things.length === 0) return null
  return (
    <ul className="forget-things" aria-label="What is kept">
      {found.things.map((thing) => (
        <Thing key={thing.id} thing={thing} />
      ))}
    </ul>
  )
}

const kinds: Record<KeptThing['kind'], string> = {
  invite: 'Invite',
  note: 'Note on an invite',
  typed: 'In the form now',
  held: 'On hold',
  expected: 'Expected today',
  register: 'Register, the invite is gone',
}

function Thing({ thing }: { thing: KeptThing }) {
  const { id, kind, at, title, about } = thing
  const isChosen = useForget(({ chosen }) => chosen.has(id))
  const toggle = useForget((state) => state.toggle)
  // Even where names are masked somebody has to see whose it is; nobody, while no one is there.
  const isUnattended = useMasking((state) => state.isUnattended)
  const aboutId = useId()
  const when = at === undefined ? '' : `, ${dayWords(at, Date.now())} ${timeWords(at)}`
  return (
    <li>
      <label className="forget-thing">
        <input
          type="checkbox"
          checked={isChosen}
          aria-describedby={aboutId}
          onChange={() => toggle(id)}
        />
        <bdi className="forget-title">{isUnattended ? '••••••••' : title}</bdi>
      </label>
      <p id={aboutId} className="forget-about">
        {kinds[kind]}
        {when}
        {!isUnattended &&
          about.map((words) => (
            <span key={words}>
              {' · '}
              <bdi>{words}</bdi>
            </span>
          ))}
      </p>
    </li>
  )
}

function Actions() {
  const count = useForget(({ found, chosen }) => (found ? chosen.size : 0))
  const work = useForget((state) => state.work)
  const { saveReport, askToRemove } = useForget.getState()
  return (
    <>
      <Button
        icon={FileDown}
        isDisabled={count === 0}
        isBusy={work === 'saving'}
        onPress={() => void saveReport()}
      >
        Save report…
      </Button>
      <Button
        kind="danger"
        icon={Trash2}
        isDisabled={count === 0}
        isBusy={work === 'removing'}
        onPress={askToRemove}
      >
        {work === 'removing' ? 'Removing…' : `Remove ${numberWords(count)} chosen…`}
      </Button>
    </>
  )
}

function Question() {
  const isAsked = useForget(({ work }) => work === 'asking')
  const count = useForget(({ chosen }) => chosen.size)
  const { keep, remove } = useForget.getState()
  return (
    <AlertDialog
      title={`Remove ${numberWords(count)} for good?`}
      isOpen={isAsked}
      onClose={keep}
      actions={
        <>
          <Button autoFocus onPress={keep}>
            Keep
          </Button>
          <Button kind="danger" onPress={() => void remove()}>
            Remove for good
          </Button>
        </>
      }
    >
      <p>
        It goes at once, from the search too, and there is no Undo. Backups lose it within a day,
        but those of a history that was put aside keep it until they are as old as invites may get.
        In the register, that somebody was asked stays, without name and reference.
      </p>
      <p>
        Front Desk cannot reach what was exported, saved or printed, lists of expected customers
        that lie in a folder, a history that was put aside, and what VerifiMe was sent.
      </p>
    </AlertDialog>
  )
}

function Receipt({ receipt }: { receipt: ForgetReceipt }) {
  const { invites, notes, drafts, expected, registerEntries, left, isCleared } = receipt
  const lines = [
    ...counted(invites, invitesWords(invites)),
    ...counted(notes, countWords(notes, 'note', 'notes')),
    ...counted(drafts, countWords(drafts, 'half-typed form', 'half-typed forms')),
    ...counted(expected, `${numberWords(expected)} of who is expected today`),
    ...counted(
      registerEntries,
      `Name and reference in ${countWords(registerEntries, 'entry', 'entries')} of the register`,
    ),
  ]
  return (
    <div className="forget" role="status">
      <p>Removed for good:</p>
      <ul className="forget-removed">
        {lines.length === 0 ? (
          <li>Nothing: it was gone already</li>
        ) : (
          lines.map((line) => <li key={line}>{line}</li>)
        )}
      </ul>
      {left > 0 && (
        <p>
          {invitesWords(left)} being sent just now {left === 1 ? 'was' : 'were'} left. Find the
          person again in a minute.
        </p>
      )}
      {!isCleared && (
        <p>
          The history’s file may still hold traces of it, encrypted: it couldn’t be written anew,
          perhaps because the disk is full. Front Desk tries again when it quits.
        </p>
      )}
      <p>
        Settings › Record says when, by whom and how much, without a name. Backups of this history
        follow within a day.
      </p>
    </div>
  )
}

const counted = (count: number, words: string): string[] => (count > 0 ? [words] : [])

function Done() {
  const close = useForget((state) => state.close)
  return (
    <Button kind="main" autoFocus onPress={close}>
      Done
    </Button>
  )
}

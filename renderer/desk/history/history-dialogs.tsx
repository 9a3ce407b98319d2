import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { failureSentence } from '../copy/failure-sentences.ts'
import { foundWords, invitesWords, numberWords } from '../copy/invite-words.tsx'
import { useExport } from './export-store.ts'
import { filterProblemSentence, isFiltered } from './history-filters.ts'
import { useHistory } from './history-store.ts'
import { useRemove } from './remove-store.ts'

/** Export asks first, shows how far it is, and says where it ended. */
export function ExportDialog() {
  const { state, close, write, cancel } = useExport()
  switch (state.step) {
    case 'none':
      return null
    case 'asking':
      return <Asking onCancel={close} onExport={() => void write()} />
    case 'nothing-found':
      return (
        <AlertDialog title="Nothing to export" isOpen onClose={close} actions={<CloseButton />}>
          <p>No invite is found, because a filter can’t be read.</p>
          <p>{filterProblemSentence(state.problem)}</p>
        </AlertDialog>
      )
    case 'writing':
      return (
        <AlertDialog
          title="Exporting…"
          isOpen
          onClose={cancel}
          actions={
            <Button autoFocus onPress={cancel}>
              Cancel export
            </Button>
          }
        >
          <p role="status">
            {state.written === 0
              ? 'Waiting for a file name.'
              : `${invitesWords(state.written)} written so far.`}
          </p>
        </AlertDialog>
      )
    case 'saved':
      return (
        <AlertDialog title="Export saved" isOpen onClose={close} actions={<CloseButton />}>
          <p role="status">
            {invitesWords(state.saved.written)} in <strong>{state.saved.fileName}</strong>. Delete
            it when you no longer need it.
          </p>
        </AlertDialog>
      )
    case 'failed': {
      const { happened, meaning } = failureSentence(state.failure)
      return (
        <AlertDialog title={happened} isOpen onClose={close} actions={<CloseButton />}>
          <p>{meaning}</p>
        </AlertDialog>
      )
    }
  }
}

function CloseButton() {
  const close = useExport((state) => state.close)
  return (
    <Button autoFocus onPress={close}>
      Close
    </Button>
  )
}

interface AskingProps {
  onCancel: () => void
  onExport: () => void
}

function Asking({ onCancel, onExport }: AskingProps) {
  const isPart = useHistory((state) => isFiltered(state.filters))
  return (
    <AlertDialog
      title={isPart ? 'Export what is listed?' : 'Export the whole history?'}
      isOpen
      onClose={onCancel}
      actions={
        <>
          <Button onPress={onCancel}>Cancel</Button>
          <Button kind="main" autoFocus onPress={onExport}>
            Choose a file…
          </Button>
        </>
      }
    >
      <p>
        {isPart
          ? 'Every invite that the search and the filters find goes into a CSV file.'
          : 'Every invite that is kept goes into a CSV file. Search or filter first for a part of them.'}
      </p>
      <p>
        The file isn’t encrypted and contains customers’ details. Delete it when you no longer need
        it.
      </p>
    </AlertDialog>
  )
}

/** Deleting many asks first, and shows how far it is. */
export function RemoveDialog() {
  const { state, confirm, close } = useRemove()
  switch (state.step) {
    case 'none':
      return null
    case 'asking':
      return (
        <AlertDialog
          title={`Delete ${foundWords(state.total)}?`}
          isOpen
          onClose={close}
          actions={
            <>
              <Button autoFocus onPress={close}>
                Keep them
              </Button>
              <Button kind="danger" onPress={confirm}>
                {`Delete ${foundWords(state.total)}`}
              </Button>
            </>
          }
        >
          <p>
            They are everything that is selected, also what is not in sight. For ten seconds Undo
            brings all of them back; after that they are gone for good.
          </p>
        </AlertDialog>
      )
    case 'removing':
      return (
        <AlertDialog
          title={`Deleting ${foundWords(state.total)}…`}
          isOpen
          onClose={close}
          actions={
            <Button autoFocus onPress={close}>
              Stop here
            </Button>
          }
        >
          <p>{numberWords(state.done)} so far. The desk can undo all of it when this is done.</p>
        </AlertDialog>
      )
  }
}

import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { foundWords, numberWords } from '../copy/number-words.ts'
import { useRemove } from './remove-store.ts'

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

import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import './alert-dialog.css'

interface AlertDialogProps {
  title: string
  isOpen: boolean
  children: ReactNode
  actions: ReactNode
  /** For something to look at beside the words. */
  isWide?: boolean
  /** Nothing when only an answer may close it. */
  onClose?: () => void
}

/** A dialog that wants an answer before anything else goes on. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, isOpen, children, actions, isWide = false, onClose } = props
  return (
    <ModalOverlay
      className="alert-dialog-veil"
      isOpen={isOpen}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.()
      }}
    >
      <Modal className={`alert-dialog ${isWide ? 'alert-dialog-wide' : ''}`}>
        <Dialog className="alert-dialog-dialog" role="alertdialog">
          <Heading slot="title" className="alert-dialog-title">
            {title}
          </Heading>
          <div className="alert-dialog-words">{children}</div>
          <div className="alert-dialog-actions">{actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import type { Keys } from './kbd.tsx'
import './sheet.css'

interface SheetProps {
  title: ReactNode
  isOpen: boolean
  children: ReactNode
  /** What can be done, at the foot, always in view. */
  actions: ReactNode
  /** What closes it. */
  closingKeys: Keys
  onClose: () => void
}

/** More about one thing, beside the list it came from. Escape closes it and leads back. */
export function Sheet(props: SheetProps) {
  const { title, isOpen, children, actions, onClose } = props
  return (
    <ModalOverlay
      className="sheet-veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="sheet">
        <Dialog className="sheet-dialog">
          <header className="sheet-head">
            <Heading slot="title" className="sheet-title">
              {title}
            </Heading>
            <Button kind="quiet" size="small" icon={X} keys={props.closingKeys} onPress={onClose}>
              Close
            </Button>
          </header>
          <div className="sheet-body">{children}</div>
          <footer className="sheet-actions">{actions}</footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import './question.css'

interface QuestionProps {
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
export function Question(props: QuestionProps) {
  const { title, isOpen, children, actions, isWide = false, onClose } = props
  return (
    <ModalOverlay
      className="question-veil"
      isOpen={isOpen}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.()
      }}
    >
      <Modal className={`question ${isWide ? 'question-wide' : ''}`}>
        <Dialog className="question-dialog" role="alertdialog">
          <Heading slot="title" className="question-title">
            {title}
          </Heading>
          <div className="question-words">{children}</div>
          <div className="question-actions">{actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

import { FileDown } from 'lucide-react'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useScreen, useSettings } from '../app-state.ts'
import { failureSentence } from '../copy/failure-sentences.ts'
import { InviteTitle } from '../copy/invite-words.tsx'
import { LanguageSelect } from '../display/customer-language.tsx'
import { PaperChoice, PrinterChoice } from './slip-choices.tsx'
import { useSlipPreview } from './slip-store.ts'
import './slip-preview.css'

/** The slip as it will come out, and what can still be changed about it. */
export function SlipPreviewDialog() {
  const { invite, close } = useSlipPreview()
  return (
    <AlertDialog
      title="Print slip"
      isWide
      isOpen={invite !== undefined}
      onClose={close}
      actions={<Actions />}
    >
      <p>{invite && <InviteTitle invite={invite} />}</p>
      <div className="slip-preview">
        <Picture />
        <Choices />
      </div>
    </AlertDialog>
  )
}

/** The PDF itself, as pixels: what is seen is what was checked. */
function Picture() {
  const { preview, isDrawing } = useSlipPreview()
  return (
    <div className="slip-preview-desk" aria-busy={isDrawing}>
      {preview && (
        <img
          className="slip-preview-paper"
          src={preview.picture}
          alt={`Preview of the slip, ${preview.widthMm} × ${preview.heightMm} mm`}
          style={{ aspectRatio: `${preview.widthMm} / ${preview.heightMm}` }}
        />
      )}
    </div>
  )
}

function Choices() {
  const { preview, printers, failure, change, translate } = useSlipPreview()
  return (
    <div className="slip-preview-choices">
      {failure && (
        <Notice tone="problem" title={failureSentence(failure).happened}>
          {failureSentence(failure).meaning}
        </Notice>
      )}
      {preview && <LanguageSelect value={preview.language} onChange={(to) => void translate(to)} />}
      <PaperChoice onChange={(slipFormat) => void change({ slipFormat })} />
      <PrinterChoice printers={printers} onChange={(slipPrinter) => void change({ slipPrinter })} />
      {preview?.hasReference === false && (
        <p className="slip-preview-hint">
          The reference is left off: it looks like an email address, a phone number, a birth date or
          an address.
        </p>
      )}
      <TestSlipHint />
    </div>
  )
}

function TestSlipHint() {
  const { isSlipApproved } = useSettings()
  const go = useScreen((state) => state.go)
  const { printers, close } = useSlipPreview()
  if (isSlipApproved || !printers?.length) return null
  const openSettings = () => {
    close()
    go('settings', 'slips')
  }
  return (
    <p className="slip-preview-hint">
      Once a test slip has come out right, slips are printed without this step.{' '}
      <Button size="small" kind="quiet" onPress={openSettings}>
        Print a test slip in Settings
      </Button>
    </p>
  )
}

function Actions() {
  const { preview, isDrawing, printers, working, close, print, savePdf } = useSlipPreview()
  const { slipPrinter } = useSettings()
  const hasPrinter = printers?.length !== 0
  const isBusy = working !== undefined || isDrawing || !preview
  const canPrint = printers !== undefined && slipPrinter !== undefined
  return (
    <>
      <Button kind="quiet" onPress={close}>
        Cancel
      </Button>
      <Button
        // Made anew, it takes the keyboard that was on Print until the system had looked.
        key={hasPrinter ? 'beside-print' : 'alone'}
        kind={hasPrinter ? 'plain' : 'main'}
        autoFocus={!hasPrinter}
        icon={FileDown}
        isBusy={isBusy}
        onPress={() => void savePdf()}
      >
        Save as PDF
      </Button>
      {hasPrinter && (
        <Button kind="main" autoFocus isBusy={isBusy || !canPrint} onPress={() => void print()}>
          {working === 'printing' ? 'Printing…' : 'Print'}
        </Button>
      )}
    </>
  )
}

import { useEffect, useState } from 'react'
import type { Failure, Printer } from '#contract'
import { ask } from '../../ask.ts'
import { keysOf } from '../../keyboard.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { useSettings } from '../app-state.ts'
import { failureSentence } from '../copy/failure-sentences.ts'
import { PaperChoice, PrinterChoice } from '../slips/slip-choices.tsx'
import { chooseFirst } from '../slips/slip-store.ts'
import { OneSetting, RestOfSection, Section } from './sections.tsx'
import { SavingWords, SettingEnd } from './setting-fields.tsx'
import { useSaving, useSetting } from './use-setting.ts'

/** Which paper, which printer, and whether slips are printed without a look at them first. */
export function SlipsSection() {
  const printers = usePrinters()
  const format = useSetting('slipFormat')
  const printer = useSetting('slipPrinter')
  return (
    <Section
      id="slips"
      lead="The QR code on paper, for customers who take it with them. A slip holds no email, birth date, phone or address."
    >
      <OneSetting of="slipFormat">
        <PaperChoice onChange={(chosen) => void format.save(chosen)} />
        <SettingEnd {...format} />
      </OneSetting>
      <OneSetting of="slipPrinter">
        <PrinterChoice printers={printers} onChange={(chosen) => void printer.save(chosen)} />
        <SettingEnd {...printer} />
      </OneSetting>
      <RestOfSection>
        <TestSlip hasPrinter={printers !== undefined && printers.length > 0} />
      </RestOfSection>
    </Section>
  )
}

function usePrinters(): Printer[] | undefined {
  const [printers, setPrinters] = useState<Printer[]>()
  useEffect(() => {
    void ask('slips.printers', undefined).then(async (answer) => {
      setPrinters(answer.ok ? answer.value : [])
      if (answer.ok) await chooseFirst(answer.value)
    })
  }, [])
  return printers
}

type Testing =
  | { state: 'idle' | 'printing' }
  | { state: 'asking'; printer: Printer }
  | { state: 'failed'; failure: Failure }

function TestSlip({ hasPrinter }: { hasPrinter: boolean }) {
  const { isSlipApproved } = useSettings()
  const [testing, setTesting] = useState<Testing>({ state: 'idle' })
  const { saving, save } = useSaving()
  const print = async () => {
    setTesting({ state: 'printing' })
    const answer = await ask('slips.printTest', undefined)
    if (answer.ok) setTesting({ state: 'asking', printer: answer.value })
    else setTesting({ state: 'failed', failure: answer.failure })
  }
  const approve = () => {
    setTesting({ state: 'idle' })
    void save(ask('slips.approveTest', undefined))
  }
  return (
    <div className="test-slip">
      <p>
        {isSlipApproved
          ? `A test slip came out right here: slips are printed at once. ${keysOf('previewSlip').shown} shows one first.`
          : 'Until a test slip has come out right on this printer and paper, each slip is shown before it is printed.'}
      </p>
      <div className="test-slip-end">
        <Button
          isDisabled={!hasPrinter}
          isBusy={testing.state === 'printing'}
          onPress={() => void print()}
        >
          {testing.state === 'printing' ? 'Printing…' : 'Print a test slip'}
        </Button>
        <SavingWords saving={saving} />
      </div>
      {testing.state === 'failed' && (
        <p className="saving-words saving-failed" role="alert">
          {failureSentence(testing.failure).happened} {failureSentence(testing.failure).meaning}
        </p>
      )}
      <ApproveDialog
        printer={testing.state === 'asking' ? testing.printer : undefined}
        onNo={() => setTesting({ state: 'idle' })}
        onYes={approve}
      />
    </div>
  )
}

interface ApproveQuestionProps {
  printer: Printer | undefined
  onNo: () => void
  onYes: () => void
}

function ApproveDialog({ printer, onNo, onYes }: ApproveQuestionProps) {
  return (
    <AlertDialog
      title="Did the test slip come out right?"
      isOpen={printer !== undefined}
      onClose={onNo}
      actions={
        <>
          <Button onPress={onNo}>No, not yet</Button>
          <Button kind="main" autoFocus onPress={onYes}>
            Yes, print without asking
          </Button>
        </>
      }
    >
      <p>
        It was sent to <strong>{printer?.label}</strong>. Nothing may be cut off, and a phone must
        be able to scan its code. The code leads nowhere.
      </p>
    </AlertDialog>
  )
}

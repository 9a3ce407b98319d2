import { useState } from 'react'
import type { Failure, KeyProtection } from '#contract'
import { ask } from '../../ask.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { useSettings } from '../app-state.ts'
import { failureSentence } from '../copy/failure-sentences.ts'
import { PassphraseButton } from './passphrase-dialog.tsx'
import { Section } from './sections.tsx'

const protectionWords: Record<KeyProtection, string> = {
  keyring:
    'The history is encrypted. Its key is kept by this computer’s keyring, for your account alone.',
  account:
    'The history is encrypted. Its key is a file that only your account on this computer protects, as your administrator chose.',
  passphrase:
    'The history is encrypted. It opens with a passphrase that Front Desk asks for at each start.',
  'practice-only':
    'This computer has no keyring, so the history is not protected well enough for real customers. Practice needs no protection; a passphrase protects real customers.',
}

/** How the history is protected, in plain words, and the code that opens it when the keyring is lost. */
export function ProtectionSection() {
  const { keyProtection, hasRecoveryCode } = useSettings()
  const [code, setCode] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  const create = async () => {
    const answer = await ask('database.createRecoveryCode', undefined)
    if (answer.ok) setCode(answer.value.recoveryCode)
    setFailure(answer.ok ? undefined : answer.failure)
  }
  return (
    <Section id="protection" lead="What customers told you stays on this computer.">
      <p>{protectionWords[keyProtection]}</p>
      <p className="section-none">
        {hasRecoveryCode
          ? 'A recovery code exists. A new one takes the place of the old.'
          : 'A recovery code opens the history when the keyring is lost, or a passphrase forgotten. It is shown once.'}
      </p>
      <div className="section-buttons">
        {(keyProtection === 'passphrase' || keyProtection === 'practice-only') && (
          <PassphraseButton />
        )}
        <Button onPress={() => void create()}>
          {hasRecoveryCode ? 'Create a new recovery code' : 'Create a recovery code'}
        </Button>
      </div>
      {failure && (
        <p className="saving-words saving-failed" role="alert">
          {failureSentence(failure).happened} {failureSentence(failure).meaning}
        </p>
      )}
      <RecoveryCodeDialog code={code} onClose={() => setCode(undefined)} />
    </Section>
  )
}

interface RecoveryCodeQuestionProps {
  code: string | undefined
  onClose: () => void
}

/** Shows a recovery code this once; only "I have written it down" closes it. */
function RecoveryCodeDialog({ code, onClose }: RecoveryCodeQuestionProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const copy = async () => {
    // Main takes it from the clipboard again after a minute.
    const answer = await ask('database.copyRecoveryCode', { recoveryCode: code ?? '' })
    setCopied(answer.ok ? 'yes' : 'failed')
  }
  const close = () => {
    setCopied('no')
    onClose()
  }
  return (
    <AlertDialog
      title="Your recovery code"
      isOpen={code !== undefined}
      actions={
        <>
          <Button onPress={() => void copy()}>{copied === 'yes' ? 'Copied' : 'Copy'}</Button>
          <Button kind="main" onPress={close}>
            I have written it down
          </Button>
        </>
      }
    >
      <p>
        Write it down and keep it where you keep keys. It is shown only now; whoever has it and this
        computer’s file can read the history.
      </p>
      <output className="recovery-code">{code}</output>
      {copied === 'failed' && (
        <p role="alert">It could not be copied. Select it and copy it by hand.</p>
      )}
    </AlertDialog>
  )
}

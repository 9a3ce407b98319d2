import { useState } from 'react'
import type { Failure, KeyProtection } from '#contract'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { useSettings } from '../settings-store.ts'
import { failureSentence } from '../words/failure-sentences.ts'
import { RecoveryCodeQuestion } from './recovery-code-question.tsx'
import { Section } from './section.tsx'

const protectionWords: Record<KeyProtection, string> = {
  keyring:
    'The history is encrypted. Its key is kept by this computer’s keyring, for your account alone.',
  account:
    'The history is encrypted. Its key is a file that only your account on this computer protects, as your administrator chose.',
  'practice-only':
    'This computer has no keyring, so the history is not protected well enough for real customers. Practice needs no protection.',
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
    <Section
      id="protection"
      title="Protection of the history"
      lead="What customers told you stays on this computer."
    >
      <p>{protectionWords[keyProtection]}</p>
      <p className="section-none">
        {hasRecoveryCode
          ? 'A recovery code exists. A new one takes the place of the old.'
          : 'A recovery code opens the history when the keyring is lost. It is shown once.'}
      </p>
      <div>
        <Button onPress={() => void create()}>
          {hasRecoveryCode ? 'Create a new recovery code' : 'Create a recovery code'}
        </Button>
      </div>
      {failure && (
        <p className="saving-words saving-failed" role="alert">
          {failureSentence(failure).happened} {failureSentence(failure).meaning}
        </p>
      )}
      <RecoveryCodeQuestion code={code} onClose={() => setCode(undefined)} />
    </Section>
  )
}

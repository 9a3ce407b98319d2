import { useState } from 'react'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { Question } from '../../ui/question.tsx'

interface RecoveryCodeQuestionProps {
  code: string | undefined
  onClose: () => void
}

/** Shows a recovery code this once; only "I have written it down" closes it. */
export function RecoveryCodeQuestion({ code, onClose }: RecoveryCodeQuestionProps) {
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
    <Question
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
    </Question>
  )
}

import { useState } from 'react'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { failureSentence } from '../copy/failure-sentences.ts'
import { problemSentence } from '../copy/problem-sentences.ts'
import { useDatabase } from '../database-store.ts'

/** Opens the history with the code that somebody wrote down. */
export function RecoveryForm() {
  const [recoveryCode, setRecoveryCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isOpening, setIsOpening] = useState(false)
  const take = useDatabase((state) => state.take)
  const open = async () => {
    if (isOpening) return
    if (recoveryCode.trim() === '') {
      setProblem('Enter the recovery code')
      return
    }
    setIsOpening(true)
    const answer = take(await ask('database.recover', { recoveryCode }))
    setIsOpening(false)
    if (answer.ok) {
      setProblem(
        answer.value.state === 'locked'
          ? problemSentence({ field: 'recoveryCode', rule: 'recovery-code-wrong' })
          : undefined,
      )
      return
    }
    const [first] = answer.failure.problems
    setProblem(first ? problemSentence(first) : failureSentence(answer.failure).happened)
  }
  return (
    <form
      className="recovery-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <LineField
        label="Recovery code"
        name="recoveryCode"
        value={recoveryCode}
        onChange={setRecoveryCode}
        hint="The code that was shown once in Settings and written down"
        problem={problem}
      />
      <Button kind="main" type="submit" isBusy={isOpening}>
        {isOpening ? 'Opening…' : 'Open the history'}
      </Button>
    </form>
  )
}

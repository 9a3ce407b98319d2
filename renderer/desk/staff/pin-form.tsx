import { useEffect, useRef, useState } from 'react'
import type { Answer, Failure } from '#contract'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'

interface PinFormProps {
  label: string
  name: string
  /** Asks main whether it is right. */
  enter: (pin: string) => Promise<Answer<unknown>>
  onRight: () => void
  /** What the button says that asks. */
  words: string
  /** In a dialog, whose answers these are then. */
  onCancel?: () => void
}

/** A PIN and what came of it. It is asked with Enter, and begun anew when it was wrong. */
export function PinForm({ label, name, enter, onRight, words, onCancel }: PinFormProps) {
  const [pin, setPin] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const seconds = useCountdown(failure)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = async () => {
    if (isBusy) return
    if (pin === '') {
      setFailure(undefined)
      return
    }
    setBusy(true)
    const answer = await enter(pin)
    setBusy(false)
    setPin('')
    if (answer.ok) onRight()
    else setFailure(answer.failure)
  }
  const button = (
    <Button kind="main" type="submit" isBusy={isBusy}>
      {words}
    </Button>
  )
  return (
    <form
      ref={form}
      className="pin-form"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <LineField
        label={label}
        name={name}
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={setPin}
        problem={failure && pinSentence(failure, seconds)}
      />
      {onCancel ? (
        <div className="alert-dialog-actions">
          <Button onPress={onCancel}>Cancel</Button>
          {button}
        </div>
      ) : (
        button
      )}
    </form>
  )
}

function pinSentence({ code }: Failure, seconds: number): string {
  if (seconds > 0) return `That was not right too often. Try again in ${waitWords(seconds)}.`
  if (code === 'pin-wait') return 'You can try again now.'
  return code === 'pin-wrong' ? 'That is not the PIN. Try again.' : 'The PIN could not be checked.'
}

function waitWords(seconds: number): string {
  if (seconds <= 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}

/** How long is still to be waited. */
function useCountdown(failure: Failure | undefined): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const until = performance.now() + (failure?.retryAfterSeconds ?? 0) * 1000
    const tell = () => setSeconds(Math.max(0, Math.ceil((until - performance.now()) / 1000)))
    tell()
    if (failure?.retryAfterSeconds === undefined) return
    const timer = setInterval(tell, 1000)
    return () => clearInterval(timer)
  }, [failure])
  return seconds
}

import { CloudOff, EyeOff } from 'lucide-react'
import type { Progress } from '#contract'
import { timeWords } from '../copy/time-words.ts'

/** What the states below are worth when they are not VerifiMe's last word. Always there, to be heard. */
export function ProgressNote({ progress }: { progress: Progress }) {
  return (
    <p className="queue-progress" role="status">
      {progress.state === 'unknown' && (
        <>
          <CloudOff className="state-icon" aria-hidden="true" /> Status unknown since{' '}
          {timeWords(progress.since)}
        </>
      )}
      {progress.state === 'off' && (
        <>
          <EyeOff className="state-icon" aria-hidden="true" /> Progress isn’t available
        </>
      )}
    </p>
  )
}

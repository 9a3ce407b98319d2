import { Check } from 'lucide-react'
import { failureOf, type Saving } from './use-saving.ts'

/** "Saved", or why not, beside what was changed. Always there, so that it is heard. */
export function SavingWords({ saving, saved = 'Saved' }: { saving: Saving; saved?: string }) {
  const failure = failureOf(saving)
  return (
    <p
      className={`saving-words ${failure ? 'saving-failed' : ''}`}
      role={failure ? 'alert' : 'status'}
    >
      {failure}
      {saving.state === 'saved' && (
        <>
          <Check className="saving-icon" aria-hidden="true" /> {saved}
        </>
      )}
    </p>
  )
}

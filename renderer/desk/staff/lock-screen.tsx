import { LockKeyhole } from 'lucide-react'
import { ask } from '../../ask.ts'
import { useSettings } from '../app-state.ts'
import { PinForm } from './pin-form.tsx'
import { useLock } from './staff-store.ts'
import './lock-screen.css'

/** In place of the desk: nothing of it is in the page while this is. */
export function LockScreen() {
  const { organisationName } = useSettings()
  const { hasManagerPin } = useLock()
  return (
    <main className="lock-screen">
      <div className="lock-column">
        <LockKeyhole className="lock-icon" aria-hidden="true" />
        <h1>Front Desk is locked</h1>
        {organisationName !== '' && (
          <p className="lock-organisation" dir="auto">
            {organisationName}
          </p>
        )}
        <PinForm
          label="PIN"
          name="lockPin"
          enter={(pin) => ask('lock.unlock', { pin })}
          onRight={() => undefined}
          words="Unlock"
        />
        <p className="lock-hint">
          What was typed is kept.
          {hasManagerPin && ' The manager’s PIN opens it too.'} If nobody knows the PIN, your IT
          team can take it away.
        </p>
      </div>
    </main>
  )
}

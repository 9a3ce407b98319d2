import { useEffect } from 'react'
import { Queue } from '../queue/queue.tsx'
import { ScreenHead } from '../screen-head.tsx'
import { CodePicker } from './code-picker.tsx'
import { useDraft } from './draft-store.ts'
import { focusField } from './form-fields.ts'
import { useFormShortcuts } from './form-shortcuts.ts'
import { InviteForm } from './invite-form.tsx'
import { IssuedLine } from './issued-line.tsx'
import { ReturningCustomers } from './returning-customers.tsx'
import { useReturning, whomToLookFor } from './returning-store.ts'

/** The form, and beside it everybody who is being waited for. */
export function NewInviteScreen() {
  useFormShortcuts()
  useEffect(() => focusField('email'), [])
  useEffect(() => {
    const { look, listen } = useReturning.getState()
    void look(whomToLookFor(useDraft.getState().draft))
    return listen()
  }, [])
  return (
    <div className="new-invite">
      <main className="screen">
        <div className="new-invite-column">
          <ScreenHead title="New invite">
            <CodePicker />
          </ScreenHead>
          <InviteForm />
          <IssuedLine />
        </div>
      </main>
      <div className="new-invite-side">
        <Queue />
        <ReturningCustomers />
      </div>
    </div>
  )
}

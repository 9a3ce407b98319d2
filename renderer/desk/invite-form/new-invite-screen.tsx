import { useEffect } from 'react'
import { ActionFailure } from '../notices.tsx'
import { Queue } from '../queue/queue.tsx'
import { CodePicker } from './code-picker.tsx'
import { CreationFailure } from './creation-failure.tsx'
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
          <header className="screen-head">
            <h1>New invite</h1>
            <CodePicker />
          </header>
          <ActionFailure />
          <CreationFailure />
          <InviteForm />
          <IssuedLine />
        </div>
      </main>
      <div className="new-invite-side">
        <ReturningCustomers />
        <Queue />
      </div>
    </div>
  )
}

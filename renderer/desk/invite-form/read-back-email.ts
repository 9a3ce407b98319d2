import { fieldProblems, typedEmail } from '#contract'
import { ask } from '../../ask.ts'
import { takeShown } from '../display/display-actions.ts'
import { useDisplay } from '../display/display-store.ts'
import { useCreation } from './creation-store.ts'
import { useDraft } from './draft-store.ts'

/** Shows the customer their email address as it was typed; an unusable one is said instead. */
export async function readBackEmail() {
  // The key has just taken it away: see use-read-back-ends.ts.
  if (useDisplay.getState().display.showing === 'read-back') return
  const { email } = useDraft.getState().draft
  const checked = typedEmail.safeParse({ email })
  if (checked.success) takeShown(await ask('display.readBack', { email }))
  else useCreation.getState().refuse(fieldProblems(checked.error))
}

/** Whether there is an address that the customer could nod to. */
export function canReadBack(email: string): boolean {
  return typedEmail.safeParse({ email }).success
}

import type { Invite } from '#contract'
import { copyLink, inviteAgain, showCode } from '../invite-actions.ts'
import { useShortcuts } from '../shortcuts.ts'
import { previewSlip, printSlip } from '../slips/slip-actions.ts'
import { useCreation } from './creation-store.ts'
import { takeLikelyEmail } from './email-field.tsx'
import { clearForm } from './invite-form.tsx'
import { switchNameForm } from './name-fields.tsx'

function withIssued(action: (invite: Invite) => Promise<void>) {
  return () => {
    const { issued } = useCreation.getState()
    if (issued) void action(issued)
  }
}

const shortcuts = {
  'Alt+N': () => {
    if (!useCreation.getState().isSending) switchNameForm()
  },
  'Alt+Y': takeLikelyEmail,
  'Alt+C': clearForm,
  'Alt+Q': withIssued(showCode),
  'Alt+P': withIssued(printSlip),
  'Ctrl+P': withIssued(previewSlip),
  'Alt+L': withIssued(copyLink),
  'Alt+E': withIssued(inviteAgain),
} as const

/** The form's own keys, one for each thing that a mouse could do. */
export function useFormShortcuts() {
  useShortcuts(shortcuts)
}

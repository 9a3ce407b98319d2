import type { Invite } from '#contract'
import { copyLink, inviteAgain, showCode } from '../invite-actions.ts'
import { type ShortcutActions, useShortcuts } from '../shortcuts.ts'
import { previewSlip, printSlip } from '../slips/slip-actions.ts'
import { useCreation } from './creation-store.ts'
import { takeOffer } from './email-field.tsx'
import { clearForm } from './invite-form.tsx'
import { switchNameForm } from './name-fields.tsx'
import { nextFamilyMember } from './next-family-member.ts'
import { readBackEmail } from './read-back-email.ts'
import { takeOver, useReturning } from './returning-store.ts'
import { showOpenToday } from './show-open-today.ts'

function withIssued(action: (invite: Invite) => Promise<unknown>) {
  return () => {
    const { issued } = useCreation.getState()
    if (issued) void action(issued)
  }
}

/** The people are numbered as they stand on the screen. */
function takeOverAt(index: number) {
  const person = useReturning.getState().known.people[index]
  if (person && person.kept.length > 0) void takeOver(person.inviteId)
}

const shortcuts: ShortcutActions = {
  nameForm: () => {
    if (!useCreation.getState().isSending) switchNameForm()
  },
  takeSuggestion: takeOffer,
  clearForm,
  readBack: () => {
    if (!useCreation.getState().isSending) void readBackEmail()
  },
  showIssued: withIssued(showCode),
  printSlip: withIssued(printSlip),
  previewSlip: withIssued(previewSlip),
  copyLink: withIssued(copyLink),
  changeIssued: withIssued(inviteAgain),
  familyMember: withIssued(nextFamilyMember),
  showOpenToday: () => void showOpenToday(),
  takeOver: takeOverAt,
}

/** The form's own keys, one for each thing that a mouse could do. */
export function useFormShortcuts() {
  useShortcuts(shortcuts)
}

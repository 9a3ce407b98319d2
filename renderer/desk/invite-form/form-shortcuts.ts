import type { Invite } from '#contract'
import { copyLink, inviteAgain, showCode } from '../invite-actions.ts'
import { type Shortcuts, useShortcuts } from '../shortcuts.ts'
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

/** The people are numbered as they stand on the screen, from one. */
function takeOverNth(number: number) {
  const person = useReturning.getState().known.people[number - 1]
  if (person && person.kept.length > 0) void takeOver(person.inviteId)
}

const shortcuts: Shortcuts = {
  'Alt+N': () => {
    if (!useCreation.getState().isSending) switchNameForm()
  },
  'Alt+Y': takeOffer,
  'Alt+C': clearForm,
  'Alt+R': () => {
    if (!useCreation.getState().isSending) void readBackEmail()
  },
  'Alt+Q': withIssued(showCode),
  'Alt+P': withIssued(printSlip),
  'Ctrl+P': withIssued(previewSlip),
  'Alt+L': withIssued(copyLink),
  'Alt+E': withIssued(inviteAgain),
  'Alt+F': withIssued(nextFamilyMember),
  'Alt+S': () => void showOpenToday(),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5].map((number) => [`Alt+${number}`, () => takeOverNth(number)]),
  ),
}

/** The form's own keys, one for each thing that a mouse could do. */
export function useFormShortcuts() {
  useShortcuts(shortcuts)
}

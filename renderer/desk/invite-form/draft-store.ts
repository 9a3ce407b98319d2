import { create } from 'zustand'
import {
  emptyDraft,
  type ProblemField,
  type TextField,
  type TypedDraft,
  textFields,
} from '#contract'
import { ask } from '../../ask.ts'
import { nameInForm } from './name-form.ts'

interface DraftState {
  draft: TypedDraft
  /** Its phone number was typed here, and came with nobody's details. */
  isPhoneTyped: boolean
  read: () => Promise<void>
  change: (change: Partial<TypedDraft>) => void
  replace: (draft: TypedDraft) => void
  switchNameForm: () => void
}

/** What stands in the form, exactly as typed. It survives everything: see `keepDraft`. */
export const useDraft = create<DraftState>()((set, get) => ({
  draft: emptyDraft,
  isPhoneTyped: false,
  read: async () => {
    const before = get().draft
    const answer = await ask('draft.read', undefined)
    // Somebody who types faster than the disk answers keeps what they typed.
    if (answer.ok && get().draft === before) set({ draft: answer.value })
  },
  change: (change) =>
    set(({ draft, isPhoneTyped }) => ({
      draft: { ...draft, ...change },
      isPhoneTyped: isPhoneTyped || change.phone !== undefined,
    })),
  replace: (draft) => set({ draft, isPhoneTyped: false }),
  switchNameForm: () =>
    set(({ draft }) => ({
      draft: nameInForm(draft, draft.nameForm === 'parts' ? 'full' : 'parts'),
    })),
}))

export function isEmptyDraft(draft: TypedDraft): boolean {
  return [...textFields, 'sendInvitationEmail' as const].every(
    (field) => draft[field] === emptyDraft[field],
  )
}

/** The accessible names of the fields, exactly these and nothing more. */
export const fieldLabels: Record<TextField, string> = {
  email: 'Email',
  firstName: 'First name',
  middleName: 'Middle name',
  familyName: 'Family name',
  fullName: 'Full name',
  dateOfBirth: 'Date of birth',
  phone: 'Phone',
  address: 'Address',
  reference: 'Your reference',
}

export function isTextField(field: ProblemField): field is TextField {
  return textFields.some((name) => name === field)
}

/**
 * Tells main every change of the draft as it is made: from then on no crash of this page takes it. Answers what
 * ends it.
 */
export function keepDraft(): () => void {
  return useDraft.subscribe(({ draft }, before) => {
    if (draft !== before.draft) void ask('draft.keep', draft)
  })
}

import { create } from 'zustand'
import { checkEmail, cleanText, isOpenToday, type KnownPeople, type TypedDraft } from '#contract'
import { ask, endAll } from '../../ask.ts'
import { focusField, selectInField } from '../focus.ts'
import { showCode } from '../invite-actions.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { clearForm, draftOfInvite, fillForm } from './fill-form.ts'

const nobody: KnownPeople = { people: [] }
/** Fewer characters than this find nobody: see the contract's `personQuery`. */
const shortest = 3

interface ReturningState {
  known: KnownPeople
  /** Counts the questions: an answer to any but the newest is dropped. */
  asked: number
  look: (typed: string) => Promise<void>
  listen: () => () => void
}

/** Who is known by what stands in the form. */
export const useReturning = create<ReturningState>()((set, get) => ({
  known: nobody,
  asked: 0,
  look: async (typed) => {
    const asked = get().asked + 1
    set({ asked })
    if (typed.length < shortest) {
      set({ known: nobody })
      return
    }
    const answer = await ask('invites.suggest', { typed })
    // A hint that cannot be had is no failure of what staff are doing.
    if (get().asked === asked) set({ known: answer.ok ? answer.value : nobody })
  },
  listen: () =>
    endAll(
      useDraft.subscribe(({ draft }, { draft: before }) => {
        const typed = whomToLookFor(draft)
        if (typed !== whomToLookFor(before)) void get().look(typed)
      }),
      window.desk.on(
        'day.changed',
        () => void get().look(whomToLookFor(useDraft.getState().draft)),
      ),
    ),
}))

/**
 * The whole email address, or while there is none the whole name: a part of one would name strangers. Nobody
 * once details were taken over.
 */
export function whomToLookFor(draft: TypedDraft): string {
  if (draft.reissueOf !== undefined) return ''
  if (draft.email.trim() === '') return wholeName(draft)
  const whole = checkEmail(draft.email)
  return 'value' in whole ? whole.value : ''
}

function wholeName({ nameForm, firstName, familyName, fullName }: TypedDraft): string {
  const parts = (nameForm === 'full' ? [fullName] : [firstName, familyName]).map(cleanText)
  return parts.includes('') ? '' : parts.join(' ')
}

/** Fills in what is still kept of somebody; a reference typed for this visit stays. Can be taken back. */
export async function takeOver(inviteId: number) {
  const draft = await draftOfInvite({ id: inviteId })
  if (!draft) return
  const { reference, sendInvitationEmail } = useDraft.getState().draft
  const visit = {
    ...draft,
    sendInvitationEmail,
    reference: reference.trim() === '' ? draft.reference : reference,
  }
  fillForm(visit, 'Details taken over from the last visit')
}

/**
 * Shows the code of today's open invite for the address in the form. Once it is shown that address has done its
 * work: the form is empty for the next customer, or, where more was typed, the next address replaces it.
 */
export async function showOpenToday() {
  const { openToday } = useReturning.getState().known
  const { draft } = useDraft.getState()
  if (!openToday || !isOpenToday(openToday, Date.now()) || (await showCode(openToday)) !== 'shown')
    return
  if (useDraft.getState().draft !== draft) return
  if (isEmptyDraft({ ...draft, email: '' })) {
    clearForm()
    return
  }
  focusField('email')
  selectInField('email', 0, draft.email.length)
}

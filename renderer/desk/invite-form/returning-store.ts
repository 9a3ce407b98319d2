import { create } from 'zustand'
import { checkEmail, cleanText, isOpenToday, type KnownPeople, type TypedDraft } from '#contract'
import { ask, endAll } from '../../ask.ts'
import { focusField, selectInField } from '../focus.ts'
import { showCode } from '../invite-actions.ts'
import { phones } from './creation-store.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { clearForm, draftOfInvite, fillForm } from './fill-form.ts'

const nobody: KnownPeople = { people: [] }
/** Fewer characters than this find nobody: see the contract's `personQuery`. */
const shortest = 3

interface ReturningState {
  known: KnownPeople
  /** Counts the questions: an answer to any but the newest is dropped. */
  asked: number
  /** The first of these that anybody is known by. */
  look: (typed: readonly string[]) => Promise<void>
  listen: () => () => void
}

/** Who is known by what stands in the form. */
export const useReturning = create<ReturningState>()((set, get) => ({
  known: nobody,
  asked: 0,
  look: async (typed) => {
    const asked = get().asked + 1
    set({ asked })
    let known = nobody
    for (const one of typed.filter(({ length }) => length >= shortest)) {
      const answer = await ask('invites.suggest', { typed: one })
      if (get().asked !== asked) return
      // A hint that cannot be had is no failure of what staff are doing.
      if (answer.ok) known = answer.value
      if (known.people.length > 0) break
    }
    set({ known })
  },
  listen: () => {
    let last = whomToLookFor(useDraft.getState()).join('\n')
    return endAll(
      useDraft.subscribe((now) => {
        const typed = whomToLookFor(now)
        const words = typed.join('\n')
        if (words === last) return
        last = words
        void get().look(typed)
      }),
      window.desk.on('day.changed', () => void get().look(whomToLookFor(useDraft.getState()))),
    )
  },
}))

type InForm = Pick<ReturnType<typeof useDraft.getState>, 'draft' | 'isPhoneTyped'>

/**
 * The whole email address, the whole phone number, and while there is no address the whole name: a part of one would
 * name strangers. Nobody once details were taken over, nor by a number that came with a family member's.
 */
export function whomToLookFor({ draft, isPhoneTyped }: InForm): string[] {
  if (draft.reissueOf !== undefined) return []
  const email = checkEmail(draft.email)
  const phone = isPhoneTyped ? phones.now()?.checkPhone(draft.phone) : undefined
  return [
    'value' in email ? email.value : '',
    phone && 'value' in phone ? phone.value : '',
    draft.email.trim() === '' ? wholeName(draft) : '',
  ].filter((typed) => typed !== '')
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
 * Shows the code of today's open invite for the address or number in the form. Once it is shown that has done its
 * work: the form is empty for the next customer, or, where more was typed, the next address replaces it.
 */
export async function showOpenToday() {
  const { openToday } = useReturning.getState().known
  const { draft } = useDraft.getState()
  if (!openToday || !isOpenToday(openToday, Date.now()) || (await showCode(openToday)) !== 'shown')
    return
  if (useDraft.getState().draft !== draft) return
  if (isEmptyDraft({ ...draft, email: '', phone: '' })) {
    clearForm()
    return
  }
  focusField('email')
  selectInField('email', 0, draft.email.length)
}

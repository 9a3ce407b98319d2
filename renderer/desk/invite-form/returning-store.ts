import { create } from 'zustand'
import { cleanText, type KnownPeople, type TypedDraft, typedEmail } from '#contract'
import { ask } from '../../ask.ts'
import { draftOfInvite } from './draft-of-invite.ts'
import { useDraft } from './draft-store.ts'
import { fillForm } from './fill-form.ts'

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
  listen: () => {
    const stops = [
      useDraft.subscribe(({ draft }, { draft: before }) => {
        const typed = whomToLookFor(draft)
        if (typed !== whomToLookFor(before)) void get().look(typed)
      }),
      window.desk.on(
        'day.changed',
        () => void get().look(whomToLookFor(useDraft.getState().draft)),
      ),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  },
}))

/**
 * The whole email address, or while there is none the whole name: a part of one would name strangers. Nobody
 * once details were taken over.
 */
export function whomToLookFor(draft: TypedDraft): string {
  if (draft.reissueOf !== undefined) return ''
  if (draft.email.trim() === '') return wholeName(draft)
  const whole = typedEmail.safeParse({ email: draft.email })
  return whole.success ? whole.data.email : ''
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

import { create } from 'zustand'
import { awaitsDetails, type Invite } from '#contract'
import { askOrSay, useNotice } from '../notice-store.ts'
import { dueWords } from '../time.ts'

interface FollowUpState {
  /** Whose due day is being asked for. */
  invite: Invite | undefined
  open: (invite: Invite) => void
  close: () => void
  /** Without a day nobody wants to look after it any more. */
  save: (dueOn: string | undefined) => Promise<void>
}

/** When an invite is to be looked after again. */
export const useFollowUp = create<FollowUpState>()((set, get) => ({
  invite: undefined,
  open: (invite) => set({ invite }),
  close: () => set({ invite: undefined }),
  save: async (dueOn) => {
    const { invite } = get()
    set({ invite: undefined })
    if (!invite) return
    const day = dueOn === undefined ? {} : { dueOn }
    const answer = await askOrSay('invites.setDue', { id: invite.id, ...day })
    if (!answer.ok) return
    const words = dueOn === undefined ? 'No follow-up' : `Follow-up: ${dueWords(dueOn, Date.now())}`
    useNotice.getState().say(words)
  },
}))

/** Whether somebody may have to look after it on a later day: its customer can still send their details. */
export function canFollowUp(invite: Invite): boolean {
  return awaitsDetails(invite) && invite.offQueue !== 'replaced'
}

export function followUp(invite: Invite) {
  if (canFollowUp(invite)) useFollowUp.getState().open(invite)
  else useNotice.getState().say('Only an open invite can be followed up')
}

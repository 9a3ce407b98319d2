import { create } from 'zustand'
import type { Invite } from '#contract'
import { askOrSay, useNotice } from '../notice-store.ts'

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
    useNotice.getState().say(dueOn === undefined ? 'No follow-up' : 'Follow-up saved')
  },
}))

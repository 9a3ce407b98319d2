import { create } from 'zustand'
import type { InviteDetail } from '#contract'
import { ask } from '../../ask.ts'
import { askOrSay } from '../notice-store.ts'

interface DetailState {
  detail: InviteDetail | undefined
  open: (id: number) => Promise<void>
  close: () => void
  listen: () => () => void
}

/** The one invite that is being looked at closely. What is personal in it leaves the page with it. */
export const useDetail = create<DetailState>()((set, get) => ({
  detail: undefined,
  open: async (id) => {
    const answer = await askOrSay('invites.detail', { id })
    if (answer.ok) set({ detail: answer.value })
  },
  close: () => set({ detail: undefined }),
  listen: () =>
    window.desk.on('invite.changed', async ({ id }) => {
      const isOpen = () => get().detail?.invite.id === id
      if (!isOpen()) return
      const answer = await ask('invites.detail', { id })
      // It may have been closed meanwhile, and stays so.
      if (answer.ok && isOpen()) set({ detail: answer.value })
    }),
}))

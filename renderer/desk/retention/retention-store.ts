import { create } from 'zustand'
import type { RetentionState } from '#contract'
import { ask } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'

interface RetentionStore {
  state: RetentionState
  read: () => Promise<void>
  listen: () => () => void
  decide: (isDateRight: boolean) => Promise<void>
}

/** Whether old invites are being deleted, or wait for somebody who knows the date. */
export const useRetention = create<RetentionStore>()((set) => ({
  state: { state: 'resting' },
  read: async () => {
    const answer = await ask('retention.state', undefined)
    if (answer.ok) set({ state: answer.value })
    else useNotice.getState().fail(answer.failure)
  },
  listen: () => window.desk.on('retention.changed', (state) => set({ state })),
  decide: async (isDateRight) => {
    const answer = await ask('retention.decide', { isDateRight })
    // Whatever came of it, nobody is to be held up by a question that was answered.
    set({ state: answer.ok ? answer.value : { state: 'resting' } })
    if (!answer.ok) useNotice.getState().fail(answer.failure)
  },
}))

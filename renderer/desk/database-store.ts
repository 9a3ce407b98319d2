import { create } from 'zustand'
import type { Answer, DatabaseState } from '#contract'
import { ask } from '../ask.ts'

interface DatabaseStore {
  database: DatabaseState | undefined
  read: () => Promise<void>
  listen: () => () => void
  take: (answer: Answer<DatabaseState>) => Answer<DatabaseState>
}

/** Whether the history can be used. */
export const useDatabase = create<DatabaseStore>()((set, get) => ({
  database: undefined,
  read: async () => {
    const answer = get().take(await ask('database.state', undefined))
    if (!answer.ok) {
      set({ database: { state: 'locked', reason: 'failed', hasRecoveryCode: false } })
    }
  },
  listen: () => window.desk.on('database.changed', (database) => set({ database })),
  take: (answer) => {
    if (answer.ok) set({ database: answer.value })
    return answer
  },
}))

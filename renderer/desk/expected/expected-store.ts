import { create } from 'zustand'
import type { ExpectedList, ListColumns, TypedDraft } from '#contract'
import { ask } from '../../ask.ts'
import { announce } from '../../ui/announcer.tsx'

interface ExpectedState extends ExpectedList {
  /** The list whose columns are being asked for. */
  asked: ListColumns | undefined
  /** Who filled the form last, and with what. */
  filled: { id: number; draft: TypedDraft } | undefined
  read: () => Promise<void>
  listen: () => () => void
}

/** Who is expected today. */
export const useExpected = create<ExpectedState>()((set, get) => ({
  customers: [],
  invited: 0,
  asked: undefined,
  filled: undefined,
  read: async () => {
    const answer = await ask('expected.list', undefined)
    if (answer.ok) set({ problem: undefined, ...answer.value })
  },
  listen: () =>
    window.desk.on('expected.changed', async ({ count = 0 }) => {
      await get().read()
      if (count > 0) announce(`${get().customers.length} expected today`)
    }),
}))

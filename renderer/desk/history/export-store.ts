import { create } from 'zustand'
import type { ExportEnd, Failure } from '#contract'
import { ask } from '../../ask.ts'
import { type FilterProblem, filterProblem, historyQuery } from './history-filters.ts'
import { useHistory } from './history-store.ts'

type ExportState =
  | { step: 'none' }
  | { step: 'asking' }
  /** The filters cannot be read: nothing is found, so nothing is exported. */
  | { step: 'nothing-found'; problem: FilterProblem }
  | { step: 'writing'; written: number }
  | { step: 'saved'; saved: Extract<ExportEnd, { end: 'saved' }> }
  | { step: 'failed'; failure: Failure }

interface ExportStore {
  state: ExportState
  begin: () => void
  close: () => void
  write: () => Promise<void>
  cancel: () => void
  listen: () => () => void
}

/** Writing the history to a file: asked first, watched, and stopped at any time. */
export const useExport = create<ExportStore>()((set, get) => ({
  state: { step: 'none' },
  begin: () => {
    if (get().state.step !== 'none') return
    const problem = filterProblem(useHistory.getState().filters)
    set({ state: problem ? { step: 'nothing-found', problem } : { step: 'asking' } })
  },
  close: () => set({ state: { step: 'none' } }),
  write: async () => {
    const query = historyQuery(useHistory.getState().filters, Date.now())
    if (!query) return
    set({ state: { step: 'writing', written: 0 } })
    const answer = await ask('invites.export', query)
    if (!answer.ok) set({ state: { step: 'failed', failure: answer.failure } })
    else if (answer.value.end === 'saved') set({ state: { step: 'saved', saved: answer.value } })
    else get().close()
  },
  cancel: () => void ask('invites.cancelExport', undefined),
  listen: () =>
    window.desk.on('export.progress', ({ written }) => {
      if (get().state.step === 'writing') set({ state: { step: 'writing', written } })
    }),
}))

import { create } from 'zustand'
import { emptyDraft, type Failure, type ForgetReceipt, type KeptThings } from '#contract'
import { ask } from '../../ask.ts'
import { useExpected } from '../expected/expected-store.ts'
import { useCreation } from '../invite-form/creation-store.ts'
import { useDraft } from '../invite-form/draft-store.ts'
import { useHeld } from '../invite-form/held-drafts.ts'
import { useNotice } from '../notice-store.ts'
import { useQueue } from '../queue/queue-store.ts'

interface ForgetState {
  isOpen: boolean
  typed: string
  /** What was found for what was typed then; nothing before anybody asked. */
  found: KeptThings | undefined
  /** What belongs to the person, by their ids. */
  chosen: ReadonlySet<string>
  work: 'none' | 'finding' | 'saving' | 'asking' | 'removing'
  /** The file that the report went into. */
  savedAs: string | undefined
  receipt: ForgetReceipt | undefined
  failure: Failure | undefined
  /** With what is being searched for, if anything is. */
  open: (typed?: string) => void
  close: () => void
  type: (typed: string) => void
  find: () => Promise<void>
  toggle: (id: string) => void
  saveReport: () => Promise<void>
  /** Nothing is removed before it was asked for twice. */
  askToRemove: () => void
  keep: () => void
  remove: () => Promise<void>
}

const closed = {
  isOpen: false,
  typed: '',
  found: undefined,
  chosen: new Set<string>(),
  work: 'none',
  savedAs: undefined,
  receipt: undefined,
  failure: undefined,
} as const

/** Finding and removing everything that is kept of somebody. */
export const useForget = create<ForgetState>()((set, get) => ({
  ...closed,
  open: (typed = '') => set({ ...closed, typed, isOpen: true }),
  close: () => set(closed),
  type: (typed) => set({ ...closed, isOpen: true, typed }),
  find: async () => {
    const { typed, work } = get()
    if (typed.trim() === '' || work !== 'none') return
    set({ work: 'finding', failure: undefined })
    const answer = await ask('person.find', { typed })
    // Somebody has typed on, or closed it.
    if (get().typed !== typed || !get().isOpen) return
    if (!answer.ok) {
      set({ work: 'none', failure: answer.failure })
      return
    }
    const certain = answer.value.things.filter(({ isCertain }) => isCertain)
    set({ work: 'none', found: answer.value, chosen: new Set(certain.map(({ id }) => id)) })
  },
  toggle: (id) => {
    const chosen = new Set(get().chosen)
    if (!chosen.delete(id)) chosen.add(id)
    set({ chosen })
  },
  saveReport: async () => {
    const { chosen, work } = get()
    if (work !== 'none' || chosen.size === 0) return
    set({ work: 'saving', failure: undefined, savedAs: undefined })
    const answer = await ask('person.saveReport', { things: [...chosen] })
    if (get().work !== 'saving') return
    if (!answer.ok) set({ work: 'none', failure: answer.failure })
    else if (answer.value.end === 'saved') set({ work: 'none', savedAs: answer.value.fileName })
    else set({ work: 'none' })
  },
  askToRemove: () => {
    if (get().chosen.size > 0) set({ work: 'asking', failure: undefined })
  },
  keep: () => set({ work: 'none' }),
  remove: async () => {
    const things = [...get().chosen]
    set({ work: 'removing' })
    const answer = await ask('person.forget', { things })
    if (!answer.ok) {
      set({ work: 'none', failure: answer.failure })
      return
    }
    await leaveNoTrace(things)
    set({ ...closed, isOpen: true, receipt: answer.value })
  },
}))

/** What this page holds of anybody goes too: what can be taken back, what was just made, who is beside the form. */
async function leaveNoTrace(things: readonly string[]) {
  if (things.includes('typed')) useDraft.getState().replace(emptyDraft)
  useCreation.getState().reset()
  const { issued } = useCreation.getState()
  if (issued && things.includes(`invite ${issued.id}`)) {
    useCreation.setState({ issued: undefined, isShownAgain: false })
  }
  useExpected.setState({ filled: undefined })
  useNotice.setState({ messages: [] })
  void useHeld.getState().read()
  void useQueue.getState().refresh()
  // It comes with its screen, and hears of nothing while another one is there.
  const { useHistory } = await import('../history/history-store.ts')
  const { isRead, invites, leaveOut, read } = useHistory.getState()
  leaveOut(invites.map(({ id }) => id).filter((id) => things.includes(`invite ${id}`)))
  if (isRead && things.some((thing) => thing.startsWith('note '))) void read()
}

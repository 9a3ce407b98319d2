import { create } from 'zustand'
import type { Failure, Invite } from '#contract'
import { ask } from '../../ask.ts'
import { type HistoryFilters, isFiltered, noFilters } from './history-filters.ts'
import { historyQuery } from './history-query.ts'
import { withChange, withoutIds } from './invite-list.ts'

export const pageSize = 100
/** More than the tallest screen shows: a short page is followed by the next one until then. */
const screenful = 40

interface HistoryState {
  filters: HistoryFilters
  /** What the newest question has found so far, newest first. */
  invites: Invite[]
  /** Where the next page begins; nothing when there is none. */
  next: number | undefined
  isRead: boolean
  isReadingOlder: boolean
  failure: Failure | undefined
  /** Counts the questions: an answer to any but the newest comes too late and is dropped. */
  asked: number
  /** Ends when the newest question is answered as far as the screen reaches. */
  reading: Promise<void>
  narrow: (change: Partial<HistoryFilters>) => void
  read: () => Promise<void>
  readOlder: () => Promise<void>
  /** The first invite for what stands in the filters now, however fast it was typed. */
  first: () => Promise<Invite | undefined>
  leaveOut: (ids: readonly number[]) => void
  listen: () => () => void
}

/** The history as far as it was read, for the filters on the screen. */
export const useHistory = create<HistoryState>()((set, get) => {
  /** Asks for page after page, from `before` on, until there are `wanted` more invites or no more at all. */
  async function readPages(asked: number, before: number | undefined, wanted: number) {
    const query = historyQuery(get().filters, Date.now())
    let found: Invite[] = before === undefined ? [] : get().invites
    const enough = found.length + wanted
    let next = before
    do {
      const from = next === undefined ? {} : { before: next }
      const answer = await ask('invites.list', { ...query, ...from, limit: pageSize })
      if (get().asked !== asked) return
      if (!answer.ok) {
        set({ failure: answer.failure, isRead: true, next: undefined })
        return
      }
      found = [...found, ...answer.value.invites]
      next = answer.value.next
      set({ invites: found, next, failure: undefined })
    } while (next !== undefined && found.length < enough)
    set({ isRead: true })
  }

  return {
    filters: noFilters,
    invites: [],
    next: undefined,
    isRead: false,
    isReadingOlder: false,
    failure: undefined,
    asked: 0,
    reading: Promise.resolve(),
    narrow: (change) => {
      set({ filters: { ...get().filters, ...change } })
      void get().read()
    },
    read: () => {
      const asked = get().asked + 1
      set({ asked, isReadingOlder: false })
      const reading = readPages(asked, undefined, screenful)
      set({ reading })
      return reading
    },
    readOlder: async () => {
      const { next, isReadingOlder, asked } = get()
      if (next === undefined || isReadingOlder) return
      set({ isReadingOlder: true })
      await readPages(asked, next, 1)
      if (get().asked === asked) set({ isReadingOlder: false })
    },
    first: async () => {
      let waitedFor: Promise<void> | undefined
      // Another key may come while the answer to this one is on its way.
      while (waitedFor !== get().reading) {
        waitedFor = get().reading
        await waitedFor
      }
      return get().invites[0]
    },
    leaveOut: (ids) => set({ invites: withoutIds(get().invites, ids) }),
    listen: () => {
      const stops = [
        window.desk.on('invite.changed', (invite) => {
          const { invites, filters } = get()
          const newest = invites[0]
          const isNew = !newest || invite.id > newest.id
          // Whether a new one belongs to what is searched for, the machine knows.
          if (isNew && isFiltered(filters)) void get().read()
          else set({ invites: withChange(invites, invite) })
        }),
        window.desk.on('invites.removed', ({ ids }) => get().leaveOut(ids)),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
})

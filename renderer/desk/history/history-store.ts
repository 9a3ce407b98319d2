import { create } from 'zustand'
import { type Failure, type Invite, type InviteMatch, type InvitePage, mostListed } from '#contract'
import { ask, endAll } from '../../ask.ts'
import { type HistoryFilters, historyQuery, isFiltered, noFilters } from './history-filters.ts'

const pageSize = 100
/** Asked at every key, so no more than a tall screen shows. */
const firstPageSize = 50
/** Rows that are read again, without anybody losing their place, once old invites were deleted. */
const mostReread = 2 * firstPageSize

interface HistoryState {
  filters: HistoryFilters
  /** What the newest question has found so far, newest first. */
  invites: Invite[]
  /** Where what was searched for stands in them, by their ids. */
  matches: ReadonlyMap<number, InviteMatch>
  /** Where the next page begins; nothing when there is none. */
  next: number | undefined
  isRead: boolean
  /** Main is being asked; what it answers is on its way. */
  isReading: boolean
  failure: Failure | undefined
  /** Counts the questions: an answer to any but the newest comes too late and is dropped. */
  asked: number
  narrow: (change: Partial<HistoryFilters>) => void
  read: () => Promise<void>
  /** As many as `wanted`, while there are. */
  readOlder: (wanted?: number) => Promise<void>
  /** The first invite for what stands in the filters now, however fast it was typed. */
  first: () => Promise<Invite | undefined>
  leaveOut: (ids: readonly number[]) => void
  listen: () => () => void
}

/** The history as far as it was read, for the filters on the screen. */
export const useHistory = create<HistoryState>()((set, get) => {
  /** Nothing when the answer came too late to count, or was a failure, which is then said. */
  async function askPage(
    asked: number,
    page: { before?: number; limit: number },
  ): Promise<InvitePage | undefined> {
    const query = historyQuery(get().filters, Date.now())
    if (!query) return { invites: [], hasMore: false }
    const answer = await ask('invites.list', { ...query, ...page })
    if (get().asked !== asked) return undefined
    if (answer.ok) return answer.value
    set({ failure: answer.failure, isRead: true, isReading: false, next: undefined })
    return undefined
  }

  /** Ends when the newest question is answered. */
  let reading = Promise.resolve()

  /** Each change of the store draws: there is one for a question, and one for its answer. */
  function readAnew(filters: HistoryFilters): Promise<void> {
    const asked = get().asked + 1
    set({ filters, asked, isReading: true })
    reading = readFirst(asked)
    return reading
  }

  async function readFirst(asked: number) {
    const page = await askPage(asked, { limit: firstPageSize })
    if (!page) return
    const { invites, next } = page
    set({
      ...{ invites, next, matches: byId(page.matches) },
      ...{ failure: undefined, isRead: true, isReading: false },
    })
  }

  /** What was deleted while more was read: it may be among that. */
  const leftOut = new Set<number>()

  return {
    filters: noFilters,
    invites: [],
    matches: new Map(),
    next: undefined,
    isRead: false,
    isReading: false,
    failure: undefined,
    asked: 0,
    narrow: (change) => void readAnew({ ...get().filters, ...change }),
    read: () => readAnew(get().filters),
    readOlder: async (wanted = pageSize) => {
      const { next, isReading, asked } = get()
      if (next === undefined || isReading || isFull(get())) return
      set({ isReading: true })
      leftOut.clear()
      const limit = Math.min(wanted, mostListed - get().invites.length)
      const page = await askPage(asked, { before: next, limit })
      if (!page) return
      const more = page.invites.filter(({ id }) => !leftOut.has(id))
      const matches = new Map([...get().matches, ...byId(page.matches)])
      set({ invites: [...get().invites, ...more], matches, next: page.next, isReading: false })
    },
    first: async () => {
      let waitedFor: Promise<void> | undefined
      // Another key may come while the answer to this one is on its way.
      while (waitedFor !== reading) {
        waitedFor = reading
        await waitedFor
      }
      return get().invites[0]
    },
    leaveOut: (ids) => {
      for (const id of ids) leftOut.add(id)
      const matches = new Map(get().matches)
      for (const id of ids) matches.delete(id)
      set({ invites: withoutIds(get().invites, ids), matches })
      // The list reads on as it is scrolled; an empty one is not there to do so.
      if (get().invites.length === 0) void get().readOlder()
    },
    listen: () =>
      endAll(
        window.desk.on('invite.changed', (invite) => {
          const { invites, filters } = get()
          const newest = invites[0]
          const isNew = !newest || invite.id > newest.id
          // Whether a new one belongs to what is searched for, main knows.
          if (isNew && isFiltered(filters)) void get().read()
          else set({ invites: withChange(invites, invite) })
        }),
        window.desk.on('retention.changed', ({ state }) => {
          // What went for its age is on the list no more. Whoever has read on keeps their place instead.
          const isAtTop = get().invites.length <= mostReread
          if (state === 'resting' && isAtTop) void get().read()
        }),
        window.desk.on('day.changed', () => {
          // "Today" and "Yesterday" are other days now.
          if (get().filters.period !== 'any') void get().read()
        }),
        window.desk.on('invites.removed', ({ ids }) => {
          if (ids === 'many') void get().read()
          else get().leaveOut(ids)
        }),
      ),
  }
})

const byId = (matches: InvitePage['matches'] = []) => new Map(matches.map((one) => [one.id, one]))

/** Older invites are not listed: the search has to be narrowed for them. */
export function isFull({ invites, next }: Pick<HistoryState, 'invites' | 'next'>): boolean {
  return next !== undefined && invites.length >= mostListed
}

/** The list with an invite in its place: changed where it is, put on top when it is new. */
export function withChange(invites: Invite[], changed: Invite): Invite[] {
  const isKnown = invites.some(({ id }) => id === changed.id)
  if (isKnown) return invites.map((invite) => (invite.id === changed.id ? changed : invite))
  const newest = invites[0]
  return !newest || changed.id > newest.id ? [changed, ...invites] : invites
}

function withoutIds(invites: Invite[], ids: readonly number[]): Invite[] {
  const gone = new Set(ids)
  return invites.filter(({ id }) => !gone.has(id))
}

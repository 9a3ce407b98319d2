import { create } from 'zustand'
import type { Failure, Invite } from '#contract'
import { ask } from '../../ask.ts'

const pageSize = 50

interface HistoryState {
  invites: Invite[]
  hasMore: boolean
  isRead: boolean
  isReading: boolean
  failure: Failure | undefined
  read: () => Promise<void>
  readOlder: () => Promise<void>
  listen: () => () => void
}

/** The invites that were read so far, newest first. */
export const useHistory = create<HistoryState>()((set, get) => ({
  invites: [],
  hasMore: false,
  isRead: false,
  isReading: false,
  failure: undefined,
  read: async () => {
    const answer = await ask('invites.list', { limit: pageSize })
    set(
      answer.ok
        ? { ...answer.value, isRead: true, failure: undefined }
        : { failure: answer.failure, isRead: true },
    )
  },
  readOlder: async () => {
    const { invites, hasMore, isReading } = get()
    const before = invites.at(-1)?.id
    if (!hasMore || isReading || before === undefined) return
    set({ isReading: true })
    const answer = await ask('invites.list', { before, limit: pageSize })
    set({ isReading: false })
    if (!answer.ok) {
      set({ failure: answer.failure })
      return
    }
    const { invites: older, hasMore: hasEvenMore } = answer.value
    set({ invites: [...get().invites, ...older], hasMore: hasEvenMore })
  },
  listen: () =>
    window.desk.on('invite.changed', (invite) =>
      set({ invites: withChange(get().invites, invite) }),
    ),
}))

/** The list with an invite in its place: changed where it is, put on top when it is new. */
export function withChange(invites: Invite[], changed: Invite): Invite[] {
  const isKnown = invites.some(({ id }) => id === changed.id)
  if (isKnown) return invites.map((invite) => (invite.id === changed.id ? changed : invite))
  const newest = invites[0]
  return !newest || changed.id > newest.id ? [changed, ...invites] : invites
}

import { create } from 'zustand'
import type { Invite, Progress } from '#contract'
import { ask } from '../../ask.ts'

const longest = 20
/** How long somebody who has finished stays in view, so that a glance is enough to see it. */
export const farewellMs = 15 * 60_000

interface QueueState {
  /** Today's open invites, newest first. */
  open: Invite[]
  /** Seen to complete while this window was open. */
  completed: (Invite & { completedAt: number })[]
  isRead: boolean
  /** Whether the states are VerifiMe's last word. */
  progress: Progress
  /** Counts the questions: an answer to any but the newest is dropped. */
  asked: number
  refresh: () => Promise<void>
  listen: () => () => void
}

export const useQueue = create<QueueState>()((set, get) => ({
  open: [],
  completed: [],
  isRead: false,
  progress: { state: 'current' },
  asked: 0,
  refresh: async () => {
    const asked = get().asked + 1
    set({ asked })
    const [listed, progress] = await Promise.all([
      ask('invites.list', { limit: longest, onlyOpenToday: true }),
      ask('progress.read', undefined),
    ])
    if (get().asked !== asked) return
    if (listed.ok) set({ open: listed.value.invites, isRead: true })
    if (progress.ok) set({ progress: progress.value })
  },
  listen: () => {
    const stops = [
      window.desk.on('progress.changed', (progress) => set({ progress })),
      window.desk.on('invite.changed', (invite) => {
        const { open, completed } = get()
        const wasOpen = open.some(({ id }) => id === invite.id)
        if (wasOpen && invite.status === 'Completed') {
          const finished = { ...invite, completedAt: Date.now() }
          set({ completed: [finished, ...completed].slice(0, longest) })
        }
        void get().refresh()
      }),
      window.desk.on('invites.restored', () => void get().refresh()),
      window.desk.on('invites.removed', ({ ids }) => {
        set({ completed: get().completed.filter(({ id }) => !ids.includes(id)) })
        void get().refresh()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  },
}))

/** Everybody in view: who is open, and who has just finished, newest first. */
export function inView(
  { open, completed }: Pick<QueueState, 'open' | 'completed'>,
  now: number,
): Invite[] {
  const recent = completed.filter(({ completedAt }) => now - completedAt < farewellMs)
  const openIds = new Set(open.map(({ id }) => id))
  return [...open, ...recent.filter(({ id }) => !openIds.has(id))].sort((a, b) => b.id - a.id)
}

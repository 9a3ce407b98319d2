import { create } from 'zustand'
import { type Invite, isOpenToday, type Progress } from '#contract'
import { ask, endAll } from '../../ask.ts'
import { announce } from '../../ui/announcer.tsx'
import { inviteTitle, stateWords } from '../copy/invite-words.tsx'

/** Of those who have finished. */
const longest = 20
/** How long somebody who has finished stays in view, so that a glance is enough to see it. */
export const farewellMs = 15 * 60_000

interface QueueState {
  /** Every open invite of the day on which it was read, newest first: `openToday` says which are of today. */
  open: Invite[]
  /** Seen to complete while this window was open. */
  completed: (Invite & { completedAt: number })[]
  /** How far each customer was when the desk last heard of them: what is new is announced once. */
  heard: ReadonlyMap<number, Invite['status']>
  isRead: boolean
  /** Whether the states are VerifiMe's last word. */
  progress: Progress
  /** Counts the questions: an answer to any but the newest is dropped. */
  asked: number
  refresh: () => Promise<void>
  listen: () => () => void
}

export const useQueue = create<QueueState>()((set, get) => {
  function hear(invites: readonly Invite[]): void {
    set({
      heard: new Map([...get().heard, ...invites.map(({ id, status }) => [id, status] as const)]),
    })
  }

  function announceProgress(invite: Invite): void {
    const before = get().heard.get(invite.id)
    hear([invite])
    if (before !== undefined && before !== invite.status) {
      announce(`${inviteTitle(invite)}: ${stateWords(invite).words}`)
    }
  }

  return {
    open: [],
    completed: [],
    heard: new Map(),
    isRead: false,
    progress: { state: 'current' },
    asked: 0,
    refresh: async () => {
      const asked = get().asked + 1
      set({ asked })
      const [listed, progress] = await Promise.all([
        ask('invites.openToday', undefined),
        ask('progress.read', undefined),
      ])
      if (get().asked !== asked) return
      if (listed.ok) hear(listed.value)
      if (listed.ok) set({ open: withSame(get().open, listed.value), isRead: true })
      if (progress.ok) set({ progress: progress.value })
    },
    listen: () =>
      endAll(
        window.desk.on('progress.changed', (progress) => set({ progress })),
        window.desk.on('invite.changed', (invite) => {
          announceProgress(invite)
          const { open, completed } = get()
          const wasOpen = open.some(({ id }) => id === invite.id)
          if (wasOpen && invite.status === 'Completed') {
            const finished = { ...invite, completedAt: Date.now() }
            set({ completed: [finished, ...completed].slice(0, longest) })
          }
          void get().refresh()
        }),
        window.desk.on('day.changed', () => void get().refresh()),
        window.desk.on('invites.restored', () => void get().refresh()),
        window.desk.on('invites.removed', ({ ids }) => {
          // Of so many nobody knows which: then nobody who has finished stays in view.
          const stays = ({ id }: Invite) => ids !== 'many' && !ids.includes(id)
          set({ completed: get().completed.filter(stays) })
          void get().refresh()
        }),
      ),
  }
})

/** Those that did not change stay the same objects: their rows are not drawn again. */
function withSame(before: readonly Invite[], read: Invite[]): Invite[] {
  const known = new Map(before.map((invite) => [invite.id, invite]))
  return read.map((invite) => {
    const same = known.get(invite.id)
    return same && JSON.stringify(same) === JSON.stringify(invite) ? same : invite
  })
}

/** What was read before midnight, or before a sleep, may be of another day by now. */
export function openToday({ open }: Pick<QueueState, 'open'>, now: number): Invite[] {
  return open.filter((invite) => isOpenToday(invite, now))
}

/** Everybody in view: who is open, and who has just finished, newest first. */
export function inView(state: Pick<QueueState, 'open' | 'completed'>, now: number): Invite[] {
  const open = openToday(state, now)
  // Either way: a clock that was put back by an hour keeps nobody for an hour.
  const recent = state.completed.filter(
    ({ completedAt }) => Math.abs(now - completedAt) < farewellMs,
  )
  const openIds = new Set(open.map(({ id }) => id))
  return [...open, ...recent.filter(({ id }) => !openIds.has(id))].sort((a, b) => b.id - a.id)
}

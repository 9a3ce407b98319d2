import { create } from 'zustand'
import {
  type Invite,
  isOpenToday,
  type Progress,
  type Queue,
  type ResultFolder,
  submittedStaysMs,
} from '#contract'
import { ask, endAll } from '../../ask.ts'
import { announce } from '../../ui/announcer.tsx'
import { useSettingsStore } from '../app-state.ts'
import { inviteTitle, stateWords } from '../copy/invite-words.tsx'
import { useNotice } from '../notice-store.ts'
import { playChime } from './chime.ts'

/** How often it is considered who has waited too long. */
const everyMs = 15_000

const folderAway =
  'The folder with results can’t be reached: note them by hand, or tell your IT team'

interface QueueState extends Queue {
  /** How far each customer of the lists was when the desk last heard of them: what is new is announced once. */
  heard: ReadonlyMap<number, Invite['status']>
  /** Of whom it was said that nobody has opened their invite. */
  reminded: ReadonlySet<number>
  isRead: boolean
  /** Whether the states are VerifiMe's last word. */
  progress: Progress
  /** Counts the questions: an answer to any but the newest is dropped. */
  asked: number
  refresh: () => Promise<void>
  listen: () => () => void
}

/** Whom staff look after. What was read before midnight, or before a sleep, may be of another day by now. */
export const useQueue = create<QueueState>()((set, get) => {
  let isResultFolderAway = false

  function announceProgress(invite: Invite): void {
    const before = get().heard.get(invite.id)
    set({ heard: new Map([...get().heard, [invite.id, invite.status]]) })
    if (before === undefined || before === invite.status) return
    const words = `${inviteTitle(invite)}: ${stateWords(invite).words}`
    if (invite.status !== 'Completed') {
      announce(words)
      return
    }
    // Seen and heard where the desk is; told by the system where it is not.
    useNotice.getState().tell(words)
    if (useSettingsStore.getState().settings?.playsSound) playChime()
    void ask('notifications.show', { id: invite.id, news: 'submitted' })
  }

  function hearFolder(state: ResultFolder['state']): void {
    const isNews = state === 'away' && !isResultFolderAway
    isResultFolderAway = state === 'away'
    if (isNews) useNotice.getState().tell(folderAway)
  }

  /** Said once of each; of those that have waited since before the start, nothing: their rows say it. */
  function remind(isSilent: boolean): void {
    const unopened = get().open.filter((invite) => isUnopenedLong(invite, Date.now()))
    const news = unopened.filter(({ id }) => !get().reminded.has(id))
    if (news.length === 0) return
    set({ reminded: new Set([...get().reminded, ...news.map(({ id }) => id)]) })
    if (isSilent) return
    for (const invite of news) {
      useNotice.getState().tell(`${inviteTitle(invite)} has not opened the invite yet`)
      void ask('notifications.show', { id: invite.id, news: 'unopened' })
    }
  }

  return {
    open: [],
    submitted: [],
    followUps: [],
    heard: new Map(),
    reminded: new Set(),
    isRead: false,
    progress: { state: 'current' },
    asked: 0,
    refresh: async () => {
      const asked = get().asked + 1
      set({ asked })
      const [listed, progress] = await Promise.all([
        ask('invites.queue', undefined),
        ask('progress.read', undefined),
      ])
      if (get().asked !== asked) return
      if (listed.ok) {
        const isFirst = !get().isRead
        const { open, submitted, followUps } = listed.value
        const { reminded } = get()
        set({
          // Whoever is in no list any more is forgotten: a desk is open for months.
          heard: new Map(
            [...open, ...submitted, ...followUps].map(({ id, status }) => [id, status]),
          ),
          reminded: new Set(open.flatMap(({ id }) => (reminded.has(id) ? [id] : []))),
          open: withSame(get().open, open),
          submitted: withSame(get().submitted, submitted),
          followUps: withSame(get().followUps, followUps),
          isRead: true,
        })
        if (isFirst) {
          remind(true)
          void ask('results.folder', undefined).then((folder) => {
            if (folder.ok) hearFolder(folder.value.state)
          })
        }
      }
      if (progress.ok) set({ progress: progress.value })
    },
    listen: () => {
      const refresh = () => void get().refresh()
      const timer = setInterval(() => remind(false), everyMs)
      return endAll(
        () => clearInterval(timer),
        window.desk.on('progress.changed', (progress) => set({ progress })),
        window.desk.on('invite.changed', (invite) => {
          announceProgress(invite)
          refresh()
        }),
        window.desk.on('results.arrived', ({ count, invite }) => {
          const words = invite
            ? `Result arrived: ${inviteTitle(invite)}`
            : `${count} results arrived`
          useNotice.getState().tell(words)
        }),
        window.desk.on('results.folder', ({ state }) => hearFolder(state)),
        window.desk.on('day.changed', refresh),
        window.desk.on('invites.restored', refresh),
        window.desk.on('invites.removed', refresh),
      )
    },
  }
})

/** Whether its customer has not opened it for so long that somebody should ask. */
export function isUnopenedLong(invite: Invite, now: number): boolean {
  const minutes = useSettingsStore.getState().settings?.unopenedMinutes ?? 'never'
  if (minutes === 'never' || invite.status !== 'Inactive') return false
  return isOpenToday(invite, now) && now - invite.createdAt >= minutes * 60_000
}

/** Those that did not change stay the same objects: their rows are not drawn again. */
function withSame(before: readonly Invite[], read: Invite[]): Invite[] {
  const known = new Map(before.map((invite) => [invite.id, invite]))
  return read.map((invite) => {
    const same = known.get(invite.id)
    return same && JSON.stringify(same) === JSON.stringify(invite) ? same : invite
  })
}

export function openToday({ open }: Pick<QueueState, 'open'>, now: number): Invite[] {
  return open.filter((invite) => isOpenToday(invite, now))
}

export interface QueueGroups {
  waiting: Invite[]
  onPhone: Invite[]
  submitted: Invite[]
}

/** Everybody of today: the longest wait first, and whoever finished last. */
export function groupsOf(queue: Pick<QueueState, 'open' | 'submitted'>, now: number): QueueGroups {
  const longestFirst = openToday(queue, now).toReversed()
  return {
    waiting: longestFirst.filter(({ status }) => status === 'Inactive'),
    onPhone: longestFirst.filter(({ status }) => status === 'Active'),
    // Either way: a clock that was put back by an hour keeps nobody for an hour.
    submitted: queue.submitted.filter(
      ({ statusAt = 0 }) => Math.abs(now - statusAt) < submittedStaysMs,
    ),
  }
}

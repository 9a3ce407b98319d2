import { create } from 'zustand'
import type { Answer, LockState, StaffList, StaffMember } from '#contract'
import { ask, endAll } from '../../ask.ts'
import { announce } from '../../ui/announcer.tsx'
import { askOrSay } from '../notice-store.ts'

interface StaffStore extends StaffList {
  read: () => Promise<void>
  take: (answer: Answer<StaffList>) => Answer<StaffList>
  listen: () => () => void
  /** The list to choose from is open; `asked`, and in its place who is asked for their PIN. */
  isChoosing: boolean
  asked?: StaffMember | undefined
  choose: () => void
  switchTo: (member: StaffMember) => Promise<void>
  /** To the next one on the list. */
  step: () => void
  arrived: (member: StaffMember) => void
  close: () => void
}

/** Who may be at the desk, and who is. */
export const useStaff = create<StaffStore>()((set, get) => {
  const put = ({ staff, atDesk }: StaffList) => set({ staff, atDesk })
  return {
    staff: [],
    isChoosing: false,
    read: async () => {
      get().take(await ask('staff.list', undefined))
    },
    take: (answer) => {
      if (answer.ok) put(answer.value)
      return answer
    },
    listen: () =>
      endAll(
        window.desk.on('staff.changed', put),
        // A restored history has the list that was in it.
        window.desk.on('database.changed', () => void get().read()),
      ),
    choose: () => set({ isChoosing: get().staff.length > 0, asked: undefined }),
    switchTo: async (member) => {
      if (member.hasPin && member.id !== get().atDesk) {
        set({ isChoosing: true, asked: member })
        return
      }
      const answer = await askOrSay('staff.switch', { id: member.id })
      if (answer.ok) get().arrived(member)
      else get().close()
    },
    step: () => {
      const { staff, atDesk, asked, switchTo } = get()
      const from = asked?.id ?? atDesk
      const next = staff[(staff.findIndex(({ id }) => id === from) + 1) % staff.length]
      if (next) void switchTo(next)
    },
    arrived: ({ name }) => {
      get().close()
      announce(`At the desk: ${name}`)
    },
    close: () => set({ isChoosing: false, asked: undefined }),
  }
})

interface LockStore extends LockState {
  read: () => Promise<void>
  listen: () => () => void
}

/** Whether the desk is locked, and which PINs there are. */
export const useLock = create<LockStore>()((set) => ({
  isLocked: false,
  hasDeskPin: false,
  hasManagerPin: false,
  read: async () => {
    const answer = await ask('lock.state', undefined)
    if (answer.ok) set(answer.value)
  },
  listen: () => {
    // Whatever opens the history anew begins with the lock that is in it.
    return endAll(
      window.desk.on('lock.changed', (state) => set(state)),
      window.desk.on('database.changed', () => void useLock.getState().read()),
    )
  },
}))

export function lockDesk() {
  void ask('lock.lock', undefined)
}

import { useEffect } from 'react'
import { create } from 'zustand'
import type { RetentionState } from '#contract'
import { AlertDialog } from '../ui/alert-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { askOrSay } from './notice-store.ts'
import { longDayWords } from './time.ts'

/** Asked when this computer's clock has jumped: deleting for age by a wrong clock could not be undone. */
export function ClockDialog() {
  const { state, read, listen, decide } = useRetention()
  useEffect(() => {
    void read()
    return listen()
  }, [read, listen])
  if (state.state !== 'asking') return null
  return (
    <AlertDialog
      title={`Is today ${longDayWords(state.clockAt)}?`}
      isOpen
      actions={
        <>
          <Button autoFocus onPress={() => void decide(false)}>
            No, keep everything
          </Button>
          <Button kind="main" onPress={() => void decide(true)}>
            Yes, the date is right
          </Button>
        </>
      }
    >
      <p>
        Front Desk was last used on {longDayWords(state.lastUsedAt)}. If the date is right, invites
        whose time is over are deleted now.
      </p>
      <p>If it is wrong, nothing is deleted: correct the date of this computer, and go on.</p>
    </AlertDialog>
  )
}

interface RetentionStore {
  state: RetentionState
  read: () => Promise<void>
  listen: () => () => void
  decide: (isDateRight: boolean) => Promise<void>
}

/** Whether old invites are being deleted, or wait for somebody who knows the date. */
export const useRetention = create<RetentionStore>()((set) => ({
  state: { state: 'resting' },
  read: async () => {
    const answer = await askOrSay('retention.state', undefined)
    if (answer.ok) set({ state: answer.value })
  },
  listen: () => window.desk.on('retention.changed', (state) => set({ state })),
  decide: async (isDateRight) => {
    const answer = await askOrSay('retention.decide', { isDateRight })
    // Whatever came of it, nobody is to be held up by a question that was answered.
    set({ state: answer.ok ? answer.value : { state: 'resting' } })
  },
}))

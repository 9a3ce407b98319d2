import { create } from 'zustand'
import { ask } from '../../ask.ts'
import { isTextPlace, keyboard, useKeyDown, useShortcuts } from '../../keyboard.ts'
import { useScreen } from '../app-state.ts'
import { useNotice } from '../notice-store.ts'
import { useQueue } from '../queue/queue-store.ts'

export type HelpAbout = 'keys' | 'first-day'

interface HelpState {
  isOpen: boolean
  about: HelpAbout
  open: (about?: HelpAbout) => void
  close: () => void
}

export const useHelp = create<HelpState>()((set) => ({
  isOpen: false,
  about: 'keys',
  open: (about = 'keys') => set({ isOpen: true, about }),
  close: () => set({ isOpen: false }),
}))

/** F1 opens help over whatever is there, and closes it; ? does where it is not typed. F5 reads anew. */
export function useHelpKeys() {
  useShortcuts({ refresh: () => void refresh() })
  useKeyDown((event) => {
    if (event.repeat || event.defaultPrevented || !keyboard.find(event, ['help'])) return
    if (keyboard.types(event) && isTextPlace(event.target)) return
    // A question is answered first.
    if (document.querySelector('[role="alertdialog"]')) return
    event.preventDefault()
    const { isOpen, open, close } = useHelp.getState()
    if (isOpen) close()
    else open()
  })
}

/** It comes with its screen: nothing of it is read at the start. */
async function readHistory() {
  const { useHistory } = await import('../history/history-store.ts')
  await useHistory.getState().read()
}

async function refresh() {
  const answer = await ask('progress.check', undefined)
  const { say, fail } = useNotice.getState()
  await Promise.all([
    useQueue.getState().refresh(),
    useScreen.getState().place === 'history' ? readHistory() : undefined,
  ])
  if (answer.ok) say('Lists read anew')
  else fail(answer.failure)
}

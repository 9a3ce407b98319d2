import { type Invite, shortcuts } from '#contract'
import { showCode } from '../invite-actions.ts'
import { useShortcuts } from '../shortcuts.ts'
import { openToday, useQueue } from './queue-store.ts'

const actions = {
  recall: (index: number) => {
    const invite = openToday(useQueue.getState(), Date.now())[index]
    if (invite) void showCode(invite)
  },
} as const

/** Shows the code of one of today's last open invites, the newest first, wherever one is. */
export function useRecallKeys() {
  useShortcuts(actions)
}

/** Which of the recall keys is this invite's; nothing when it is not among the last. */
export function recallPlace(open: readonly Invite[], { id }: Invite): number | undefined {
  const place = open.slice(0, shortcuts.recall.keys.length).findIndex((one) => one.id === id)
  return place < 0 ? undefined : place
}

import type { Invite } from '#contract'
import { showCode } from '../invite-actions.ts'
import { type Shortcut, useShortcuts } from '../shortcuts.ts'
import { openToday, useQueue } from './queue-store.ts'

const places = [1, 2, 3, 4, 5, 6] as const

function keysOf(place: (typeof places)[number]): Shortcut {
  return `Ctrl+${place}`
}

const shortcuts = Object.fromEntries(
  places.map((place) => [
    keysOf(place),
    () => {
      const invite = openToday(useQueue.getState(), Date.now())[place - 1]
      if (invite) void showCode(invite)
    },
  ]),
)

/** Ctrl+1 to Ctrl+6 show the code of one of today's last open invites, the newest first, wherever one is. */
export function useRecallKeys() {
  useShortcuts(shortcuts)
}

/** The keys that recall this invite; nothing when it is not among the last six. */
export function recallKeys(open: readonly Invite[], { id }: Invite): Shortcut | undefined {
  const place = places.find((candidate) => open[candidate - 1]?.id === id)
  return place && keysOf(place)
}

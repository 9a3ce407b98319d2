import type { Invite, Settings } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { InviteService } from '../invites/invite-service.ts'
import type { Surroundings } from '../machine.ts'
import { displayRoutes } from './display-routes.ts'
import { createDisplayService, type DisplayWindow } from './display-service.ts'
import { watchStatus } from './status-watch.ts'

export interface CustomerDisplayOptions {
  invites: Pick<InviteService, 'link' | 'markShown' | 'refreshStatus'>
  openInvites: () => Invite[]
  settings: () => Settings
  window: DisplayWindow
  now: () => Date
  emit: Surroundings['emit']
  note: Note
}

/** The customer's side of the desk: what their window shows, and the watch over how far they are. */
export function createCustomerDisplay(options: CustomerDisplayOptions) {
  const { invites, openInvites, settings, window, now, emit, note } = options
  const display = createDisplayService({
    invites,
    window,
    announce: (isShowing) => emit('display.changed', { isShowing }),
  })
  const refreshStatus = async (id: number, signal?: AbortSignal) => {
    const look = await invites.refreshStatus(id, signal)
    if (look?.found === 'status' && look.isNew) display.statusChanged(id, look.status)
    return look
  }
  const watch = watchStatus({
    shownInviteId: display.shownInviteId,
    openInvites,
    refreshStatus,
    place: () => `${settings().environment} ${settings().apiHost}`,
    now,
    announce: (progress) => emit('progress.changed', progress),
    note,
  })
  return { routes: displayRoutes(display, watch), refreshStatus, watch }
}

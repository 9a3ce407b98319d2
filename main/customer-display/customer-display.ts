import type { DisplayState, Invite, RememberedScreen, Settings } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { Emit } from '../border/emit.ts'
import type { InviteService } from '../invites/invite-service.ts'
import { watchAbsence } from './absence-watch.ts'
import { displayRoutes } from './display-routes.ts'
import { createDisplayService } from './display-service.ts'
import { createScreenService } from './screen-service.ts'
import type { Screens } from './screens.ts'
import type { DisplayWindow } from './stage.ts'
import { watchStatus } from './status-watch.ts'

export interface CustomerDisplayOptions {
  invites: Pick<InviteService, 'link' | 'markShown' | 'refreshStatus'>
  openInvites: () => Invite[]
  settings: () => Settings
  chosenScreen: {
    read: () => RememberedScreen | null
    keep: (screen: RememberedScreen | null) => void
  }
  window: DisplayWindow
  screens: Screens
  /** Whether nobody has touched the computer for a while, or it is locked. */
  isNobodyThere: () => boolean
  now: () => Date
  emit: Emit
  note: Note
}

/** The customer's side of the desk: what they see, on which screen, and the watch over how far they are. */
export function createCustomerDisplay(options: CustomerDisplayOptions) {
  const { invites, openInvites, settings, window, now, emit, note } = options
  const display = createDisplayService({
    invites,
    window,
    hasOwnScreen: () => screen.state() === 'own',
    settings,
    announce: () => emit('display.changed', state()),
  })
  const screen = createScreenService({
    screens: options.screens,
    chosen: options.chosenScreen.read,
    choose: options.chosenScreen.keep,
    moveTo: window.moveTo,
    moved: display.moved,
    announce: () => emit('display.changed', state()),
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
  const stopAbsence = watchAbsence(options.isNobodyThere, display.setAbsence)

  function state(): DisplayState {
    const { kind } = display.scene()
    const inviteId = display.shownInviteId()
    return {
      screen: screen.state(),
      showing: kind === 'idle' ? 'nothing' : kind,
      ...(inviteId === undefined ? {} : { inviteId }),
    }
  }

  screen.follow()
  return {
    refreshStatus,
    sleep: watch.sleep,
    wake: watch.wake,
    routes: displayRoutes({ display, screen, state, progress: watch.progress }),
    serve: display.serve,
    settingsChanged: display.settingsChanged,
    stop: (): void => {
      watch.stop()
      stopAbsence()
      display.stop()
      screen.stop()
    },
  }
}

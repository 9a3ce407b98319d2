import type { Invite, KnownScreen, RememberedScreen, Settings } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { Emit } from '../border/emit.ts'
import type { InviteService } from '../invites/invite-service.ts'
import { watchAbsence } from './absence-watch.ts'
import { displayRoutes } from './display-routes.ts'
import { createDisplayService } from './display-service.ts'
import { displayState } from './display-state.ts'
import { createScreenLooks } from './screen-looks.ts'
import { createScreenService } from './screen-service.ts'
import type { Screens } from './screens.ts'
import type { DisplayWindow } from './stage.ts'
import { watchStatus } from './status-watch.ts'

export interface CustomerDisplayOptions {
  invites: Pick<InviteService, 'link' | 'markShown' | 'keepLanguage' | 'refreshStatus'>
  openInvites: () => Invite[]
  findInvite: (id: number) => Invite | undefined
  settings: () => Settings
  chosenScreen: {
    read: () => RememberedScreen | null
    keep: (screen: RememberedScreen | null) => void
  }
  knownScreens: {
    read: () => KnownScreen[]
    keep: (known: KnownScreen[]) => void
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
  const { invites, settings, emit } = options
  const { display, screen, looks, state } = createDisplayOnScreen(options)
  const refreshStatus = async (id: number, signal?: AbortSignal) => {
    const look = await invites.refreshStatus(id, signal)
    if (look?.found === 'status' && look.isNew) display.statusChanged(id, look.status)
    return look
  }
  const watch = watchStatus({
    ...options,
    shownInviteId: display.shownInviteId,
    refreshStatus,
    place: () => placeIn(settings()),
    random: Math.random,
    announce: (progress) => emit('progress.changed', progress),
  })
  const stopAbsence = watchAbsence(options.isNobodyThere, display.setAbsence)

  screen.follow()
  return {
    refreshStatus,
    sleep: watch.sleep,
    wake: watch.wake,
    routes: displayRoutes({ display, screen, looks, state, progress: watch.progress }),
    serve: display.serve,
    settingsChanged: (): void => {
      watch.settingsChanged()
      display.settingsChanged()
    },
    stop: (): void => {
      watch.stop()
      stopAbsence()
      display.stop()
      screen.stop()
    },
  }
}

function placeIn({ environment, apiHost }: Settings): string {
  return `${environment} ${apiHost}`
}

/** What the customer sees, on which screen it stands, and where and how large on that. */
function createDisplayOnScreen(options: CustomerDisplayOptions) {
  const { window, emit } = options
  const state = () => displayState({ display, screen, looks })
  const tellDesk = () => emit('display.changed', state())
  const display = createDisplayService({
    ...options,
    hasOwnScreen: () => screen.state() === 'own',
    look: () => looks.scene(),
    announce: tellDesk,
  })
  const screen = createScreenService({
    screens: options.screens,
    chosen: options.chosenScreen.read,
    choose: options.chosenScreen.keep,
    known: (live) => looks.of(live),
    moveTo: window.moveTo,
    moved: display.moved,
    announce: tellDesk,
  })
  const looks = createScreenLooks({
    under: screen.under,
    known: options.knownScreens,
    size: display.size,
    changed: () => {
      display.lookChanged()
      tellDesk()
    },
  })
  return { display, screen, looks, state }
}

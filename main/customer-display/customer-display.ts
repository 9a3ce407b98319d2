import type { KnownScreen, RememberedScreen, Settings } from '#contract'
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

export interface CustomerDisplayOptions {
  invites: Pick<InviteService, 'link' | 'markShown' | 'keepLanguage'>
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
  emit: Emit
  note: Note
}

/** The customer's side of the desk: what they see, on which screen, what stands there, in which language, how large. */
export function createCustomerDisplay(options: CustomerDisplayOptions) {
  const { display, screen, looks, state } = createDisplayOnScreen(options)
  const stopAbsence = watchAbsence(options.isNobodyThere, display.setAbsence)

  screen.follow()
  return {
    routes: displayRoutes({ display, screen, looks, state }),
    serve: display.serve,
    shownInviteId: display.shownInviteId,
    statusChanged: display.statusChanged,
    settingsChanged: display.settingsChanged,
    stop: (): void => {
      stopAbsence()
      display.stop()
      screen.stop()
    },
  }
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

import {
  type Answer,
  type CustomerScreens,
  failed,
  type RememberedScreen,
  type ScreenState,
  succeeded,
} from '#contract'
import { type Area, devicePixels, findScreen, type LiveScreen, type Screens } from './screens.ts'

export interface ScreenServiceOptions {
  screens: Screens
  /** Which screen is the customer's; `null` when none was chosen. */
  chosen: () => RememberedScreen | null
  choose: (screen: RememberedScreen | null) => void
  /** What was set for a screen, and how fine it is. */
  known: (screen: LiveScreen) => Pick<CustomerScreens['screens'][number], 'scale' | 'share'>
  /** Called when the customer's window belongs on another screen of its own, over the desk, or on one that changed. */
  moved: (own: Area | undefined) => void
  /** Called when the list of screens may be another one. */
  announce: () => void
}

export type ScreenService = ReturnType<typeof createScreenService>

/** Which screen the customer looks at: the chosen one as long as it is there, else the desk's. */
export function createScreenService(options: ScreenServiceOptions) {
  const { screens, chosen, choose, known, moved, announce } = options
  let state: ScreenState = 'none'
  let under: LiveScreen | undefined
  let place = ''

  function stand() {
    const wanted = chosen()
    const live = screens.live()
    const deskId = screens.deskId()
    const found = wanted ? findScreen(wanted, live) : undefined
    const own = found && found.id !== deskId ? found : undefined
    return { wanted, live, deskId, found, own }
  }

  /** Also when nothing but a resolution changed: the window must fill its screen as it is now. */
  function follow(): void {
    const { wanted, live, deskId, own } = stand()
    under = own ?? live.find(({ id }) => id === deskId)
    state = own ? 'own' : wanted ? 'lost' : 'none'
    const newPlace = JSON.stringify([state, under])
    // Covering a screen can itself be told as a change of it: moving each time would never end.
    if (newPlace !== place) {
      place = newPlace
      moved(own?.bounds)
    }
    announce()
  }

  function read(): CustomerScreens {
    const { live, deskId, found } = stand()
    return {
      screens: live.map((screen, index) => ({
        ...asListed(screen, index + 1),
        ...known(screen),
        hasDesk: screen.id === deskId,
        hasDisplay: screen.id === under?.id,
      })),
      ...(found ? { chosenId: found.id } : {}),
      state,
    }
  }

  const stop = screens.onChange(follow)
  return {
    stop,
    follow,
    read,
    state: (): ScreenState => state,
    /** The screen that codes are shown on: the customer's own, or the desk's. As it was last followed. */
    under: (): LiveScreen | undefined => under,
    choose: (id: number | undefined): Answer<CustomerScreens> => {
      const screen = screens.live().find((live) => live.id === id)
      if (id !== undefined && (!screen || id === screens.deskId())) return failed('not-found')
      choose(screen ? { id: screen.id, name: screen.name } : null)
      follow()
      return succeeded(read())
    },
    identify: (): void => {
      screens.identify(screens.live().map(({ bounds }, index) => ({ number: index + 1, bounds })))
    },
  }
}

function asListed(screen: LiveScreen, number: number) {
  const { id, name, scaleFactor } = screen
  return { id, number, name, scaleFactor, ...devicePixels(screen) }
}

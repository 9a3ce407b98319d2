import {
  type Answer,
  type CustomerScreens,
  failed,
  type RememberedScreen,
  type ScreenState,
  succeeded,
} from '#contract'
import { type Area, findScreen, type Screens } from './screens.ts'

export interface ScreenServiceOptions {
  screens: Screens
  /** Which screen is the customer's; `null` when none was chosen. */
  chosen: () => RememberedScreen | null
  choose: (screen: RememberedScreen | null) => void
  /** Puts the customer's window on a screen of its own, or back over the desk. */
  moveTo: (screen: Area | undefined) => void
  announce: () => void
}

export type ScreenService = ReturnType<typeof createScreenService>

/** Which screen the customer looks at: the chosen one as long as it is there, else the desk's. */
export function createScreenService(options: ScreenServiceOptions) {
  const { screens, chosen, choose, moveTo, announce } = options
  let state: ScreenState = 'none'

  /** Also when nothing but the resolution changed: the window must fill the screen as it is now. */
  function follow(): void {
    const wanted = chosen()
    const found = wanted ? findScreen(wanted, screens.live()) : undefined
    const own = found && found.id !== screens.deskId() ? found : undefined
    state = own ? 'own' : wanted ? 'lost' : 'none'
    moveTo(own?.bounds)
    announce()
  }

  function read(): CustomerScreens {
    const wanted = chosen()
    const live = screens.live()
    const deskId = screens.deskId()
    const chosenId = wanted ? findScreen(wanted, live)?.id : undefined
    return {
      screens: live.map(({ id, name, bounds, scaleFactor }, index) => ({
        id,
        number: index + 1,
        name,
        width: Math.round(bounds.width * scaleFactor),
        height: Math.round(bounds.height * scaleFactor),
        hasDesk: id === deskId,
      })),
      ...(chosenId === undefined ? {} : { chosenId }),
      state,
    }
  }

  const stop = screens.onChange(follow)
  return {
    stop,
    follow,
    read,
    state: (): ScreenState => state,
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

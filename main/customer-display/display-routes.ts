import { type DisplayState, succeeded } from '#contract'
import type { Handlers } from '../ipc/handlers.ts'
import type { DisplayController } from './display-controller.ts'
import type { DisplayEvent } from './display-state.ts'
import type { ScreenPlacements } from './screen-placements.ts'
import type { ScreenService } from './screen-service.ts'

type DisplayRoutes = Extract<keyof Handlers, `display.${string}`>

export interface DisplayRoutesOptions {
  controller: DisplayController
  screen: ScreenService
  placements: ScreenPlacements
  state: () => DisplayState
}

export function displayRoutes(options: DisplayRoutesOptions): Pick<Handlers, DisplayRoutes> {
  const { controller, screen, placements, state } = options
  const tell = (event: DisplayEvent) => {
    controller.tell(event)
    return succeeded(undefined)
  }
  return {
    'display.show': ({ id }) => controller.showInvite(id),
    'display.generalLink': () => controller.request({ type: 'general-link-requested' }),
    'display.wifi': () => controller.request({ type: 'wifi-toggled' }),
    'display.readBack': ({ email }) => controller.request({ type: 'read-back-requested', email }),
    'display.endReadBack': () => tell({ type: 'read-back-ended' }),
    'display.close': () => tell({ type: 'closed' }),
    'display.state': () => succeeded(state()),
    'display.togglePrivacyScreen': () => {
      controller.tell({ type: 'privacy-toggled' })
      return succeeded(state())
    },
    'display.chooseLanguage': ({ language }) => tell({ type: 'language-chosen', language }),
    'display.screens': () => succeeded(screen.read()),
    'display.identify': () => {
      screen.identify()
      return succeeded(undefined)
    },
    'display.choose': ({ id }) => screen.choose(id),
    'display.scene': () => succeeded(controller.scene()),
    'display.verify': ({ drawing, decoded, size }) =>
      succeeded(controller.verify({ drawing, decoded, size })),
    'display.measure': () => tell({ type: 'measuring-requested' }),
    'display.keepMeasure': ({ devicePixelsPerMm }) => {
      placements.keepMeasure(devicePixelsPerMm)
      // Not whatever stands there: a code may have taken the ruler's place just now.
      return tell({ type: 'measuring-ended' })
    },
    'display.adjust': (key) => {
      placements.adjust(key)
      return succeeded(undefined)
    },
  }
}

import { type DisplayState, succeeded } from '#contract'
import type { Handlers } from '../border/handlers.ts'
import type { DisplayService } from './display-service.ts'
import type { ScreenLooks } from './screen-looks.ts'
import type { ScreenService } from './screen-service.ts'

type DisplayRoutes = Extract<keyof Handlers, `display.${string}`>

export interface DisplayRoutesOptions {
  display: DisplayService
  screen: ScreenService
  looks: ScreenLooks
  state: () => DisplayState
}

export function displayRoutes(options: DisplayRoutesOptions): Pick<Handlers, DisplayRoutes> {
  const { display, screen, looks, state } = options
  return {
    'display.show': ({ id }) => display.showInvite(id),
    'display.generalLink': () => display.showGeneralLink(),
    'display.wifi': () => display.toggleWifi(),
    'display.readBack': ({ email }) => display.readBack(email),
    'display.endReadBack': () => {
      display.endReadBack()
      return succeeded(undefined)
    },
    'display.close': () => {
      display.close()
      return succeeded(undefined)
    },
    'display.state': () => succeeded(state()),
    'display.curtain': () => {
      display.toggleCurtain()
      return succeeded(state())
    },
    'display.chooseLanguage': ({ language }) => {
      display.chooseLanguage(language)
      return succeeded(undefined)
    },
    'display.screens': () => succeeded(screen.read()),
    'display.identify': () => {
      screen.identify()
      return succeeded(undefined)
    },
    'display.choose': ({ id }) => screen.choose(id),
    'display.scene': () => succeeded(display.scene()),
    'display.confirm': ({ drawing, decoded, size }) =>
      succeeded(display.confirm(drawing, decoded, size)),
    'display.measure': () => {
      display.measure()
      return succeeded(undefined)
    },
    'display.keepMeasure': ({ devicePixelsPerMm }) => {
      looks.keepMeasure(devicePixelsPerMm)
      // Not whatever stands there: a code may have taken the ruler's place just now.
      display.endMeasuring()
      return succeeded(undefined)
    },
    'display.adjust': (key) => {
      looks.adjust(key)
      return succeeded(undefined)
    },
  }
}

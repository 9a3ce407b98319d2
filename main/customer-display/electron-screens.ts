import { type BrowserWindow, type BrowserWindowConstructorOptions, screen } from 'electron'
import type { ConnectedMonitor } from './drm-monitors.ts'
import { toldSize } from './screen-scale.ts'
import type { LiveScreen, Screens, SizeMm } from './screens.ts'

const numberMs = 4_000
const numberSize = 320

type OpenPage = (page: string, options: BrowserWindowConstructorOptions) => BrowserWindow

/** The screens of this computer. */
export function createElectronScreens(
  desk: BrowserWindow,
  openPage: OpenPage,
  monitors: () => ConnectedMonitor[],
): Screens {
  const deskId = () => screen.getDisplayMatching(desk.getBounds()).id
  return {
    live: () => {
      const told = monitors()
      return screen
        .getAllDisplays()

        .map(({ id, label, bounds, scaleFactor, internal }) => ({
          id,
          name: label,
          bounds,
          scaleFactor,
          isBuiltIn: internal,
        }))
        .map((live) => withSize(live, toldSize(live, told)))
        .sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y)
    },
    deskId,
    onChange: (listener) => {
      let deskWasOn = deskId()
      const whileOpen = () => {
        if (!desk.isDestroyed()) listener()
      }
      const whenDeskMoved = () => {
        if (deskWasOn === deskId()) return
        deskWasOn = deskId()
        listener()
      }
      screen.on('display-added', whileOpen)
      screen.on('display-removed', whileOpen)
      screen.on('display-metrics-changed', whileOpen)
      desk.on('move', whenDeskMoved)
      return () => {
        screen.off('display-added', whileOpen)
        screen.off('display-removed', whileOpen)
        screen.off('display-metrics-changed', whileOpen)
        if (!desk.isDestroyed()) desk.off('move', whenDeskMoved)
      }
    },
    identify: (numbered) => {
      for (const { number, bounds } of numbered) {
        const window = openPage(`identify.html#${number}`, {
          x: bounds.x + Math.round((bounds.width - numberSize) / 2),
          y: bounds.y + Math.round((bounds.height - numberSize) / 2),
          width: numberSize,
          height: numberSize,
          show: false,
          frame: false,
          focusable: false,
          skipTaskbar: true,
          resizable: false,
        })
        window.setAlwaysOnTop(true, 'screen-saver')
        window.once('ready-to-show', () => window.showInactive())
        setTimeout(() => window.destroy(), numberMs)
      }
    },
  }
}

function withSize(live: LiveScreen, sizeMm: SizeMm | undefined): LiveScreen {
  return sizeMm ? { ...live, sizeMm } : live
}

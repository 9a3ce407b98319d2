import {
  type BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Display,
  screen,
} from 'electron'
import type { LiveScreen, Screens } from './screens.ts'

const numberMs = 4_000
const numberSize = 320

type OpenPage = (page: string, options: BrowserWindowConstructorOptions) => BrowserWindow

/** The screens of this computer. */
export function createElectronScreens(desk: BrowserWindow, openPage: OpenPage): Screens {
  const deskId = () => screen.getDisplayMatching(desk.getBounds()).id
  return {
    live: () =>
      screen
        .getAllDisplays()
        .map(toLive)
        .sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y),
    deskId,
    onChange: (listener) => {
      let deskWasOn = deskId()
      const whileOpen = () => {
        if (desk.isDestroyed()) return
        deskWasOn = deskId()
        listener()
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
        setTimeout(() => !window.isDestroyed() && window.destroy(), numberMs)
      }
    },
  }
}

function toLive({ id, label: name, bounds, scaleFactor }: Display): LiveScreen {
  return { id, name, bounds, scaleFactor }
}

import {
  type BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Display,
  powerSaveBlocker,
  screen,
} from 'electron'
import { eventChannel, type Scene } from '#contract'
import type { DisplayWindow } from './display-service.ts'

export interface CustomerWindow extends DisplayWindow {
  readonly window: BrowserWindow
}

/**
 * The customer's window, made once and kept hidden: making it takes longer than drawing a code.
 * It covers the whole screen that the desk is on.
 */
export function createDisplayWindow(
  desk: BrowserWindow,
  openPage: (page: string, options: BrowserWindowConstructorOptions) => BrowserWindow,
): CustomerWindow {
  const window = openPage('customer.html', {
    title: 'Front Desk: customer display',
    ...screen.getPrimaryDisplay().bounds,
    show: false,
    frame: false,
    skipTaskbar: true,
    fullscreenable: true,
    backgroundColor: '#ffffff',
    // A hidden page must draw at full speed: it is revealed the moment its code has been checked.
    webPreferences: { backgroundThrottling: false },
  })
  let awake: number | undefined
  // The window is part of the desk: closing it by the system's means only takes the code away.
  window.on('close', (event) => {
    if (!desk.isDestroyed()) event.preventDefault()
  })

  return {
    window,
    send: (scene: Scene) => {
      if (scene.kind === 'code' && !window.isVisible()) window.setBounds(deskDisplay(desk).bounds)
      window.webContents.send(eventChannel, 'scene.changed', scene)
    },
    reveal: () => {
      window.setBounds(deskDisplay(desk).bounds)
      window.show()
      window.setFullScreen(true)
      window.moveTop()
      window.focus()
      awake ??= powerSaveBlocker.start('prevent-display-sleep')
    },
    hide: () => {
      window.setFullScreen(false)
      window.hide()
      if (awake !== undefined) powerSaveBlocker.stop(awake)
      awake = undefined
      desk.focus()
    },
  }
}

/** The live display that the desk is on; displays come and go, so it is asked for each time. */
function deskDisplay(desk: BrowserWindow): Display {
  return screen.getDisplayMatching(desk.getBounds())
}

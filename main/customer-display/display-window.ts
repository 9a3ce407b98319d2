import {
  type BrowserWindow,
  type BrowserWindowConstructorOptions,
  powerSaveBlocker,
  type Rectangle,
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
      if (scene.kind === 'code' && !window.isVisible()) window.setBounds(coverOf(desk))
      window.webContents.send(eventChannel, 'scene.changed', scene)
    },
    reveal: () => {
      window.setBounds(coverOf(desk))
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

/**
 * The whole of the live display that the desk is on; displays come and go, so it is asked for each time.
 * On X11 Chromium makes a window that would fill the screen one pixel smaller, and where no window
 * manager then makes it fullscreen, that pixel of the desk would stay in view.
 */
function coverOf(desk: BrowserWindow): Rectangle {
  const { x, y, width, height } = screen.getDisplayMatching(desk.getBounds()).bounds
  const extra = process.platform === 'linux' ? 1 : 0
  return { x, y, width: width + extra, height: height + extra }
}

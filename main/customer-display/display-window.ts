import {
  app,
  type BrowserWindow,
  type BrowserWindowConstructorOptions,
  powerSaveBlocker,
  type Rectangle,
  screen,
} from 'electron'
import { eventChannel, type Scene } from '#contract'
import type { DisplayWindow } from './display-controller.ts'

export interface CustomerWindow extends DisplayWindow {
  readonly window: () => BrowserWindow | undefined
}

type OpenPage = (page: string, options: BrowserWindowConstructorOptions) => BrowserWindow

/** After this the desk has been painted; nobody has typed an address by then. */
const deskFirstMs = 300

/**
 * The customer's window, made once and kept hidden: making it takes longer than drawing a code. It is made when the
 * desk is in view, or sooner if something is to be drawn: its page asks what by itself.
 * It covers the customer's own screen for good, or the desk's screen while a code is shown.
 */
export function createDisplayWindow(desk: BrowserWindow, openPage: OpenPage): CustomerWindow {
  let opened: BrowserWindow | undefined
  let ownScreen: Rectangle | undefined
  /** On a screen of its own: it fills that as soon as it is open. */
  let isRevealed = false
  const keepAwake = displayWake()
  let revealing: NodeJS.Immediate | undefined
  /** On a screen of its own the window has the keyboard only where that was asked for. */
  let isGivenKeyboard = false
  let isQuitting = false
  app.once('before-quit', () => {
    isQuitting = true
  })
  desk.once('show', () => setTimeout(open, deskFirstMs))

  function open(): void {
    if (opened || desk.isDestroyed()) return
    const window = openDisplayPage(openPage)
    opened = window
    // The window is part of the desk: it goes with the desk and the app, and by no other means.
    window.on('close', (event) => {
      if (!isQuitting && !desk.isDestroyed()) event.preventDefault()
    })
    // A touch on the customer's own screen is heard there, and takes no key from the desk.
    window.on('focus', () => {
      if (ownScreen && !isGivenKeyboard && !desk.isDestroyed()) desk.focus()
    })
    if (!ownScreen) return
    window.setAlwaysOnTop(true, 'screen-saver')
    if (isRevealed) cover(window, ownScreen)
  }

  /** As the app closes, one window, or its page, is gone before the other, and the machine still runs. */
  const whileOpen =
    <Args extends unknown[]>(act: (window: BrowserWindow, ...args: Args) => void) =>
    (...args: Args): void => {
      const isPageGone = !opened || opened.isDestroyed() || opened.webContents.isDestroyed()
      if (opened && !isPageGone && !desk.isDestroyed()) act(opened, ...args)
    }
  const sendToPage = whileOpen((window, scene: Scene) => {
    if ('drawing' in scene && !ownScreen && !window.isVisible()) window.setBounds(coverOf(desk))
    window.webContents.send(eventChannel, 'scene.changed', scene)
  })
  const move = whileOpen((window, bounds: Rectangle | undefined) => {
    // Out of fullscreen first: systems keep a fullscreen window on the screen that it is on.
    if (window.isVisible()) window.setFullScreen(false)
    window.setAlwaysOnTop(bounds !== undefined, 'screen-saver')
  })

  return {
    window: () => opened,
    send: (scene) => {
      if ('drawing' in scene) open()
      sendToPage(scene)
      keepAwake('drawing' in scene)
    },
    reveal: () => {
      isRevealed = true
      whileOpen((window) => {
        if (ownScreen) cover(window, ownScreen)
        // The page is answered first: while the system brings the window, it paints what the window will show.
        else revealing = setImmediate(whileOpen(() => bringToFront(window, coverOf(desk))))
      })()
    },
    hide: () => {
      isRevealed = false
      clearImmediate(revealing)
      whileOpen((window) => {
        const hadKeyboard = window.isFocused()
        window.setFullScreen(false)
        window.hide()
        if (hadKeyboard) desk.focus()
      })()
    },
    // Not `focus`: without a window manager, on X11, that takes a row of pixels from a fullscreen window.
    takeKeyboard: whileOpen((window) => {
      isGivenKeyboard = true
      window.show()
    }),
    giveBackKeyboard: whileOpen((window) => {
      isGivenKeyboard = false
      // Over the desk it is this window's for as long as it covers that.
      if (ownScreen || !window.isVisible()) desk.focus()
    }),
    moveTo: (bounds) => {
      ownScreen = bounds
      move(bounds)
    },
  }
}

function openDisplayPage(openPage: OpenPage): BrowserWindow {
  return openPage('customer.html', {
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
}

/** Keeps the displays from sleeping for as long as that is needed. */
function displayWake() {
  let blocker: number | undefined
  return (isNeeded: boolean): void => {
    if (isNeeded) blocker ??= powerSaveBlocker.start('prevent-display-sleep')
    else if (blocker !== undefined) powerSaveBlocker.stop(blocker)
    if (!isNeeded) blocker = undefined
  }
}

/** Over the desk, with the keyboard. */
function bringToFront(window: BrowserWindow, bounds: Rectangle): void {
  window.setBounds(bounds)
  window.show()
  window.setFullScreen(true)
  window.moveTop()
  window.focus()
}

/** Fills a screen that is the customer's alone, and leaves the keyboard to the desk. */
function cover(window: BrowserWindow, bounds: Rectangle): void {
  window.setBounds(bounds)
  window.showInactive()
  window.setFullScreen(true)
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

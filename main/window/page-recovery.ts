import { app, type BrowserWindow, dialog, type WebContents } from 'electron'
import type { Log, PageName } from '../logging/log.ts'

export interface PageRecoveryOptions {
  page: PageName
  load: () => void
  log: Log
}

/** More crashes than this within a minute, and another try would end like the last. */
const mostCrashes = 5
const crashWindowMs = 60_000
/** Pages ask nothing when they close, and need a moment. */
const longestCloseMs = 2_000

/**
 * Brings a page back that crashed or hangs: main holds the draft and what the customer sees, so it comes back
 * as it was. A page that keeps crashing is left, and a person is told. One that ends as its window closes must not come
 * back: the window would wait for the new page, which nobody asks to go, and keep the app. Nor may it wait for a page
 * that ended just before: a system that shuts down ends all processes of the app at once.
 */
export function keepPageAlive(window: BrowserWindow, options: PageRecoveryOptions): void {
  const { page, load, log } = options
  const destroy = () => {
    if (!window.isDestroyed()) window.destroy()
  }
  let isClosing = false
  let crashes: number[] = []
  window.on('close', (event) => {
    // Whoever keeps the window has said so once all have heard.
    queueMicrotask(() => {
      isClosing = !event.defaultPrevented
      if (isClosing) setTimeout(destroy, longestCloseMs)
    })
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (isClosing) {
      destroy()
      return
    }
    if (window.isDestroyed() || reason === 'clean-exit') return
    const now = performance.now()
    crashes = [...crashes.filter((at) => now - at < crashWindowMs), now]
    log('page-gone', { page, reason, count: crashes.length })
    if (crashes.length <= mostCrashes) load()
    else
      void giveUp(page, log).then((isTriedAgain) => isTriedAgain && !window.isDestroyed() && load())
  })
  endWhenHung(window, () => log('page-hung', { page }))
}

/** Of a page that nobody looks at, the log is enough: whoever waits for it is told by a failure. */
const sentences: Partial<Record<PageName, { message: string; detail: string; leave: string }>> = {
  desk: {
    message: 'Front Desk’s window keeps closing.',
    detail:
      'It was brought back five times within a minute, and closed again each time. What you typed is kept, and every invite that was made is in the history. Try again; if it goes on, restart this computer and tell your IT team.',
    leave: 'Quit Front Desk',
  },
  customer: {
    message: 'The customer’s screen keeps closing.',
    detail:
      'It was brought back five times within a minute, and closed again each time. No QR code can be shown now; the link can still be copied. Try again; if it goes on, restart this computer and tell your IT team.',
    leave: 'Not now',
  },
}

async function giveUp(page: PageName, log: Log): Promise<boolean> {
  log('page-given-up', { page })
  const sentence = sentences[page]
  if (!sentence) return false
  const { message, detail, leave } = sentence
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Front Desk',
    message,
    detail,
    buttons: ['Try again', leave],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 1 && page === 'desk') app.quit()
  return response === 0
}

/** While a page is in use it is asked this often; one that hangs is back within five seconds: this, the patience, and the loading. */
const askEveryMs = 400
/** A page begins to hang by what it does, and does something only when it is told: by a person, by main, by its loading. */
const inUseMs = 10_000
/** For what a page does by itself, such as telling the time. */
const unaskedMs = 60_000
const patienceMs = 3_200
/**
 * Of processor time, since the page was asked, its drawing included: one that had less waits for a busy computer, and
 * does not hang.
 */
const hungCpuSeconds = 2
/** Starting the page takes longer, on a busy machine above all; and whatever keeps it, this is too long. */
const longestPatienceMs = 20_000

/**
 * Ends a page that answers nothing any more. Chromium's own `unresponsive` comes only while a key or a click waits,
 * and after half a minute. What the whole computer was too busy for, this process included, is not held against it.
 * A page that nobody uses is left alone but for once a minute.
 */
function endWhenHung(window: BrowserWindow, hung: () => void): void {
  const { webContents } = window
  let asked: { at: number; cpuSeconds: number | undefined } | undefined
  let usedAt = 0
  let lastTick = 0
  let timer: NodeJS.Timeout | undefined
  const ask = () => {
    const question = { at: performance.now(), cpuSeconds: undefined }
    asked = question
    const answered = () => {
      if (asked === question) asked = undefined
    }
    webContents.mainFrame.executeJavaScript('0').then(answered, answered)
  }
  const forget = () => {
    asked = undefined
  }
  const rest = () => {
    clearInterval(timer)
    timer = undefined
  }
  const askOrRest = (now: number) => {
    if (now - usedAt > inUseMs) rest()
    else ask()
  }
  const tick = () => {
    const now = performance.now()
    const late = now - lastTick - askEveryMs
    lastTick = now
    if (webContents.isDestroyed() || webContents.isCrashed() || webContents.isDevToolsOpened()) {
      forget()
      rest()
    } else if (!asked) {
      askOrRest(now)
    } else {
      asked.at += Math.max(late, 0)
      const waitedMs = now - asked.at
      asked.cpuSeconds ??= cpuSecondsOf(webContents)
      const usedSeconds = cpuSecondsOf(webContents) - asked.cpuSeconds
      const isBusy = !webContents.isLoadingMainFrame() && usedSeconds >= hungCpuSeconds
      if (waitedMs > (isBusy ? patienceMs : longestPatienceMs)) {
        forget()
        hung()
        webContents.forcefullyCrashRenderer()
      }
    }
  }
  const watch = () => {
    if (timer || window.isDestroyed()) return
    lastTick = performance.now()
    if (!asked) ask()
    timer = setInterval(tick, askEveryMs)
  }
  const inUse = () => {
    usedAt = performance.now()
    watch()
  }
  webContents.on('render-process-gone', forget)
  webContents.on('did-stop-loading', () => {
    forget()
    inUse()
  })
  webContents.on('did-start-loading', inUse)
  webContents.on('before-input-event', inUse)
  webContents.on('input-event', inUse)
  whenTold(webContents, inUse)
  const unasked = setInterval(watch, unaskedMs)
  window.on('closed', () => {
    clearInterval(unasked)
    rest()
  })
}

/** Main tells a page something by `send`: there is no event for it. */
function whenTold(webContents: WebContents, told: () => void): void {
  const send = webContents.send.bind(webContents)
  webContents.send = (channel, ...args) => {
    told()
    send(channel, ...args)
  }
}

/** Of the page's process, since it started. */
function cpuSecondsOf(webContents: WebContents): number {
  const pid = webContents.getOSProcessId()
  const own = app.getAppMetrics().find((process) => process.pid === pid)
  return own?.cpu.cumulativeCPUUsage ?? 0
}

import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepPageAlive } from '../../../main/window/page-recovery.ts'

vi.mock('electron', () => ({ app: { getAppMetrics: () => [] }, dialog: {} }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A window whose page answers at once, and counts how often it was asked. */
function answeringWindow() {
  let asked = 0
  const contents = Object.assign(new EventEmitter(), {
    mainFrame: {
      executeJavaScript: async () => {
        asked += 1
      },
    },
    send: () => undefined,
    isDestroyed: () => false,
    isCrashed: () => false,
    isDevToolsOpened: () => false,
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => false,
  })
  keepPageAlive(window as unknown as BrowserWindow, {
    page: 'desk',
    load: () => undefined,
    log: () => undefined,
  })
  /** How often it is asked within that time. */
  const asks = async (ms: number) => {
    const before = asked
    await vi.advanceTimersByTimeAsync(ms)
    return asked - before
  }
  return { window, contents, asks }
}

it('asks a page that nobody uses once a minute whether it hangs', async () => {
  const { contents, asks } = answeringWindow()
  contents.emit('did-stop-loading')
  await asks(11_000)
  expect(await asks(10 * 60_000)).toBe(10)
})

it.each(['before-input-event', 'input-event', 'did-start-loading'])(
  'asks it all the time while there is %s',
  async (event) => {
    const { contents, asks } = answeringWindow()
    contents.emit(event)
    expect(await asks(8_000)).toBeGreaterThan(15)
  },
)

it('asks it all the time once main has told it something', async () => {
  const { contents, asks } = answeringWindow()
  contents.send()
  expect(await asks(8_000)).toBeGreaterThan(15)
})

it('asks nothing of a window that is closed', async () => {
  const { window, contents, asks } = answeringWindow()
  contents.emit('input-event')
  window.emit('closed')
  expect(await asks(120_000)).toBe(0)
})

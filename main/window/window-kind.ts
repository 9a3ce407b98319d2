import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import type { WindowKind } from '#contract'
import { isOnPageHost } from './app-protocol.ts'

/**
 * Tells which of our windows a call comes from: its own main frame, on its own page's host. Not the whole address:
 * a script on the page may change the rest of it, and the page stays the same.
 * Nothing for everything else: a frame inside it, another host, a window that is not ours.
 */
export function windowKindOf(windows: Record<WindowKind, () => BrowserWindow | undefined>) {
  return (event: IpcMainInvokeEvent): WindowKind | undefined => {
    for (const kind of ['desk', 'customer', 'slip'] as const) {
      const window = windows[kind]()
      if (!window || window.isDestroyed() || event.sender !== window.webContents) continue
      const isMainFrame = event.senderFrame === window.webContents.mainFrame
      const url = event.senderFrame?.url ?? ''
      return isMainFrame && isOnPageHost(`${kind}.html`, url) ? kind : undefined
    }
    return undefined
  }
}

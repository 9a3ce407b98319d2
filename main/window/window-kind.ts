import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import type { WindowKind } from '#contract'
import { pageUrl } from './app-protocol.ts'

/**
 * Tells which of our windows a call comes from: its own main frame, on its own page.
 * Nothing for everything else: a frame inside it, another page, a window that is not ours.
 */
export function windowKindOf(windows: Record<WindowKind, () => BrowserWindow | undefined>) {
  return (event: IpcMainInvokeEvent): WindowKind | undefined => {
    for (const kind of ['desk', 'customer', 'slip'] as const) {
      const window = windows[kind]()
      if (!window || window.isDestroyed() || event.sender !== window.webContents) continue
      const isMainFrame = event.senderFrame === window.webContents.mainFrame
      return isMainFrame && event.senderFrame?.url === pageUrl(`${kind}.html`) ? kind : undefined
    }
    return undefined
  }
}

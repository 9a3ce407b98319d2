import { type BrowserWindow, nativeTheme, screen } from 'electron'
import type { Theme } from '#contract'
import { offerEditing } from './context-menu.ts'
import type { OpenPage } from './guarded-window.ts'
import type { keptZoom } from './kept-zoom.ts'
import { zoomByKeys } from './page-zoom.ts'

/** What a receptionist's screen should hold without scrolling; smaller screens get all they have. */
const preferredSize = { width: 1366, height: 820 }

/** The receptionist's window. Shown as soon as its page has something to show. */
export function createDeskWindow(
  openPage: OpenPage,
  zoom: ReturnType<typeof keptZoom>,
): BrowserWindow {
  const { workAreaSize } = screen.getPrimaryDisplay()
  const window = openPage('desk.html', {
    title: 'Front Desk',
    width: Math.min(preferredSize.width, workAreaSize.width),
    height: Math.min(preferredSize.height, workAreaSize.height),
    minWidth: 640,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#121517' : '#ffffff',
    webPreferences: { zoomFactor: zoom.read() },
  })
  offerEditing(window)
  zoomByKeys(window.webContents, {
    keep: zoom.keep,
    platform: process.platform === 'darwin' ? 'mac' : 'other',
  })
  window.once('ready-to-show', () => window.show())
  return window
}

export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme
}

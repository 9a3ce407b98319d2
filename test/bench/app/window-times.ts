import type { ElectronApplication } from 'playwright'

type WindowTimes = Partial<Record<'customerShown' | 'customerHidden' | 'deskFocused', number>>

/** Records in the main process when the app's windows last came, went and got the keyboard. */
export async function watchWindows(app: ElectronApplication): Promise<() => Promise<WindowTimes>> {
  await app.evaluate(({ BrowserWindow }) => {
    const windowTimes: WindowTimes = {}
    Object.assign(globalThis, { windowTimes })
    const recorded = (name: keyof WindowTimes) => () => {
      windowTimes[name] = performance.timeOrigin + performance.now()
    }
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().endsWith('customer.html')) {
        window.on('show', recorded('customerShown'))
        window.on('hide', recorded('customerHidden'))
      } else if (window.webContents.getURL().endsWith('desk.html')) {
        window.on('focus', recorded('deskFocused'))
      }
    }
  })
  return () =>
    app.evaluate(() => (globalThis as unknown as { windowTimes: WindowTimes }).windowTimes)
}

import type { ElectronApplication } from 'playwright'
import { expect } from 'playwright/test'
import { test } from './front-desk.ts'

test('quitting ends the app although the customer display refuses to be closed by itself', async ({
  launch,
}) => {
  const { app, customer } = await launch()
  const gone = new Promise((resolve) => app.process().once('exit', resolve))
  const closed = await app.evaluate(({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().endsWith('customer.html'),
    )
    shown?.close()
    return shown?.isDestroyed()
  })
  expect(closed).toBe(false)
  expect(customer.page.isClosed()).toBe(false)
  // The answer to this call may go down with the app.
  const asked = app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined)
  await Promise.all([gone, asked])
})

test('a code that is drawn when the desk is gone already throws nothing', async ({
  launch,
  verifime,
}) => {
  const { app, desk, customer, logs, close } = await launch()
  await deskGoesWhileDrawing(app)
  const answer = verifime.holdNext()
  await desk.type('leaving@example.com')
  await desk.press('Enter')
  // The page must not go while the key is still on its way up.
  answer()
  await expect(customer.code).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.removeAllListeners('close')
  })
  await close()
  expect(logs.join('')).not.toContain('uncaught')
})

for (const page of ['desk', 'customer'] as const) {
  test(`the app quits although the ${page}’s page crashes as its window closes`, async ({
    launch,
  }) => {
    const { app, close } = await launch()
    await app.evaluate(({ BrowserWindow }, file) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (!window.webContents.getURL().endsWith(file)) continue
        window.once('close', () => window.webContents.forcefullyCrashRenderer())
      }
    }, `${page}.html`)
    await close()
  })
}

test('a customer display that refused to be closed still comes back after a crash', async ({
  launch,
}) => {
  const { app } = await launch()
  const isBack = await app.evaluate(async ({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().endsWith('customer.html'),
    )
    if (!shown) throw new Error('there is no customer display')
    // Its first load must not be taken for the one after the crash.
    if (shown.webContents.isLoading()) {
      await new Promise<void>((resolve) => {
        shown.webContents.once('did-stop-loading', () => resolve())
      })
    }
    shown.close()
    const back = new Promise((resolve) => {
      shown.webContents.once('did-finish-load', () => resolve(true))
      shown.once('closed', () => resolve(false))
    })
    shown.webContents.forcefullyCrashRenderer()
    return back
  })
  expect(isBack).toBe(true)
})

/** As happens by itself at times: one window closes sooner than the other, and the machine still runs. */
async function deskGoesWhileDrawing(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const named = (file: string) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().endsWith(file),
      )
      if (!window) throw new Error(`there is no ${file}`)
      return window
    }
    const desk = named('desk.html')
    const customer = named('customer.html')
    customer.on('close', (event) => event.preventDefault())
    const send = customer.webContents.send.bind(customer.webContents)
    customer.webContents.send = (channel, name, scene) => {
      send(channel, name, scene)
      if (scene.kind === 'invite') desk.destroy()
    }
  })
}

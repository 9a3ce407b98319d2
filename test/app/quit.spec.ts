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
  // The answer to this call goes down with the app.
  await app.evaluate(({ app: electron }) => setTimeout(() => electron.quit(), 50))
  await gone
})

test('a code that is drawn when the desk is gone already throws nothing', async ({ launch }) => {
  const { app, desk, customer, notes, close } = await launch()
  await deskGoesWhileDrawing(app)
  await desk.type('leaving@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.removeAllListeners('close')
  })
  await close()
  expect(notes.join('')).not.toContain('uncaught')
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

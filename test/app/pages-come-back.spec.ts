import type { ElectronApplication } from 'playwright'
import { expect } from 'playwright/test'
import { test } from './front-desk.ts'

/** Playwright's own page objects do not outlive a crash: main looks into the page instead. */
function inPage<Result>(app: ElectronApplication, page: string, code: string): Promise<Result> {
  return app.evaluate(
    ({ webContents }, [file, script]) =>
      webContents
        .getAllWebContents()
        .find((one) => one.getURL().endsWith(file))
        ?.executeJavaScript(script),
    [`${page}.html`, code] as const,
  )
}

/** Lets the page run in a circle, and answers how long it was until it came back, in milliseconds. */
function hang(app: ElectronApplication, page: string): Promise<number> {
  return app.evaluate(async ({ webContents }, file) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith(file))
    if (!contents) throw new Error('there is no such page')
    const begin = performance.now()
    const back = new Promise<void>((resolve) => {
      contents.once('did-finish-load', () => resolve())
    })
    void contents.executeJavaScript('for (;;);').catch(() => undefined)
    await back
    return performance.now() - begin
  }, `${page}.html`)
}

test('a desk that hangs is back by itself, with the draft', async ({ launch }) => {
  const { app, desk, logs } = await launch()
  await desk.type('hung@example.com')
  await desk.draftIsKept('hung@example.com')
  test.info().annotations.push({ type: 'ms', description: String(await hang(app, 'desk')) })
  const typed = () => inPage(app, 'desk', 'document.querySelector("[name=email]")?.value')
  await expect.poll(typed).toBe('hung@example.com')
  expect(logs.join('')).toContain('"event":"page-hung","page":"desk"')
})

test('a customer display that hangs is back by itself, and shows the next code', async ({
  launch,
}) => {
  const { app, desk } = await launch()
  await hang(app, 'customer')
  await desk.type('next@example.com')
  await desk.press('Enter')
  await expect(desk.confirmation).toBeVisible()
  const code = () => inPage(app, 'customer', 'document.querySelector("[role=img]")?.ariaLabel')
  await expect.poll(code).toBe('QR code: opens your VerifiMe invitation')
})

test('a code that is made while the customer display hangs is shown once that is back', async ({
  launch,
}) => {
  const { app, desk } = await launch()
  const back = hang(app, 'customer')
  await desk.type('meanwhile@example.com')
  await desk.press('Enter')
  await back
  const code = () => inPage(app, 'customer', 'document.querySelector("[role=img]")?.ariaLabel')
  await expect.poll(code).toBe('QR code: opens your VerifiMe invitation')
})

test('the app outlives seven deaths of the GPU’s process', async ({ launch }) => {
  const { app, desk, customer } = await launch()
  for (let death = 0; death < 7; death += 1) {
    const gpu = () =>
      app.evaluate(
        ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
      )
    await expect.poll(gpu).toBeDefined()
    const pid = await gpu()
    if (pid === undefined) throw new Error('there is no GPU process')
    process.kill(pid, 'SIGKILL')
    await expect.poll(gpu).not.toBe(pid)
  }
  await desk.type('gpu@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
})

for (const [page, message] of [
  ['desk', 'Front Desk’s window keeps closing.'],
  ['customer', 'The customer’s screen keeps closing.'],
] as const) {
  test(`a ${page}’s page that keeps crashing is left in the end, and a person is told`, async ({
    launch,
  }) => {
    const { app, logs } = await launch()
    const { shown, loads } = await app.evaluate(async ({ webContents, dialog }, file) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith(file))
      if (!contents) throw new Error('there is no such page')
      let count = 0
      contents.on('did-finish-load', () => {
        count += 1
        contents.forcefullyCrashRenderer()
      })
      const sentence = new Promise<{ message: string; detail?: string }>((resolve) => {
        dialog.showMessageBox = (async (options: { message: string; detail?: string }) => {
          resolve(options)
          return new Promise<never>(() => undefined)
        }) as unknown as typeof dialog.showMessageBox
      })
      contents.forcefullyCrashRenderer()
      const told = await sentence
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return { shown: told, loads: count }
    }, `${page}.html`)
    expect(shown.message).toBe(message)
    expect(shown.detail).toContain('tell your IT team')
    expect(loads).toBe(5)
    expect(logs.join('')).toContain(`"event":"page-given-up","page":"${page}"`)
  })
}

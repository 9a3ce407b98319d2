import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright'
import { expect } from 'playwright/test'
import { canMount, mountSmallDisk } from '../builders/small-disk.ts'
import { faults } from '../fakes/practice-faults.ts'
import { test } from './front-desk.ts'

test('on a disk that is full when the answer comes, the code is shown and the row written later', async ({
  launch,
  verifime,
  dataFolder,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: elsewhere there is no disk that could be filled; it says so.
  test.skip(!canMount, 'Only root can mount a small disk.')
  const folder = join(dataFolder, 'history')
  mkdirSync(folder)
  const disk = mountSmallDisk(folder, 16)
  try {
    const { desk, customer, close } = await launch()
    const answer = verifime.holdNext()
    await desk.type('full@example.com')
    await desk.press('Enter')
    await verifime.arrived()
    rmSync(join(folder, 'ballast'), { force: true })
    disk.fill()
    answer()
    await expect(customer.code).toBeVisible()
    const warning = desk.page.getByText('The last invite could not be written down yet.')
    await expect(warning).toBeVisible()
    disk.makeRoom()
    await expect(warning).toBeHidden({ timeout: 20_000 })
    await close()
    const again = await launch()
    await again.desk.press('Control+h')
    await expect(again.desk.rows('@example.com')).toContainText('Not opened')
    await again.close()
  } finally {
    disk.unmount()
  }
})

test('an app that would forget an answer asks before it ends, and keeps it when staff stay', async ({
  launch,
  verifime,
  dataFolder,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: elsewhere there is no disk that could be filled; it says so.
  test.skip(!canMount, 'Only root can mount a small disk.')
  const folder = join(dataFolder, 'history')
  mkdirSync(folder)
  const disk = mountSmallDisk(folder, 16)
  try {
    const { app, desk, customer, close } = await launch()
    const answer = verifime.holdNext()
    await desk.type('unwritten@example.com')
    await desk.press('Enter')
    await verifime.arrived()
    rmSync(join(folder, 'ballast'), { force: true })
    disk.fill()
    answer()
    await expect(customer.code).toBeVisible()
    const warning = desk.page.getByText('The last invite could not be written down yet.')
    await expect(warning).toBeVisible()

    // Enter and Esc stay: neither loses anything.
    expect(await closeDesk(app, 'Stay')).toEqual({
      message: 'An invite has not been written down yet.',
      buttons: ['Stay', 'Quit anyway'],
      defaultId: 0,
      cancelId: 0,
      isOpen: true,
    })
    await expect(warning).toBeVisible()

    const gone = new Promise((resolve) => app.process().once('exit', resolve))
    // The answer to this call may go down with the app.
    await Promise.all([gone, closeDesk(app, 'Quit anyway').catch(() => undefined)])
    await close()
    disk.makeRoom()
    const again = await launch()
    await expect(again.desk.alert).toContainText('may or may not exist')
    await again.close()
  } finally {
    disk.unmount()
  }
})

/** Closes the desk as its frame does, and chooses this when the app asks; says what it asked. */
function closeDesk(app: ElectronApplication, choice: string) {
  return app.evaluate(async ({ BrowserWindow, dialog }, chosen) => {
    const asked: Record<string, unknown>[] = []
    Object.assign(dialog, {
      showMessageBoxSync: (_desk: unknown, options: Electron.MessageBoxSyncOptions) => {
        const { message, buttons = [], defaultId, cancelId } = options
        asked.push({ message, buttons, defaultId, cancelId })
        return buttons.indexOf(chosen)
      },
    })
    const desk = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().endsWith('desk.html'),
    )
    desk?.close()
    // A window that may close is gone a moment later.
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { ...asked[0], isOpen: desk?.isDestroyed() === false }
  }, choice)
}

/** Playwright's own page object does not outlive the crash: main looks into the page instead. */
async function crashDesk(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const desk = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().endsWith('desk.html'),
    )
    if (!desk) throw new Error('there is no desk')
    const back = new Promise<void>((resolve) => {
      desk.webContents.once('did-finish-load', () => resolve())
    })
    desk.webContents.forcefullyCrashRenderer()
    await back
  })
}

const inDesk = (app: ElectronApplication, script: string) => () =>
  app.evaluate(
    ({ BrowserWindow }, code) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith('desk.html'))
        ?.webContents.executeJavaScript(code),
    script,
  )

test('a desk whose page crashes while the request is out comes back with the invite and its code', async ({
  launch,
  verifime,
}) => {
  const { app, desk, customer } = await launch()
  const answer = verifime.holdNext()
  await desk.type('crashed@example.com')
  await desk.press('Enter')
  await verifime.arrived()
  await crashDesk(app)
  await expect.poll(inDesk(app, 'document.body.innerText')).toContain('Creating…')
  answer()
  await expect(customer.code).toBeVisible()
  await expect.poll(inDesk(app, 'document.body.innerText')).toContain('Invite created for')
  await expect.poll(inDesk(app, 'document.querySelector("[name=email]")?.value')).toBe('')
  expect(verifime.posts()).toHaveLength(1)
})

test('an app that is killed with the request out says at its next start what may be', async ({
  launch,
  verifime,
}) => {
  const first = await launch()
  verifime.answerNext(faults.stall())
  await first.desk.type('killed@example.com')
  await first.desk.press('Enter')
  await verifime.arrived()
  first.app.process().kill('SIGKILL')
  await new Promise((resolve) => first.app.process().once('exit', resolve))
  const { desk } = await launch()
  await expect(desk.alert).toContainText('may or may not exist')
  expect(verifime.posts()).toHaveLength(1)
})

test('a silent VerifiMe can be cancelled with Esc, and the typing stays', async ({
  launch,
  verifime,
}) => {
  const { desk } = await launch()
  verifime.answerNext(faults.stall())
  await desk.type('silent@example.com')
  await desk.press('Enter')
  await expect(desk.page.getByRole('button', { name: /^Cancel/u })).toBeVisible()
  await desk.press('Escape')
  await expect(desk.alert).toContainText('You cancelled while this invite was on its way.')
  await expect(desk.alert).toContainText('may or may not exist')
  await expect(desk.email).toHaveValue('silent@example.com')
  expect(verifime.posts()).toHaveLength(1)
})

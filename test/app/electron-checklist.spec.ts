import { expect } from 'playwright/test'
import { answerSaveDialog, test } from './front-desk.ts'

test('every page that opens is sandboxed and isolated, without Node, webviews or anything that is off by default', async ({
  launch,
  dataFolder,
}) => {
  const { app, desk, customer } = await launch()
  // Of every page there ever is: the one that prints slips and the one that sends are opened late and closed soon.
  await app.evaluate(({ app: electron, webContents }) => {
    const known: Record<string, Electron.WebPreferences> = {}
    const note = (contents: Electron.WebContents) => {
      const settled: Electron.WebContents & {
        getLastWebPreferences?: () => Electron.WebPreferences | null
      } = contents
      known[contents.id] = settled.getLastWebPreferences?.() ?? {}
    }
    for (const contents of webContents.getAllWebContents()) note(contents)
    electron.on('web-contents-created', (_event, contents) => {
      contents.once('did-finish-load', () => note(contents))
    })
    Object.assign(globalThis, { known })
  })
  await desk.type('checked@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await answerSaveDialog({ app }, `${dataFolder}/slip.pdf`)
  await customer.page.keyboard.press('Escape')
  await desk.press('Control+p')
  await desk.page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(desk.page.getByText('Slip saved as PDF')).toBeVisible()
  const pages = await app.evaluate(() => {
    const { known } = globalThis as unknown as { known: Record<string, Electron.WebPreferences> }
    return Object.values(known)
  })
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) {
    expect(page).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    expect(page).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false })
    const { webviewTag, nodeIntegrationInSubFrames, nodeIntegrationInWorker } = page
    const { experimentalFeatures, enableBlinkFeatures } = page
    const unsafe = [webviewTag, nodeIntegrationInSubFrames, nodeIntegrationInWorker]
    expect([...unsafe, experimentalFeatures, enableBlinkFeatures].filter(Boolean)).toEqual([])
  }
})

for (const name of ['desk', 'customer'] as const) {
  test(`script on the ${name}’s page finds two functions of ours, nothing of Electron’s or Node’s, and no file`, async ({
    launch,
  }) => {
    const { app, [name]: shown } = await launch()
    const effects = await shown.page.evaluate(async () => {
      const bridge: Record<string, unknown> = { ...window.desk }
      const made = Object.values(bridge).map(
        (one) => (one as { constructor: typeof Function }).constructor,
      )
      // What made the bridge lives in a world of its own: its functions know this page's globals alone.
      const reached = made.map((maker) => String(maker('return typeof process + typeof require')()))
      const view = document.createElement('webview')
      view.setAttribute('src', 'data:text/html,x')
      view.setAttribute('allowpopups', '')
      document.body.append(view)
      const read = await fetch('file:///etc/hostname').then(
        () => 'read',
        () => 'refused',
      )
      const globals = [
        'process',
        'require',
        'module',
        'Buffer',
        'global',
        'electron',
        'ipcRenderer',
      ]
      return {
        bridge: Object.keys(bridge).sort(),
        isFrozen: Object.isFrozen(window.desk),
        reached,
        globals: globals.filter((global) => global in window),
        isWebview: 'loadURL' in view,
        read,
      }
    })
    expect(effects).toEqual({
      bridge: ['call', 'on'],
      isFrozen: true,
      reached: ['undefinedundefined', 'undefinedundefined'],
      globals: [],
      isWebview: false,
      read: 'refused',
    })
    const types = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((one) => one.getType()),
    )
    expect(types).not.toContain('webview')
  })

  test(`whatever the ${name}’s page asks the system for is refused`, async ({ launch }) => {
    // As if there were a camera: where there is none, nobody is refused one.
    const { app } = await launch({ args: ['--use-fake-device-for-media-stream'] })
    // By main, with a gesture, as after a click.
    const answers = await app.evaluate(
      async ({ webContents }, [page, code]) => {
        const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith(page))
        return await contents?.executeJavaScript(code, true)
      },
      [`${name}.html`, `(${askForEverything})()`] as const,
    )
    expect(answers).toEqual({
      notifications: 'denied',
      states: expect.not.stringContaining('granted'),
      camera: 'NotAllowedError',
      place: 'refused',
      clipboard: 'NotAllowedError',
      fullscreen: 'TypeError',
      midi: expect.stringMatching(/Error$/u),
    })
  })
}

/** Runs in a page, so it may use nothing of this file. */
async function askForEverything(): Promise<Record<string, string>> {
  const refusal = (asked: () => Promise<unknown>) =>
    Promise.resolve()
      .then(asked)
      .then(
        () => 'granted',
        (error: Error) => error.name,
      )
  const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
  const states = await Promise.all(
    names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
    ),
  )
  return {
    notifications: await Notification.requestPermission(),
    states: states.join(' '),
    camera: await refusal(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
    place: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('refused'),
      )
    }),
    clipboard: await refusal(() => navigator.clipboard.readText()),
    fullscreen: await refusal(() => document.documentElement.requestFullscreen()),
    midi: await refusal(() => navigator.requestMIDIAccess({ sysex: true })),
  }
}

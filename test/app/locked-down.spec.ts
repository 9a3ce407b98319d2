import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { filesBelow } from '../builders/files-below.ts'
import { startSecureVerifime, trustSwitch } from '../fakes/secure-verifime.ts'
import { organisationCode, test } from './front-desk.ts'
import { descendants, type FrontDesk } from './launched-desk.ts'
import { listenOutside, reachOut } from './network-attempts.ts'

const bothPages = ['desk', 'customer'] as const
const pageOf = (frontDesk: FrontDesk, name: (typeof bothPages)[number]): Page =>
  frontDesk[name].page

test('the customer display is refused every route but its own', async ({ launch }) => {
  const { customer } = await launch()
  const answers = await customer.page.evaluate(async () => [
    await window.desk.call('settings.read', undefined),
    await window.desk.call('invites.list', { limit: 10 }),
    await window.desk.call('draft.read', undefined),
    await window.desk.call('display.permanentLink', undefined),
    await window.desk.call('display.readBack', { email: 'mary@example.com' }),
    await window.desk.call('display.scene', undefined),
  ])
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false, false, true])
})

test('IPC refuses unknown names, inherited names and unknown members', async ({ launch }) => {
  const { desk } = await launch()
  const answers = await desk.page.evaluate(async () => {
    const call = window.desk.call as (name: string, input: unknown) => Promise<{ ok: boolean }>
    return [
      await call('settings.readCode', undefined),
      await call('__proto__', undefined),
      await call('toString', undefined),
      await call('invites.list', { limit: 10, extra: true }),
      await call('invites.list', { limit: 1_000_000 }),
    ]
  })
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false, false])
})

test('a page can load, send and open nothing from elsewhere', async ({ launch, verifime }) => {
  const { app, desk } = await launch()
  const effects = await desk.page.evaluate(async (url) => {
    const fetched = await fetch(`${url}/fetch`).then(
      () => 'sent',
      () => 'refused',
    )
    const image = await new Promise((resolve) => {
      const picture = new Image()
      picture.onload = () => resolve('loaded')
      picture.onerror = () => resolve('refused')
      picture.src = `${url}/picture.png`
    })
    const inline = document.createElement('script')
    inline.textContent = 'window.inlineRan = true'
    document.head.append(inline)
    const opened = window.open(`${url}/window`)
    return {
      fetched,
      image,
      inline: 'inlineRan' in window,
      opened: opened !== null,
      node: 'require' in window || 'process' in window,
    }
  }, verifime.url)
  expect(effects).toEqual({
    fetched: 'refused',
    image: 'refused',
    inline: false,
    opened: false,
    node: false,
  })
  await desk.page.evaluate((url) => {
    window.location.href = `${url}/elsewhere`
  }, verifime.url)
  // Asked of main: Playwright's page waits for the navigation that never comes.
  const after = await app.evaluate(async ({ BrowserWindow }) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    return BrowserWindow.getAllWindows().map((window) => window.webContents.getURL())
  })
  expect(after.sort()).toEqual(['front-desk://app/customer.html', 'front-desk://desk/desk.html'])
  expect(verifime.requests).toEqual([])
})

test('a second start brings the first window forward instead of opening the files twice', async ({
  launch,
}) => {
  await launch()
  await expect(launch({ startsAt: 'elsewhere' })).rejects.toThrow()
})

for (const name of bothPages) {
  test(`whatever script on the ${name}’s page tries, nothing outside hears of it`, async ({
    launch,
  }) => {
    const outside = await listenOutside()
    const frontDesk = await launch()
    const { address, udpPort, tcpPort } = outside
    // By main: Playwright takes a navigation that is refused for one that happened.
    await frontDesk.app.evaluate(
      async ({ webContents }, [page, code]) => {
        const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith(page))
        await contents?.executeJavaScript(code)
      },
      [`${name}.html`, `(${reachOut})(${JSON.stringify({ address, udpPort, tcpPort })})`] as const,
    )
    expect(outside.heard).toEqual([])
    outside.close()
  })

  test(`the ${name}’s page breaks no rule of its own policy as it starts`, async ({ launch }) => {
    const page = pageOf(await launch(), name)
    await page.addInitScript(() => {
      const broken: string[] = []
      Object.assign(window, { broken })
      document.addEventListener('securitypolicyviolation', (event) => {
        broken.push(`${event.effectiveDirective} ${event.blockedURI}`)
      })
    })
    await page.reload()
    await expect(page.locator('main').first()).toBeAttached()
    // A rule that is broken on purpose shows that the counting works.
    const counted = () =>
      page.evaluate(() => [...(window as unknown as { broken: string[] }).broken])
    expect(await counted()).toEqual([])
    await page.evaluate(() => fetch('https://elsewhere.example.com').catch(() => undefined))
    await expect.poll(counted).toEqual(['connect-src https://elsewhere.example.com/'])
  })

  test(`script on the ${name}’s page saves no file, opens no file dialog and stores nothing`, async ({
    launch,
    dataFolder,
  }) => {
    const frontDesk = await launch()
    const { app } = frontDesk
    const page = pageOf(frontDesk, name)
    // What Electron would do for a person who chooses a place at once.
    await app.evaluate(({ app: electron, webContents }, folder) => {
      electron.setPath('downloads', folder)
      for (const { session } of webContents.getAllWebContents()) {
        session.on('will-download', (_event, item) => item.setSavePath(`${folder}/downloaded.bin`))
      }
    }, dataFolder)
    const windowsBefore = await xWindows(frontDesk)
    await page.evaluate(async () => {
      const addresses = [
        'data:application/octet-stream,downloaded',
        URL.createObjectURL(new Blob(['downloaded'])),
        window.location.href,
      ]
      for (const href of addresses) {
        const link = Object.assign(document.createElement('a'), { href, download: 'leak.bin' })
        document.body.append(link)
        link.click()
      }
      localStorage.setItem('x', 'stored-by-script')
      await new Promise((resolve) => {
        const opening = indexedDB.open('x', 1)
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('x').put('stored-by-script', 'x')
        }
        opening.onsuccess = resolve
        opening.onerror = resolve
      })
      const input = Object.assign(document.createElement('input'), { type: 'file' })
      document.body.prepend(input)
      input.id = 'file-input'
    })
    await app.evaluate(async ({ webContents }, file) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().includes(file))
      // With a gesture, as after a click.
      await contents?.executeJavaScript("document.querySelector('#file-input').click()", true)
      await contents?.executeJavaScript('window.print(); 0', true)
    }, `${name}.html`)
    const pickers = await page.evaluate(() =>
      ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].filter(
        (picker) => picker in window,
      ),
    )
    expect(pickers).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(await xWindows(frontDesk)).toBe(windowsBefore)
    await frontDesk.close()
    const files = filesBelow(dataFolder)
    expect(files.filter((file) => file.endsWith('.bin'))).toEqual([])
    expect(
      files.filter((file) => readFileSync(file, 'latin1').includes('stored-by-script')),
    ).toEqual([])
  })

  test(`the ${name} whose page gives itself another address is still known, and comes back as itself`, async ({
    launch,
  }) => {
    const frontDesk = await launch()
    const page = pageOf(frontDesk, name)
    const route = name === 'desk' ? 'settings.read' : 'display.scene'
    const answers = await page.evaluate(async (asked) => {
      const heard: boolean[] = []
      for (const address of ['#somewhere', '?x', '/elsewhere', '/a%2fb']) {
        window.history.pushState(null, '', address)
        heard.push((await window.desk.call(asked, undefined)).ok)
      }
      return heard
    }, route as 'settings.read')
    expect(answers).toEqual([true, true, true, true])
    await frontDesk.app.evaluate(
      async ({ webContents }, host) => {
        const contents = webContents
          .getAllWebContents()
          .find((one) => one.getURL().startsWith(host))
        if (!contents) throw new Error('there is no such page')
        const back = new Promise<void>((resolve) => {
          contents.once('did-finish-load', () => resolve())
        })
        contents.forcefullyCrashRenderer()
        await back
      },
      `front-desk://${name === 'desk' ? 'desk' : 'app'}/`,
    )
    const urls = await frontDesk.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((one) => one.getURL()),
    )
    expect(urls).toContain(`front-desk://${name === 'desk' ? 'desk' : 'app'}/${name}.html`)
  })
}

/** How many windows the display has: a dialog of the system is one more. */
async function xWindows({ app }: FrontDesk): Promise<number> {
  const display = await app.evaluate(() => process.env.DISPLAY ?? '')
  const tree = execFileSync('xwininfo', ['-root', '-tree', '-display', display]).toString()
  return tree.split('\n').filter((line) => line.includes('0x')).length
}

test('the organisation code is in no page’s memory, no preload script’s environment and no other process’s', async ({
  launch,
  dataFolder,
}) => {
  const { app, desk, customer } = await launch()
  await desk.type('memory@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const main = await app.evaluate(() => Object.keys(process.env))
  expect(main.filter((variable) => variable.startsWith('FRONT_DESK_'))).toEqual([])
  for (const file of ['desk.html', 'customer.html']) {
    // The page's whole heap: that of the preload script, which has a world of its own, is in it.
    const snapshot = join(dataFolder, `${file}.heapsnapshot`)
    await app.evaluate(
      async ({ webContents }, [page, path]) => {
        const contents = webContents
          .getAllWebContents()
          .find((one) => one.getURL().endsWith(page ?? ''))
        await contents?.takeHeapSnapshot(path ?? '')
      },
      [file, snapshot],
    )
    const heap = readFileSync(snapshot, 'utf8')
    expect(heap.length).toBeGreaterThan(1_000_000)
    expect(heap.includes(organisationCode), file).toBe(false)
    expect(heap.includes('FRONT_DESK_'), file).toBe(false)
  }
  for (const child of descendants(app.process().pid ?? 0)) {
    expect(readFileSync(`/proc/${child}/environ`, 'latin1')).not.toContain(organisationCode)
  }
})

test('no variable makes Chromium write down the keys of what is sent', async ({
  launch,
  verifime,
  dataFolder,
}) => {
  const server = await startSecureVerifime({
    honestUrl: verifime.url,
    onPost: ({ answer }) => answer(),
  })
  const keys = join(dataFolder, 'tls-keys')
  const { desk, customer } = await launch({
    environment: { API_URL: server.url },
    args: [trustSwitch],
    env: { SSLKEYLOGFILE: keys },
  })
  await desk.type('keys@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(server.posts).toEqual(['HTTP/1.1'])
  expect(existsSync(keys)).toBe(false)
  await server.close()
})

test('what is huge is refused before it is copied, and the app goes on', async ({ launch }) => {
  const { desk } = await launch()
  const codes = await desk.page.evaluate(async () => {
    const call = window.desk.call as (name: string, input: unknown) => Promise<unknown>
    const answers = []
    const huge = ['x'.repeat(10_000_000), new Array(1_000_000).fill(1), new ArrayBuffer(50_000_000)]
    for (const input of huge) {
      answers.push(await call('draft.keep', input))
      answers.push(await call('invites.remove', { ids: input }))
    }
    answers.push(await call('x'.repeat(10_000_000), undefined))
    return answers.map((answer) => JSON.stringify(answer))
  })
  const refusal = JSON.stringify({ ok: false, failure: { code: 'request-refused', problems: [] } })
  expect(codes).toEqual(new Array(7).fill(refusal))
  await desk.type('still@example.com')
  await desk.draftIsKept('still@example.com')
})

test('an address of the pages’ scheme that is no page’s is not found, however it is written', async ({
  launch,
}) => {
  const { app } = await launch()
  const statuses = await app.evaluate(async ({ webContents }) => {
    const session = webContents.getAllWebContents()[0]?.session
    const paths = [
      'desk/desk.html',
      'desk/%',
      'desk/%zz.html',
      'desk/%c0%af.html',
      'desk/desk.html%00.js',
      'desk/%00',
      'desk/..%2f..%2fpackage.json',
      'desk/..%5c..%5cpackage.json',
      'desk/%2e%2e/%2e%2e/out/main/index.cjs',
      'desk/..%2fmain%2findex.js',
      `desk/${'x'.repeat(100_000)}.html`,
      'desk/',
      'desk/assets',
      'other/desk.html',
    ]
    const found: Record<string, number | string> = {}
    for (const path of paths) {
      const answer = await session?.fetch(`front-desk://${path}`).catch(() => undefined)
      found[path.slice(0, 40)] = answer?.status ?? 'failed'
    }
    return found
  })
  const { 'desk/desk.html': page, ...others } = statuses
  expect(page).toBe(200)
  expect(others).toEqual(Object.fromEntries(Object.keys(others).map((path) => [path, 404])))
})

test('a copied link leaves the clipboard when the app quits, and what was copied since stays', async ({
  launch,
}) => {
  const first = await launch()
  await first.desk.type('copied@example.com')
  await first.desk.press('Enter')
  await expect(first.customer.code).toBeVisible()
  const copied = await first.desk.page.evaluate(async () => {
    const list = await window.desk.call('invites.list', { limit: 1 })
    const id = list.ok ? (list.value.invites[0]?.id ?? 0) : 0
    return (await window.desk.call('invites.copyLink', { id })).ok
  })
  expect(copied).toBe(true)
  const atQuit = (frontDesk: FrontDesk) =>
    frontDesk.app.evaluate(({ app, clipboard }) => {
      app.emit('before-quit', { preventDefault: () => undefined })
      return clipboard.readText()
    })
  expect(await first.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('track-id')
  expect(await atQuit(first)).toBe('')
  await first.app.evaluate(({ clipboard }) => clipboard.writeText('a shopping list'))
  expect(await atQuit(first)).toBe('a shopping list')
})

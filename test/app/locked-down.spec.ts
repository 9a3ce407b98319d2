import { request } from 'node:http'
import { expect } from 'playwright/test'
import { test } from './front-desk.ts'

test('the customer display is refused every route but its own', async ({ launch }) => {
  const { customer } = await launch()
  const answers = await customer.page.evaluate(async () => [
    await window.desk.call('settings.read', undefined),
    await window.desk.call('invites.list', { limit: 10 }),
    await window.desk.call('draft.read', undefined),
    await window.desk.call('display.generalLink', undefined),
    await window.desk.call('display.readBack', { email: 'mary@example.com' }),
    await window.desk.call('display.scene', undefined),
  ])
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false, false, true])
})

test('the border refuses unknown names, inherited names and unknown members', async ({
  launch,
}) => {
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

test('the practice server answers on the loopback address only, and knows no other path', async ({
  verifime,
}) => {
  const status = await new Promise((resolve, reject) => {
    request(`${verifime.url}/etc/passwd`, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end()
  })
  expect(status).toBe(404)
  expect(new URL(verifime.url).hostname).toBe('127.0.0.1')
})

test('a second start brings the first window forward instead of opening the files twice', async ({
  launch,
}) => {
  await launch()
  await expect(launch({ startsAt: 'elsewhere' })).rejects.toThrow()
})

import { expect } from 'playwright/test'
import { backToDesk, linkHost, test } from './front-desk.ts'
import { type FoundCode, grabScreen, readCodes } from './screen-pixels.ts'

for (const scale of [1, 2]) {
  test(`at ${scale}× the code on the screen's pixels is the link that VerifiMe gave`, async ({
    launch,
    verifime,
  }) => {
    const { app, desk, customer } = await launch({
      args: [`--force-device-scale-factor=${scale}`],
    })
    let issued = ''
    verifime.answerNext(async ({ response, honestAnswer }) => {
      const answer = await honestAnswer()
      issued = answer.inviteUrl
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
    await desk.type('scan@example.com')
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    await expect(customer.page.getByText(linkHost)).toBeVisible()

    let found: FoundCode[] = []
    await expect
      .poll(async () => {
        found = await readCodes(await grabScreen(app))
        return found.map(({ text }) => text)
      })
      .toEqual([issued])
    const [code] = found
    const { width, height } = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().size)
    const shortSide = Math.min(width, height) * scale
    expect((code?.width ?? 0) / shortSide).toBeGreaterThan(0.6)
    expect((code?.width ?? 0) / shortSide).toBeLessThan(0.8)
  })
}

test('every module is a whole number of device pixels, black on white, in the dark theme too', async ({
  launch,
}) => {
  const { app, desk, customer } = await launch()
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark'
  })
  await desk.type('dark@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const { colours, runs } = await customer.code.evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no context')
    const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height)
    const pixels = Array.from({ length: data.length / 4 }, (_, index) =>
      data.subarray(index * 4, index * 4 + 3).join(','),
    )
    const rows = Array.from({ length: pixels.length / width }, (_, row) =>
      pixels.slice(row * width, (row + 1) * width),
    )
    const lengths = rows.flatMap((row) => {
      const edges = row.flatMap((colour, x) => (x > 0 && colour !== row[x - 1] ? [x] : []))
      return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0))
    })
    return { colours: [...new Set(pixels)], runs: [...new Set(lengths)] }
  })
  expect(colours.sort()).toEqual(['0,0,0', '255,255,255'])
  const module = Math.min(...runs)
  expect(runs.filter((run) => run % module !== 0)).toEqual([])
})

test('the customer display covers the desk and holds nothing personal', async ({ launch }) => {
  const { app, desk, customer } = await launch()
  await desk.email.fill('private.person@example.com')
  await desk.field('First name').fill('Philippa')
  await desk.field('Phone').fill('0491 570 156')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const words = await customer.page.locator('body').textContent()
  expect(words).not.toMatch(/private|philippa|491|example\.com/iu)
  expect(words).toContain('Wattle & Finch Lawyers')
  // It is brought to the front once its page has been told that the code is right.
  await expect(async () => {
    const covers = await app.evaluate(({ BrowserWindow, screen }) => {
      const shown = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().endsWith('customer.html'),
      )
      const isVisible = shown?.isVisible()
      return { isVisible, window: shown?.getBounds(), screen: screen.getPrimaryDisplay().bounds }
    })
    expect(covers.isVisible).toBe(true)
    expect(covers.window).toMatchObject({ x: covers.screen.x, y: covers.screen.y })
    expect(covers.window?.width).toBeGreaterThanOrEqual(covers.screen.width)
    expect(covers.window?.height).toBeGreaterThanOrEqual(covers.screen.height)
  }).toPass()
})

test('Copy link puts the very link on the clipboard', async ({ launch, verifime }) => {
  const { app, desk, customer } = await launch()
  await desk.type('copy@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await expect(desk.email).toBeFocused()
  await desk.press('Alt+KeyL')
  await expect(desk.page.getByText('Link copied')).toBeVisible()
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(new RegExp(`^https://${linkHost}/sign-up/track-id/[0-9a-f-]{36}$`, 'u'))
  expect(verifime.posts()).toHaveLength(1)
})

import { expect } from 'playwright/test'
import { withVirtualDisplay } from '../../scripts/set-up/display.ts'
import { backToDesk, test as base } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { type FoundCode, grabScreen, readCodes } from './screen-pixels.ts'
import { customerFillsWindow, placeOf } from './second-screen.ts'

/** On screens of other sizes than the worker's own. */
const test = base.extend<{ launchOn: (size: string, scale?: number) => Promise<FrontDesk> }>({
  launchOn: async ({ launch }, use) => {
    const ends: (() => Promise<void>)[] = []
    await use(
      (size, scale = 1) =>
        new Promise((resolve, reject) => {
          const work = async (env: Record<string, string>) => {
            const frontDesk = await launch({ env, args: [`--force-device-scale-factor=${scale}`] })
            resolve(frontDesk)
            await new Promise<void>((end) => {
              ends.push(async () => {
                await frontDesk.close()
                end()
              })
            })
          }
          withVirtualDisplay(work, `${size}x24`).catch(reject)
        }),
    )
    for (const end of ends) await end()
  },
})

/** The one code on the screen's own pixels, once it stands still. */
async function codeOnScreen({ app }: FrontDesk): Promise<FoundCode> {
  const found: FoundCode[] = []
  await expect
    .poll(async () => {
      found.splice(0, found.length, ...(await readCodes(await grabScreen(app))))
      return found.length
    })
    .toBe(1)
  const [code] = found
  if (!code) throw new Error('there is no code')
  return code
}

/** A code over the desk, and its link. */
async function showCode(frontDesk: FrontDesk): Promise<string> {
  const { desk, customer } = frontDesk
  await desk.type('look@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await customerFillsWindow(frontDesk)
  return (await codeOnScreen(frontDesk)).text
}

/** The code of the newest open invite once more, by its key, over the desk. */
async function showAgain({ desk, customer }: FrontDesk): Promise<void> {
  await expect(desk.queue.getByRole('listitem')).toHaveCount(1)
  await desk.press('Control+1')
  await expect(customer.code).toBeVisible()
}

/** Presses keys, and waits until main has agreed to what was drawn then. */
async function press({ customer }: FrontDesk, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    const before = await customer.page.evaluate(async () => {
      const answer = await window.desk.call('display.scene', undefined)
      return answer.ok && 'drawing' in answer.value ? answer.value.drawing : 0
    })
    await customer.page.keyboard.press(key)
    await expect(customer.page.getByRole('main')).toHaveAttribute(
      'data-drawing',
      String(before + 1),
    )
  }
}

/** Where the code and each part of its words stand on the page. */
async function boxesOf({ customer }: FrontDesk) {
  const code = await customer.code.boundingBox()
  if (!code) throw new Error('there is no code')
  const parts = await customer.page.locator('h1, main p:not(:empty), footer').all()
  const words = (await Promise.all(parts.map((part) => part.boundingBox()))).filter(
    (box) => box !== null && box.width > 1,
  )
  const page = await customer.page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  return { page, code, words: words.filter((box) => box !== null) }
}

const corners = [
  ['ArrowLeft', 'ArrowUp'],
  ['ArrowRight', 'ArrowRight'],
  ['ArrowDown', 'ArrowDown'],
  ['ArrowLeft'],
  ['ArrowLeft', 'ArrowUp'],
] as const
const toTheEnd = 40

for (const [screen, scale] of [
  ['1366x768', 1],
  ['1024x768', 1],
  ['1080x1920', 1],
  ['3840x2160', 1.5],
] as const) {
  test(`on ${screen} at ${scale}× arrow keys take the code to every corner, at its largest and smallest, and it scans there`, async ({
    launchOn,
  }) => {
    const frontDesk = await launchOn(screen, scale)
    const link = await showCode(frontDesk)
    for (const sizing of ['Control++', 'Control+-']) {
      await press(frontDesk, ...Array.from({ length: toTheEnd }, () => sizing))
      for (const way of corners) {
        await press(frontDesk, ...way)
        expect((await codeOnScreen(frontDesk)).text).toBe(link)
        expectOrder(await boxesOf(frontDesk), scale)
      }
    }
  })
}

/** Everything is on the page, no words are under the code, and the code begins on a pixel of the screen. */
function expectOrder({ page, code, words }: Awaited<ReturnType<typeof boxesOf>>, scale: number) {
  for (const { x, y, width, height } of [code, ...words]) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(page.width + 0.5)
    expect(y + height).toBeLessThanOrEqual(page.height + 0.5)
  }
  for (const { x, y, width, height } of words) {
    const isBeside = x + width <= code.x || code.x + code.width <= x
    expect(isBeside || y + height <= code.y || code.y + code.height <= y).toBe(true)
  }
  for (const css of [code.x, code.y, code.width]) {
    // A page places to a 64th of a CSS pixel.
    expect(css * scale).toBeCloseTo(Math.round(css * scale), 1)
  }
}

test('the sizes reach from half of the short side to all of the room, in whole pixels a module', async ({
  launchOn,
}) => {
  const frontDesk = await launchOn('1920x1080')
  await showCode(frontDesk)
  const usual = (await codeOnScreen(frontDesk)).width
  await press(frontDesk, ...Array.from({ length: toTheEnd }, () => 'Control++'))
  const largest = (await codeOnScreen(frontDesk)).width
  await press(frontDesk, ...Array.from({ length: toTheEnd }, () => 'Control+-'))
  const smallest = (await codeOnScreen(frontDesk)).width
  expect(usual / 1080).toBeGreaterThan(0.67)
  expect(usual / 1080).toBeLessThan(0.73)
  expect(largest / 1080).toBeGreaterThan(0.75)
  expect(smallest / 1080).toBeGreaterThanOrEqual(0.5)
  expect(smallest / 1080).toBeLessThan(0.54)
  for (const width of [usual, largest, smallest]) expect(Math.round(width) % 37).toBe(0)
  await press(frontDesk, 'Control+0')
  await expect.poll(async () => (await codeOnScreen(frontDesk)).width).toBeCloseTo(usual, 0)
})

test('D lowers the white of the whole page in three levels, the code scans at each, and black stays black', async ({
  launchOn,
}) => {
  const frontDesk = await launchOn('1366x768')
  const link = await showCode(frontDesk)
  const whites: number[] = []
  const lightest = async () => (await shadesOfCode(frontDesk)).lightest
  for (const _level of [0, 1, 2]) {
    // The screen's pixels may be a frame behind the page.
    await expect.poll(lightest).not.toBe(whites.at(-1))
    expect((await codeOnScreen(frontDesk)).text).toBe(link)
    const shades = await shadesOfCode(frontDesk)
    expect(shades.darkest).toBe(0)
    expect(contrastWithBlack(shades.lightest)).toBeGreaterThanOrEqual(7)
    whites.push(shades.lightest)
    await press(frontDesk, 'Control+d')
  }
  expect(whites[0]).toBe(255)
  expect(whites[1]).toBeLessThan(225)
  expect(whites[2]).toBeLessThan((whites[1] ?? 0) - 30)
  await expect.poll(lightest).toBe(255)
})

test('what was chosen outlives Esc and a restart, and Home puts everything back', async ({
  launchOn,
}) => {
  const first = await launchOn('1366x768')
  await showCode(first)
  const usual = await boxesOf(first)
  await press(first, 'ArrowRight', 'ArrowRight', 'Control+-', 'Control+d')
  const chosen = await boxesOf(first)
  expect(chosen.code.x).toBeGreaterThan(usual.code.x + 200)
  await backToDesk(first)
  await expect(first.desk.email).toBeFocused()
  await showAgain(first)
  await expect.poll(async () => (await boxesOf(first)).code).toEqual(chosen.code)
  await first.close()

  const again = await launchOn('1366x768')
  await expect(again.desk.email).toBeFocused()
  await showAgain(again)
  await expect.poll(async () => (await boxesOf(again)).code).toEqual(chosen.code)
  const lightest = async () => (await shadesOfCode(again)).lightest
  await expect.poll(lightest).toBeLessThan(255)
  await press(again, 'Home')
  await expect.poll(async () => (await boxesOf(again)).code).toEqual(usual.code)
  await expect.poll(lightest).toBe(255)
})

test('a screen is measured with a card by keyboard: then the distance is told, by the size of the very code, and after a restart too', async ({
  launchOn,
}) => {
  const first = await launchOn('1366x768')
  const { desk, customer } = first
  await showCode(first)
  await expect(customer.page.getByText(/Scans from/u)).toHaveCount(0)
  await backToDesk(first)
  await expect(desk.email).toBeFocused()
  await expect(desk.queue.getByRole('listitem')).toHaveCount(1)

  await measure(first, ['ArrowUp', 'ArrowUp', 'ArrowRight'])
  const coarse = await promisedIn(first)
  await measure(
    first,
    Array.from({ length: 12 }, () => 'ArrowUp'),
  )
  await expect.poll(() => promisedIn(first)).toBeLessThan(coarse)
  const pixels = await lastMeasure(first)

  await desk.press('Control+1')
  await expect(customer.code).toBeVisible()
  await expectPromiseOf(first, pixels)
  await press(first, 'Control+-', 'Control+-')
  await expectPromiseOf(first, pixels)
  await first.close()

  const again = await launchOn('1366x768')
  await expect(again.desk.email).toBeFocused()
  await showAgain(again)
  await expectPromiseOf(again, pixels)
})

test('a measuring that is left changes nothing', async ({ launchOn }) => {
  const frontDesk = await launchOn('1366x768')
  const { desk, customer } = frontDesk
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Measure with a bank card' }).press('Enter')
  await rulerHasKeyboard(frontDesk)
  await customer.page.keyboard.press('ArrowRight')
  await customer.page.keyboard.press('Escape')
  await expect(customer.page.getByRole('slider')).toBeHidden()
  await expect(desk.page.getByText(/is not known/u)).toBeVisible()
  await expect(desk.page.getByRole('button', { name: 'Measure with a bank card' })).toBeFocused()
})

/** From the settings, with keys alone; ends in the settings. */
async function measure(frontDesk: FrontDesk, keys: string[]): Promise<void> {
  const { desk, customer } = frontDesk
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: /^Measure/u }).press('Enter')
  await rulerHasKeyboard(frontDesk)
  for (const key of keys) await customer.page.keyboard.press(key)
  await customer.page.keyboard.press('Enter')
  await expect(customer.page.getByRole('slider')).toBeHidden()
  await expect(desk.page.getByRole('button', { name: 'Measure again' })).toBeVisible()
}

async function rulerHasKeyboard(frontDesk: FrontDesk): Promise<void> {
  await expect(frontDesk.customer.page.getByRole('slider')).toBeVisible()
  await expect
    .poll(() => placeOf(frontDesk, 'customer'))
    .toMatchObject({ isVisible: true, hasKeyboard: true })
}

/** Device pixels to the millimetre, as main keeps them. */
async function lastMeasure({ desk }: FrontDesk): Promise<number> {
  return desk.page.evaluate(async () => {
    const answer = await window.desk.call('display.screens', undefined)
    const [screen] = answer.ok ? answer.value.screens : []
    if (!screen?.scale) throw new Error('the screen is not measured')
    return screen.scale.devicePixelsPerMm
  })
}

/** The metres in the settings' sentence. */
async function promisedIn({ desk }: FrontDesk): Promise<number> {
  const words = await desk.page.getByText(/scan from about/u).textContent()
  return Number(/about ([\d.]+) m/u.exec(words ?? '')?.[1])
}

/** The distance over the desk is 12.5 times the width of the code on the screen's own pixels. */
async function expectPromiseOf(frontDesk: FrontDesk, devicePixelsPerMm: number): Promise<void> {
  // The screen's pixels may be a frame behind the words.
  await expect(async () => {
    const { width } = await codeOnScreen(frontDesk)
    const metres = (12.5 * Math.round(width)) / devicePixelsPerMm / 1000
    const words = await frontDesk.customer.page.getByText(/^Scans from about/u).textContent()
    const promised = /about ([\d.]+) (m|cm)/u.exec(words ?? '')
    const told = Number(promised?.[1]) / (promised?.[2] === 'cm' ? 100 : 1)
    expect(told).toBeLessThanOrEqual(metres)
    expect(told).toBeGreaterThan(metres - 0.1)
  }).toPass()
}

/** The lightest and the darkest grey that the screen shows where the code is: 0 is black, 255 white. */
async function shadesOfCode({ app, customer }: FrontDesk) {
  const box = await customer.code.boundingBox()
  if (!box) throw new Error('there is no code')
  const crop = {
    x: Math.round(box.x),
    y: Math.round(box.y),
    width: Math.floor(box.width),
    height: Math.floor(box.height),
  }
  const png = (await grabScreen(app)).toString('base64')
  return app.evaluate(
    ({ nativeImage }, { base64, area }) => {
      const image = nativeImage.createFromBuffer(Buffer.from(base64, 'base64')).crop(area)
      const bytes = image.toBitmap()
      const shades = new Set(bytes.filter((_byte, index) => index % 4 === 1))
      return { lightest: Math.max(...shades), darkest: Math.min(...shades) }
    },
    { base64: png, area: crop },
  )
}

/** WCAG's contrast of a grey with black. */
function contrastWithBlack(grey: number): number {
  const part = grey / 255
  const luminance = part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  return (luminance + 0.05) / 0.05
}

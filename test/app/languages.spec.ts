import { expect, type Page } from 'playwright/test'
import { type Language, language } from '#contract'
import { facesOf } from '../../renderer/languages/font-faces.ts'
import { keyOfLanguage, nameOfLanguage, wordsOf } from '../../renderer/languages/languages.tsx'
import { backToDesk, linkHost, test } from './front-desk.ts'
import { grabScreen, readCodes } from './screen-pixels.ts'
import { customerFillsWindow } from './second-screen.ts'
import { violations } from './wcag.ts'

/** Letters on the page that no bundled typeface draws, or whose typeface is not there. */
async function lettersMissing(page: Page): Promise<string[]> {
  const { text, fontFamily, faces } = await page.evaluate(() => {
    const main = document.querySelector('main')
    if (!main) throw new Error('the page is empty')
    return {
      text: (main.textContent ?? '').replace(/\s/gu, ''),
      fontFamily: getComputedStyle(main).fontFamily,
      faces: [...document.fonts].map(({ family, unicodeRange, status }) => ({
        family,
        unicodeRange,
        status,
      })),
    }
  })
  return [...new Set(text)].filter((letter) => {
    const [face] = facesOf(letter, fontFamily, faces)
    return face?.status !== 'loaded'
  })
}

/** What runs over its box, or out of the window. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll('.customer-box, .customer-box *, nav *, h1')]
    const isCut = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const isOutside = left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1
      return isOutside || element.scrollWidth > element.clientWidth + 1
    }
    return seen
      .filter((element) => element.clientWidth > 0 && isCut(element))
      .map(({ tagName, textContent }) => `${tagName}: ${textContent}`)
  })
}

async function speak(page: Page, chosen: Language) {
  await page.keyboard.press(keyOfLanguage(chosen).spoken)
  await expect(page.getByRole('heading', { name: wordsOf(chosen).scan })).toBeVisible()
  await expect(page.getByRole('img', { name: wordsOf(chosen).codeName })).toBeVisible()
}

test('the code stands in every language: readable, whole, in its own letters, and without a violation', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { app, desk, customer } = frontDesk
  await desk.type('scan@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await customerFillsWindow(frontDesk)
  const places: unknown[] = []
  for (const chosen of language.options) {
    await speak(customer.page, chosen)
    await expect.poll(() => lettersMissing(customer.page), chosen).toEqual([])
    await expect.poll(() => clipped(customer.page), chosen).toEqual([])
    expect(await violations(customer.page), chosen).toEqual([])
    const host = customer.page.getByText(linkHost, { exact: true })
    expect(await host.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr')
    await expect
      .poll(async () =>
        (await readCodes(await grabScreen(app))).map(({ text }) => text.split('/')[2]),
      )
      .toEqual([linkHost])
    // Not before its pixels are there: a window that comes on the screen first takes its last size.
    const code = customer.page.getByRole('img', { name: wordsOf(chosen).codeName })
    places.push(await code.boundingBox())
  }
  expect(places, 'the code stays where it is').toEqual(places.map(() => places[0]))
})

test('with long words on a small screen nothing is cut off, in any language', async ({
  launch,
}) => {
  const { desk, customer } = await launch({
    environment: {
      ORG_NAME: 'Wattle, Finch, Kurrajong and Bottlebrush Conveyancing of Parramatta',
    },
  })
  await desk.type('scan@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  for (const size of [
    { width: 1024, height: 700 },
    { width: 800, height: 1280 },
  ]) {
    await customer.page.setViewportSize(size)
    for (const chosen of language.options) {
      await speak(customer.page, chosen)
      await expect.poll(() => clipped(customer.page), `${chosen}, ${size.width}`).toEqual([])
    }
  }
})

test('the language goes with the invite: to its slip, to its code shown again, to nobody else', async ({
  launch,
}) => {
  const { desk, customer } = await launch()
  await desk.press('Shift+F4')
  await desk.type('first@example.com')
  await desk.press('Enter')
  await expect(customer.heading(wordsOf('ar').scan)).toBeVisible()
  await backToDesk({ desk, customer })

  await expect(desk.email).toBeFocused()
  await desk.type('second@example.com')
  await desk.press('Enter')
  await expect(customer.heading(wordsOf('en').scan)).toBeVisible()
  await backToDesk({ desk, customer })

  await expect(desk.email).toBeFocused()
  await expect(desk.queue.getByRole('listitem')).toHaveCount(2)
  await desk.press('Control+2')
  await expect(customer.heading(wordsOf('ar').scan)).toBeVisible()
  await backToDesk({ desk, customer })

  await expect(desk.email).toBeFocused()
  await desk.queue.getByRole('button', { name: /^Print slip for f/u }).click()
  const slipLanguage = desk.page.getByRole('button', { name: /Language/u })
  await expect(slipLanguage).toContainText(nameOfLanguage('ar'))
})

test('every language has a slip whose code reads back', async ({ launch }) => {
  const { desk, customer } = await launch()
  await desk.type('paper@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  for (const chosen of language.options) {
    const answer = await desk.page.evaluate(async (to) => {
      await window.desk.call('invites.chooseLanguage', { id: 1, language: to })
      return window.desk.call('slips.preview', { id: 1 })
    }, chosen)
    expect(answer, chosen).toMatchObject({ ok: true, value: { language: chosen } })
    const picture = answer.ok ? answer.value.picture : ''
    const codes = await readCodes(Buffer.from(picture.split(',')[1] ?? '', 'base64'))
    expect(codes.map(({ text }) => text.split('/')[2])).toEqual([linkHost])
  }
})

import { expect } from 'playwright/test'
import { isOnPath } from '../../scripts/set-up/system-packages.ts'
import { test as base, type LaunchOptions } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { startTwoScreens, type TwoScreens } from './two-screens.ts'

interface SecondScreenFixtures {
  /**
   * An X server of the test's own. Skips the test loudly where none can be had: the runner lists what was
   * skipped. A test names it before `launch`: what is set up first ends last, and an app outlives no X server.
   */
  screens: TwoScreens
  /** On that server, with the second screen plugged in and chosen as the customer's. */
  launchOnOwnScreen: (options?: Omit<LaunchOptions, 'env'>) => Promise<FrontDesk>
}

export const test = base.extend<SecondScreenFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern.
  screens: async ({}, use, testInfo) => {
    const parts = ['Xorg', 'xrandr']
    testInfo.skip(!parts.every(isOnPath), 'needs Xorg with the dummy driver, and xrandr')
    const screens = await startTwoScreens()
    await use(screens)
    screens.stop()
  },
  launchOnOwnScreen: async ({ screens, launch }, use) => {
    await use(async (options = {}) => {
      const frontDesk = await launch({ ...options, env: screens.env })
      await chooseSecondScreen(frontDesk, screens)
      return frontDesk
    })
  },
})

interface WindowPlace {
  bounds: { x: number; y: number; width: number; height: number }
  isVisible: boolean
  hasKeyboard: boolean
}

/** Where one of the app's windows is. */
export function placeOf({ app }: FrontDesk, page: 'desk' | 'customer'): Promise<WindowPlace> {
  return app.evaluate(({ BrowserWindow }, name) => {
    const window = BrowserWindow.getAllWindows().find((candidate) =>
      candidate.webContents.getURL().endsWith(`${name}.html`),
    )
    if (!window) throw new Error(`no window ${name}`)
    return {
      bounds: window.getBounds(),
      isVisible: window.isVisible(),
      hasKeyboard: window.isFocused(),
    }
  }, page)
}

/**
 * Waits until the customer's page is as large as its window: one that comes on the screen takes its last size a
 * moment later, and what stands on the page moves with it.
 */
export async function customerFillsWindow(frontDesk: FrontDesk): Promise<void> {
  await expect
    .poll(async () => {
      const { bounds, isVisible } = await placeOf(frontDesk, 'customer')
      const page = await frontDesk.customer.page.evaluate(() => [innerWidth, innerHeight])
      return isVisible && page.join() === [bounds.width, bounds.height].join()
    })
    .toBe(true)
}

export const secondScreen = { x: 1366, y: 0, width: 1280, height: 800 }

/** Plugs the second screen in and chooses it, as a person does in the settings. */
export async function chooseSecondScreen(frontDesk: FrontDesk, screens: TwoScreens): Promise<void> {
  const { desk } = frontDesk
  screens.plugIn()
  await desk.press('Control+,')
  await desk.page.getByText('Screen 2', { exact: true }).click()
  await expect
    .poll(() => placeOf(frontDesk, 'customer'))
    .toMatchObject({
      bounds: secondScreen,
      isVisible: true,
    })
  await desk.press('Control+n')
  await expect(desk.email).toBeFocused()
  // The keys for the customer's screen work once the desk has heard of it.
  await expect(desk.page.getByRole('region', { name: 'Customer display' })).toContainText(
    'The customer sees',
  )
}

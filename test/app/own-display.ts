import { test as base } from 'playwright/test'
import { withVirtualDisplay } from '../../scripts/set-up/display.ts'

interface OwnDisplay {
  /**
   * The environment in which an app finds the worker's own X server. On a shared one the windows of two tests
   * would stand in front of each other, and have one clipboard.
   */
  display: Record<string, string>
}

export const test = base.extend<Record<never, never>, OwnDisplay>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern.
    async ({}, use) => {
      await withVirtualDisplay(use)
    },
    { scope: 'worker' },
  ],
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/** WCAG 2.2 AA, by axe, on the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  // Legacy mode: the usual one opens a page of its own to work in, which Electron cannot.
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(tags)
    .analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

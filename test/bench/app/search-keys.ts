import type { FrontDesk } from '../../app/launched-desk.ts'
import { watchedKeys, watchPage } from './painted.ts'

/** As a quick typist presses keys. */
const betweenKeysMs = 150

/** What was found and what is said about it: not the field itself, which shows the key sooner. */
const results = '.history-list, .history-empty, #history-status'

/** Milliseconds from each key in the search to what it finds, painted. */
export async function measureSearchKeys(
  { desk }: FrontDesk,
  searches: readonly string[],
): Promise<number[]> {
  await desk.press('Control+h')
  await desk.rows().first().waitFor()
  await watchPage(desk.page, results)
  for (const search of searches) {
    // What stands in the field is selected with it: the first letter begins anew.
    await desk.press('Control+f')
    for (const letter of search) {
      await desk.type(letter)
      await desk.page.waitForTimeout(betweenKeysMs)
    }
  }
  const keys = await watchedKeys(desk.page)
  return keys.flatMap(({ pressedAt, paintedAt }) =>
    paintedAt === undefined ? [] : [paintedAt - pressedAt],
  )
}

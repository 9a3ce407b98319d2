import type { FrontDesk } from '../../app/launched-desk.ts'
import { clock, watchedKeys, watchPage } from './painted.ts'

const typed = 'visitor.with.a.long.name@example.com'
const betweenKeysMs = 100
const keysAfter = 150

export interface KeysAroundPurge {
  during: number[]
  after: number[]
  purgeMs: number
}

/**
 * Keys typed into the form, while the app forgets what is too old and when it has: milliseconds from the
 * moment that a key is sent to the app, so that a busy main process counts, to the painted letter. The app
 * has to be asking whether the date is right.
 */
export async function measureKeysAroundPurge({ desk }: FrontDesk): Promise<KeysAroundPurge> {
  await watchPage(desk.page, 'body')

  async function key(index: number): Promise<number> {
    const at = index % typed.length
    if (at === 0) await desk.press('Control+a')
    const sentAt = clock()
    await desk.type(typed[at] ?? '')
    await desk.page.waitForTimeout(betweenKeysMs)
    const { paintedAt = Number.NaN } = (await watchedKeys(desk.page)).at(-1) ?? {}
    return paintedAt - sentAt
  }

  const state = () =>
    desk.page.evaluate(async () => {
      const answer = await window.desk.call('retention.state', undefined)
      return answer.ok ? answer.value.state : 'failed'
    })

  const startedAt = clock()
  await desk.page.getByRole('button', { name: 'Yes, the date is right' }).press('Enter')
  await desk.email.focus()
  const during: number[] = []
  while ((await state()) === 'purging') during.push(await key(during.length))
  const purgeMs = clock() - startedAt
  const after: number[] = []
  while (after.length < keysAfter) after.push(await key(after.length))
  return { during, after, purgeMs }
}

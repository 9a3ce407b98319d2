import type { Page } from 'playwright'

/** Milliseconds since 1970, with fractions: the one clock that all processes of a machine share. */
export const clock = (): number => performance.timeOrigin + performance.now()

/** A key by the page's own record; times as `clock` has them. */
export interface WatchedKey {
  pressedAt: number
  /** When the last thing that it changed was painted; nothing while it has changed nothing. */
  paintedAt?: number
}

/** What the functions below leave on a page of the app. */
interface WatchedPage {
  /** Resolves when the frame that shows what is on the page now was painted. */
  painted: () => Promise<number>
  keys: WatchedKey[]
}

/**
 * Puts a clock into the page, and records every key from now on with the time at which what it changed
 * inside `selector` was painted. "Painted" is a message that is sent from within an animation frame: it
 * arrives behind that frame's style, layout and paint.
 */
export async function watchPage(page: Page, selector: string): Promise<void> {
  await page.evaluate((selected) => {
    const painted = () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
          port2.postMessage(undefined)
        })
      })
    const keys: WatchedKey[] = []
    Object.assign(window, { painted, keys } satisfies WatchedPage)
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => keys.push({ pressedAt: performance.timeOrigin + timeStamp }),
      { capture: true },
    )
    const isInside = ({ target }: MutationRecord) =>
      (target instanceof Element ? target : target.parentElement)?.closest(selected)
    new MutationObserver(async (changes) => {
      const key = keys.at(-1)
      if (key && changes.some(isInside)) key.paintedAt = await painted()
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  }, selector)
}

export async function watchedKeys(page: Page): Promise<WatchedKey[]> {
  return page.evaluate(() => (window as unknown as WatchedPage).keys)
}

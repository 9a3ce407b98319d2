import type { Page } from 'playwright'

/** A frame of a page, with times as `clock` has them. */
interface Frame {
  startedAt: number
  paintedAt: number
}

/** Ends the watching and answers the time of the first painted frame that began at `since` or later. */
export type FirstFrame = (since: number) => Promise<number>

/**
 * Watches the frames in which a page shows `sight`: an element, empty where it is a field. What a window
 * paints while it is hidden is seen by nobody: ask for the first frame since it was shown.
 */
export async function watchFrames(page: Page, sight: string): Promise<FirstFrame> {
  await page.evaluate((selector) => {
    const frames: Frame[] = []
    const now = () => performance.timeOrigin + performance.now()
    const isSeen = () => {
      const element = document.querySelector(selector)
      return element instanceof HTMLInputElement ? element.value === '' : element !== null
    }
    let isOver = false
    const next = () => {
      const startedAt = now()
      const { port1, port2 } = new MessageChannel()
      // Sent from within the frame, it arrives when the frame has been painted.
      if (isSeen()) port1.onmessage = () => frames.push({ startedAt, paintedAt: now() })
      port2.postMessage(undefined)
      if (!isOver) requestAnimationFrame(next)
    }
    next()
    const endWatching = () => {
      isOver = true
      return frames
    }
    Object.assign(window, { endWatching })
  }, sight)
  return async (since) => {
    const frames = await page.evaluate(() =>
      (window as unknown as { endWatching: () => Frame[] }).endWatching(),
    )
    const frame = frames.find(({ startedAt }) => startedAt >= since)
    if (!frame) throw new Error(`No frame shows ${sight}`)
    return frame.paintedAt
  }
}

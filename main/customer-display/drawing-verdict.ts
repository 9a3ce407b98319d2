/** Drawing and reading back takes some ten milliseconds; a page that needs longer than this is stuck. */
const drawTimeoutMs = 5_000

/** `withdrawn`: closed, or overtaken by another, before the page had a word to say about it. */
export type DrawingEnd = 'right' | 'wrong' | 'withdrawn'

/** One drawing at a time: resolves when it was compared, when it is withdrawn, or when the page is stuck. */
export function createDrawingVerdict(giveUp: () => void) {
  let settle: ((end: DrawingEnd) => void) | undefined

  return {
    /** One that is still under way is overtaken. */
    begin: (): Promise<DrawingEnd> => {
      settle?.('withdrawn')
      return new Promise((resolve) => {
        const timer = setTimeout(giveUp, drawTimeoutMs)
        settle = (end) => {
          clearTimeout(timer)
          settle = undefined
          resolve(end)
        }
      })
    },
    settle: (end: DrawingEnd): void => settle?.(end),
  }
}

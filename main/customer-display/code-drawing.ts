/** Drawing and reading back takes some ten milliseconds; a page that needs longer than this is stuck. */
const drawTimeoutMs = 5_000

/** One drawing at a time: resolves when the page has reported what it drew, or when it never does. */
export function createCodeDrawing(giveUp: () => void) {
  let settle: ((matches: boolean) => void) | undefined

  return {
    /** One that is still under way is overtaken, and fails. */
    begin: (): Promise<boolean> => {
      settle?.(false)
      return new Promise((resolve) => {
        const timer = setTimeout(giveUp, drawTimeoutMs)
        settle = (matches) => {
          clearTimeout(timer)
          settle = undefined
          resolve(matches)
        }
      })
    },
    settle: (matches: boolean): void => settle?.(matches),
  }
}

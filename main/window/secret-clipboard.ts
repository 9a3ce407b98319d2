/** Long enough to paste it where it belongs. */
const clearedAfterMs = 60_000

/** The system's clipboard. Reading it takes a promise in newer versions of Electron. */
interface SystemClipboard {
  readText: () => string | Promise<string>
  writeText: (text: string) => unknown
  clear: () => unknown
}

/**
 * Copies a customer's link or a recovery code, and takes it from the clipboard after a minute, unless something
 * else was copied since. Electron has no way to keep it out of the system's clipboard history.
 */
export function createSecretClipboard(clipboard: SystemClipboard) {
  let copied: string | undefined
  let timer: NodeJS.Timeout | undefined

  function clear(): void {
    clearTimeout(timer)
    if (copied === undefined) return
    const secret = copied
    copied = undefined
    const clearSecret = (text: string) => {
      if (text === secret) clipboard.clear()
    }
    const text = clipboard.readText()
    // Not later than it must be: the app may be ending.
    if (typeof text === 'string') clearSecret(text)
    else void text.then(clearSecret)
  }

  return {
    write: (text: string): void => {
      clipboard.writeText(text)
      copied = text
      clearTimeout(timer)
      timer = setTimeout(clear, clearedAfterMs)
    },
    /** The app ends: nobody will be there in a minute. */
    clear,
  }
}

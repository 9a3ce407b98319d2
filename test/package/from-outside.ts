import { type ChildProcess, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'playwright/test'
import { codesIn } from '../app/screen-pixels.ts'

/**
 * Makes a practice invite in an app that is shipped. No debugger gets into it, so it is used as at a counter: keys of
 * the X server's own, and the code is read from the pixels of the screen.
 */
export async function inviteFromOutside(
  app: ChildProcess,
  display: Record<string, string>,
): Promise<void> {
  const ended = once(app, 'exit').then(([code]) => {
    throw new Error(`The app ended with code ${code}.`)
  })
  await Promise.race([typeUntilCode({ ...process.env, ...display }), ended])
}

async function typeUntilCode(env: NodeJS.ProcessEnv): Promise<void> {
  const x = (...args: string[]) => execFileSync('xdotool', args, { env, encoding: 'utf8' })
  await expect
    .poll(() => x('search', '--onlyvisible', '--name', '^Front Desk$').trim(), { timeout: 60_000 })
    .not.toBe('')
    .catch(() => undefined)
  await expect(async () => {
    // Without a window manager keys go to the window below the pointer.
    x('mousemove', '600', '400')
    x('key', '--delay', '50', 'ctrl+a')
    x('type', '--delay', '20', 'packaged@example.com')
    x('key', 'Return')
    await wait(2_000)
    expect(await codesOnScreen(env)).toEqual([expect.stringMatching(/^https:/u)])
  }).toPass({ timeout: 90_000 })
}

/** What the QR codes on the screen say, read by a decoder that is not the app's own. */
async function codesOnScreen(env: NodeJS.ProcessEnv): Promise<string[]> {
  const dump = execFileSync('xwd', ['-root', '-silent'], { env, maxBuffer: 64 * 1024 * 1024 })
  // X's own format: a head of numbers, a table of colours, then blue, green, red and nothing for each pixel.
  const head = (index: number) => dump.readUInt32BE(index * 4)
  const [width, height, lineLength] = [head(4), head(5), head(12)]
  const start = head(0) + head(19) * 12
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = start + y * lineLength + x * 4
      const to = (y * width + x) * 4
      data[to] = dump[from + 2] ?? 0
      data[to + 1] = dump[from + 1] ?? 0
      data[to + 2] = dump[from] ?? 0
      data[to + 3] = 255
    }
  }
  const codes = await codesIn({ data, width, height })
  return codes.map(({ text }) => text)
}

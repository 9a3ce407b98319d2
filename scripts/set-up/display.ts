import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { PlainError } from './script.ts'
import { ensureSystemPackages, isOnPath, type SystemNeed } from './system-packages.ts'

/** Only Linux can be without one. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

export const virtualDisplay: SystemNeed = {
  what: 'Xvfb',
  isMissing: () => !isOnPath('Xvfb'),
  packages: ['xvfb', 'xauth'],
}

/** Runs `work` with the environment of a screen that nobody sees, which ends with the work. */
export async function withVirtualDisplay<Result>(
  work: (env: Record<string, string>) => Promise<Result>,
  size = '1366x768x24',
): Promise<Result> {
  if (process.platform !== 'linux') return work({})
  await ensureSystemPackages([virtualDisplay])
  const { number, stop } = await startXvfb(size)
  try {
    // Without these, GTK would prefer a Wayland session that the person may be working in.
    return await work({ DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' })
  } finally {
    stop()
  }
}

/** Xvfb itself picks a free number and tells it on file descriptor 3, so that runs never collide. */
function startXvfb(size: string): Promise<{ number: string; stop: () => void }> {
  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const stop = () => {
    process.off('exit', stop)
    xvfb.kill()
  }
  process.once('exit', stop)
  const told = xvfb.stdio[3] as Readable
  return new Promise((resolve, reject) => {
    told.setEncoding('utf8').once('data', (text: string) => {
      resolve({ number: text.trim(), stop })
    })
    xvfb.once('exit', (code) => {
      reject(new PlainError(`Xvfb ended with code ${code} before it gave a display.`))
    })
  })
}

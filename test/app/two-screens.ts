import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A real X server with one screen on, and a second beside it that can be plugged in and pulled out. */
export interface TwoScreens {
  /** The environment in which an app finds it. */
  env: Record<string, string>
  plugIn(mode?: '1280x800' | '1024x768'): void
  pullOut(): void
  stop(): void
}

const config = `
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0 - 1000.0
  VertRefresh 5.0 - 200.0
  ModeLine "1366x768" 85.25 1366 1436 1579 1792 768 771 774 798
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1366x768"
    Virtual 3840 1080
  EndSubSection
EndSection
`

/** Starts it with the desk's screen, 1366 × 768, alone. */
export async function startTwoScreens(): Promise<TwoScreens> {
  const folder = mkdtempSync(join(tmpdir(), 'front-desk-screens-'))
  const file = join(folder, 'dummy.conf')
  writeFileSync(file, config)
  const options = ['-displayfd', '3', '-config', file, '-logfile', join(folder, 'log')]
  const server = spawn('Xorg', [...options, '-noreset', '-nolisten', 'tcp', '-novtswitch'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = await Promise.race([
    once((server.stdio[3] as Readable).setEncoding('utf8'), 'data'),
    once(server, 'exit').then(([code]) => Promise.reject(new Error(`Xorg ended with ${code}`))),
  ])
  const env = { DISPLAY: `:${String(number).trim()}` }
  const xrandr = (...args: string[]) =>
    execFileSync('xrandr', args, { env: { ...process.env, ...env }, stdio: 'pipe' }).toString()
  xrandr('--output', 'DUMMY0', '--mode', '1366x768', '--primary')
  const plugIn: TwoScreens['plugIn'] = (mode = '1280x800') => {
    xrandr('--output', 'DUMMY1', '--mode', mode, '--right-of', 'DUMMY0')
  }
  const pullOut = () => void xrandr('--output', 'DUMMY1', '--off')
  for (const mode of ['1280x800', '1024x768']) xrandr('--addmode', 'DUMMY1', mode)
  // The driver's second output is seen by nobody until it was on once and the server was asked about it.
  plugIn()
  xrandr('--query')
  pullOut()
  return {
    env,
    plugIn,
    pullOut,
    stop: () => {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real desktop keyring of its own, unlocked, as a person who is signed in has it. */
export interface SessionKeyring {
  /** The environment in which an app finds it. */
  env: Record<string, string>
  stop(): void
}

/** Starts a message bus and GNOME Keyring on it, with an empty keyring in a folder of its own. */
export async function startSessionKeyring(): Promise<SessionKeyring> {
  const home = mkdtempSync(join(tmpdir(), 'front-desk-keyring-'))
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [address] = await once(bus.stdout.setEncoding('utf8'), 'data')
  const env = {
    DBUS_SESSION_BUS_ADDRESS: String(address).trim(),
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: home,
  }
  await unlock(env)
  return {
    env,
    // The keyring goes with the bus that it is on, a moment later.
    stop: () => {
      bus.kill()
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** The daemon goes into the background once its keyring is open. */
async function unlock(env: Record<string, string>): Promise<void> {
  const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keyring.stdin.end('a password for this test\n')
  await once(keyring, 'exit')
}

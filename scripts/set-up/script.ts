import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

export const projectRoot = dirname(dirname(import.meta.dirname))

/** A path inside this checkout. */
export function inProject(...parts: string[]): string {
  return join(projectRoot, ...parts)
}

/** Where what is costly to make is kept between checkouts: the user's cache folder. */
export function inCache(...parts: string[]): string {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(base, 'front-desk', ...parts)
}

export const isRoot = process.getuid?.() === 0

const heartbeatMs = 10_000

/** Progress goes to stderr: the stdout of `electron-path` holds the path and nothing else. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

export function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
}

/** Runs a piece of work that takes a while: says so, shows that it is alive, and says how long it took. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now()
  say(`▸ ${title}`)
  const heartbeat = setInterval(() => say(`  … ${secondsSince(startedAt)}`), heartbeatMs)
  try {
    const result = await work()
    say(`✓ ${title} (${secondsSince(startedAt)})`)
    return result
  } finally {
    clearInterval(heartbeat)
  }
}

/** A failure whose message is written for the person at the terminal; no stack is shown. */
export class PlainError extends Error {}

/** The frame of every script: the exit code is what `work` returns, a failure becomes one sentence. */
export async function runScript(work: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    say(`✗ ${error instanceof PlainError ? error.message : describe(error)}`)
    process.exitCode = 1
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

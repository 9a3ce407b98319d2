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

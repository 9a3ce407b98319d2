import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Monitor, parseEdid } from './edid.ts'

/** Where Linux tells what is plugged in. Other systems have no such folder. */
export const drmFolder = '/sys/class/drm'

/**
 * The monitors that are connected now, by what they say of themselves: none where the system does not tell.
 * A few small files of the kernel's memory, read in well under a millisecond each.
 */
export function readDrmMonitors(folder: string): Monitor[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((connector) => join(folder, connector, 'edid'))
    .filter((file) => existsSync(file))
    .flatMap((file) => parseEdid(readFileSync(file)) ?? [])
}

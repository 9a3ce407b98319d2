import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Monitor, parseEdid } from './edid.ts'

/** Where Linux tells what is plugged in. Other systems have no such folder. */
export const drmFolder = '/sys/class/drm'

/** A laptop's own panel is on a connector of one of these kinds: `card0-eDP-1`. */
const builtIn = /-(eDP|LVDS|DSI)-/u

export interface ConnectedMonitor extends Monitor {
  isBuiltIn: boolean
}

/**
 * The monitors that are connected now, by what they say of themselves: none where the system does not tell.
 * A few small files of the kernel's memory, read in well under a millisecond each.
 */
export function readDrmMonitors(folder: string): ConnectedMonitor[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((connector) => {
    const file = join(folder, connector, 'edid')
    const monitor = existsSync(file) ? parseEdid(readFileSync(file)) : undefined
    return monitor ? [{ ...monitor, isBuiltIn: builtIn.test(connector) }] : []
  })
}

import { readFileSync, writeFileSync } from 'node:fs'
import { errorName, type Log } from '../logging/log.ts'

/** How large the desk is shown, from one start to the next: the pages' own session keeps nothing. */
export function keptZoom(file: string, log: Log) {
  return {
    /** 1 where none was kept. */
    read: (): number => {
      try {
        const factor = Number(readFileSync(file, 'utf8'))
        return factor >= 0.5 && factor <= 3 ? factor : 1
      } catch {
        // Nobody has changed it yet.
        return 1
      }
    },
    keep: (factor: number): void => {
      try {
        writeFileSync(file, String(factor), { mode: 0o600 })
      } catch (error) {
        log('zoom-not-kept', { error: errorName(error) })
      }
    },
  }
}

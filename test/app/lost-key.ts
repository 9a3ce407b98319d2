import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a recreated keyring or a restored profile does: the wrapped key opens nothing any more. */
export function loseTheKey(dataFolder: string): void {
  const path = join(dataFolder, 'history', 'history.key')
  const file = JSON.parse(readFileSync(path, 'utf8'))
  file.wraps.account = Buffer.alloc(32, 7).toString('base64')
  writeFileSync(path, JSON.stringify(file))
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a recreated keyring or a restored profile does: neither the wrapped key nor its copy opens anything any more. */
export function loseTheKey(dataFolder: string): void {
  for (const name of [join('history', 'history.key'), 'history-key.copy']) {
    const path = join(dataFolder, name)
    const file = JSON.parse(readFileSync(path, 'utf8'))
    file.wraps.account = Buffer.alloc(32, 7).toString('base64')
    writeFileSync(path, JSON.stringify(file))
  }
}

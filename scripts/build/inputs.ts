import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot } from '../set-up/project.ts'

/** A hash over the contents of files and folders: the same inputs need no second build. */
export function hashOf(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) if (existsSync(path)) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash: Hash, path: string): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name))
    return
  }
  const content = readFileSync(path)
  hash.update(`${relative(projectRoot, path)}\n${content.length}\n`).update(content)
}

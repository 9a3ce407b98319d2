import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../../scripts/set-up/script.ts'

interface Size {
  what: string
  bytes: number
  goal: number
  /** What it may be until the goal is reached: a part that is read too early is noticed. */
  most: number
}

/** What is read before the form can be used, of the built app, and how much it may be. */
export function sizesBeforeForm(): Size[] {
  const page = readFileSync(inProject('out', 'renderer', 'desk.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/gu)].map((found) =>
    inProject('out', 'renderer', found[1] ?? ''),
  )
  const bytesOf = (ending: string) => sumOf(files.filter((file) => file.endsWith(ending)))
  return [
    { what: 'main', bytes: sumOf(mainFiles()), goal: 300_000, most: 400_000 },
    { what: 'the desk’s JavaScript', bytes: bytesOf('.js'), goal: 350_000, most: 400_000 },
    { what: 'the desk’s style sheets', bytes: bytesOf('.css'), goal: 40_000, most: 40_000 },
  ]
}

const sumOf = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + statSync(file).size, 0)

/** Both halves of the start, and what they require at once. */
function mainFiles(): string[] {
  const folder = inProject('out', 'main')
  const found = ['index.cjs', 'front-desk.cjs', 'log-file.cjs']
  for (const name of found) {
    const code = readFileSync(join(folder, name), 'utf8')
    // What is required inside a function is a part that comes later.
    for (const [, required = ''] of code.matchAll(
      /(?<!=>[\w.$(]*)require\([`"']\.\/([\w.-]+\.cjs)[`"']\)/gu,
    )) {
      if (!found.includes(required)) found.push(required)
    }
  }
  return found.map((name) => join(folder, name))
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { main } from '../../scripts/build/vite-configs.ts'
import { devServerTraces } from '../builders/dev-server-traces.ts'

const folder = mkdtempSync(join(tmpdir(), 'front-desk-builds-'))

async function builtMain(name: string, devServer: string | false): Promise<string> {
  await build(main({ folder: join(folder, name), devServer }))
  const built = join(folder, name, 'main')
  const files = readdirSync(built).filter((file) => file.endsWith('.cjs'))
  return files.map((file) => readFileSync(join(built, file), 'utf8')).join('\n')
}

let development: string
let release: string

beforeAll(async () => {
  development = await builtMain('development', 'http://127.0.0.1:5173')
  release = await builtMain('release', false)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(devServerTraces)('main holds %s in development alone', (mark) => {
  expect(development).toContain(mark)
  expect(release).not.toContain(mark)
})

it('main holds the address of the development server in development alone', () => {
  expect(development).toContain('http://127.0.0.1:5173')
  expect(release).not.toContain('127.0.0.1:5173')
})

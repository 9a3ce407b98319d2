import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { expect } from 'playwright/test'
import { packagedArchive, packagedExecutable } from '../../scripts/build/package.ts'
import { isRoot } from '../../scripts/set-up/script.ts'
import { test } from '../app/own-display.ts'
import { devServerTraces } from '../builders/dev-server-traces.ts'
import { inviteFromOutside } from './from-outside.ts'

test('the packaged app starts into practice mode and makes an invite', async ({ display }) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'front-desk-package-'))
  const args = [
    `--user-data-dir=${dataFolder}`,
    '--remote-debugging-port=0',
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
  const env = { ...process.env, ...display, FRONT_DESK_ENVIRONMENT: 'practice' }
  const app = spawn(packagedExecutable(), args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    await (await inviteFromOutside(app)).close()
  } finally {
    app.kill()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
})

test('the package refuses to run as Node and to be debugged', async ({ display }) => {
  const env = { ...process.env, ...display, ELECTRON_RUN_AS_NODE: '1' }
  const dataFolder = mkdtempSync(join(tmpdir(), 'front-desk-package-'))
  const args = ['-e', 'console.log("ran as node")', '--inspect=0', `--user-data-dir=${dataFolder}`]
  const app = spawn(packagedExecutable(), [...args, ...(isRoot ? ['--no-sandbox'] : [])], { env })
  let heard = ''
  for (const stream of [app.stdout, app.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      heard += text
    })
  }
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const isRunning = app.exitCode === null
  app.kill()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  expect(isRunning).toBe(true)
  expect(heard).not.toContain('ran as node')
  expect(heard).not.toContain('Debugger listening')
})

test('the package holds no development server and no page that asks for one', () => {
  const archive = packagedArchive()
  const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  expect(files).toContain('/out/main/index.cjs')
  expect(files.filter((file) => file.startsWith('/out/dev'))).toStrictEqual([])
  const code = files.filter((file) => /^\/out\/.*\.(?:cjs|js|html)$/u.test(file))
  for (const file of code) {
    const text = extractFile(archive, file.slice(1)).toString('utf8')
    for (const mark of [...devServerTraces, '/@vite/client', '$RefreshReg$']) {
      expect(text.includes(mark), `${mark} in ${file}`).toBe(false)
    }
  }
})

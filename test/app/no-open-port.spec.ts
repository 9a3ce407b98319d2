import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { whichElectron } from '../../scripts/set-up/which-electron.ts'
import { practice, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

const production = { ENVIRONMENT: 'production', API_URL: undefined, LINK_HOSTS: undefined }

for (const [name, environment] of [
  ['practice', practice],
  ['production', production],
  ['a custom environment', {}],
] as const) {
  test(`in ${name} no process of the app listens on a TCP port`, async ({ launch, dataFolder }) => {
    // biome-ignore lint/suspicious/noSkippedTests: elsewhere no file says who listens; the report says so.
    test.skip(process.platform !== 'linux', 'Read from /proc.')
    const frontDesk = await launch({ environment })
    if (environment !== production) {
      await frontDesk.desk.type('listening@example.com')
      await frontDesk.desk.press('Enter')
      await expect(frontDesk.customer.code).toBeVisible()
    }
    // That the two of the test's own tools are found shows that one of the app's would be.
    expect(listeningPorts(frontDesk.app.process().pid)).toEqual(
      await portsOfPlaywright(frontDesk, dataFolder),
    )
  })
}

test('where nothing may listen the app starts, and practice makes an invite', async ({
  launch,
  dataFolder,
}) => {
  const executable = await electronThatMayNotListen(dataFolder)
  const frontDesk = await launch({ environment: practice, executable })
  expect(await whatListeningEndsWith(frontDesk)).toBe('EACCES')
  await frontDesk.desk.type('refused@example.com')
  await frontDesk.desk.press('Enter')
  await expect(frontDesk.customer.code).toBeVisible()
  await expect(frontDesk.desk.queue).toContainText('Not opened')
})

test('where nothing may listen a real invite is not sent, and the desk says so', async ({
  launch,
  dataFolder,
  verifime,
}) => {
  const { desk } = await launch({ executable: await electronThatMayNotListen(dataFolder) })
  await desk.type('refused@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('Nothing was sent')
  expect(verifime.requests).toEqual([])
})

/**
 * Whatever the app's own code would listen on is refused from its first line on, as on a machine that is
 * locked down. Playwright's two ports are opened beneath that: without them no test could look.
 */
async function electronThatMayNotListen(folder: string): Promise<string> {
  // biome-ignore lint/suspicious/noSkippedTests: Playwright clears NODE_OPTIONS, and Windows has no such script.
  test.skip(process.platform === 'win32', 'Started by a shell script.')
  const { executable } = await whichElectron()
  const refusal = join(folder, 'refusal.cjs')
  const starter = join(folder, 'electron.sh')
  writeFileSync(
    refusal,
    `require('node:net').Server.prototype.listen = function () {
      const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES' })
      process.nextTick(() => this.emit('error', error))
      return this
    }`,
  )
  const script = `#!/bin/sh\nNODE_OPTIONS='--require ${refusal}' exec '${executable}' "$@"\n`
  writeFileSync(starter, script, { mode: 0o755 })
  return starter
}

function whatListeningEndsWith({ app }: FrontDesk): Promise<string> {
  return app.evaluate(async () => {
    const server = process.getBuiltinModule('node:net').createServer()
    return await new Promise<string>((resolve) => {
      server.once('listening', () => resolve('listening'))
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      server.listen(0, '127.0.0.1')
    })
  })
}

/** Of a process and all below it, in rising order. */
function listeningPorts(root: number | undefined): number[] {
  const inodes = new Set(processesBelow(root).flatMap(socketInodes))
  const lines = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'latin1').split('\n').slice(1),
  )
  const ports = lines.flatMap((line) => {
    // sl, local address, remote address, state, queues, timer, retransmits, user, timeout, inode
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/u)
    const isListening = state === '0A' && inodes.has(inode)
    return isListening ? [Number.parseInt(local.split(':')[1] ?? '', 16)] : []
  })
  return ports.sort((one, other) => one - other)
}

function processesBelow(root: number | undefined): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/u.test(name))
  const parents = new Map(all.map((id) => [Number(id), parentOf(id)]))
  const found = root === undefined ? [] : [root]
  // What is found is searched in its turn.
  for (const parent of found) {
    for (const [id, itsParent] of parents) if (itsParent === parent) found.push(id)
  }
  return found
}

function parentOf(id: string): number {
  // The name stands in brackets and may hold anything; then come the state and the parent.
  const stat = orNothing(() => readFileSync(`/proc/${id}/stat`, 'latin1')) ?? ''
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

function socketInodes(id: number): string[] {
  const folder = `/proc/${id}/fd`
  return (orNothing(() => readdirSync(folder)) ?? []).flatMap((name) => {
    const target = orNothing(() => readlinkSync(join(folder, name))) ?? ''
    return /^socket:\[(\d+)\]$/u.exec(target)?.[1] ?? []
  })
}

/** Processes and their open files may go while they are read. */
function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Node's inspector and Chromium's: Playwright starts the app with both. */
async function portsOfPlaywright({ app }: FrontDesk, dataFolder: string): Promise<number[]> {
  const inspector = await app.evaluate(() => process.getBuiltinModule('node:inspector').url())
  const [chromium] = readFileSync(join(dataFolder, 'DevToolsActivePort'), 'latin1').split('\n')
  return [Number(new URL(inspector ?? '').port), Number(chromium)].sort((one, other) => one - other)
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../builders/seeded-random.ts'
import { memoryFolder } from '../builders/temp-folder.ts'
import { startFaultyPractice } from '../fakes/faulty-practice.ts'
import { buildDeskAtWork } from './built-desk.ts'
import { caseCount, seed, withSeed } from './fault-cases.ts'
import { findThings } from './found.ts'
import { createDisk, losses, writeState } from './power-cut.ts'
import { brokenPromises } from './promises.ts'
import { type Operation, record } from './recording.ts'
import { canTrace } from './strace.ts'
import { placesIn } from './work-places.ts'

/** Everything is done several times in one recording; the next has another order. */
const statesOfRecording = 5_000
const controlStates = 300
const mostControlStates = 6_000

describe.skipIf(!canTrace)('when the power is cut at any moment', () => {
  const folder = mkdtempSync(join(memoryFolder, 'front-desk-power-'))
  const root = join(folder, 'machine')
  let program: string
  let operations: Operation[]

  async function recorded(start: number): Promise<Operation[]> {
    const server = await startFaultyPractice()
    rmSync(root, { recursive: true, force: true })
    mkdirSync(root)
    try {
      return await record(root, { program, serverUrl: server.url, seed: start })
    } finally {
      await server.close()
    }
  }

  /** Cuts the power `count` times and opens what is left. Answers each promise that is broken. */
  async function cutOften(recording: readonly Operation[], count: number, start: number) {
    const random = seededRandom(start)
    const moments = Array.from({ length: count }, () => Math.floor(random() * recording.length))
    moments.sort((one, other) => one - other)
    const disk = createDisk(root)
    const broken: string[] = []
    let cuts = 0
    for (const [index, operation] of recording.entries()) {
      disk.take(operation, index)
      for (; moments[cuts] === index; cuts += 1) {
        const loss = losses[cuts % losses.length] ?? 'none'
        writeState(disk.cut(loss, random), root)
        const found = await findThings(placesIn(root), disk.promises().steps)
        const about = `after operation ${index} of ${recording.length}, ${loss} of the unsynced left`
        broken.push(...brokenPromises(disk.promises(), found).map((words) => `${words} (${about})`))
      }
    }
    expect(cuts).toBe(count)
    return broken
  }

  beforeAll(async () => {
    program = await buildDeskAtWork()
    operations = await recorded(seed)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('what strace recorded is what was done: without a loss the very same files are there', () => {
    const disk = createDisk(root)
    for (const [index, operation] of operations.entries()) disk.take(operation, index)
    const { files } = disk.cut('all', Math.random)
    expect(files.size).toBeGreaterThan(8)
    for (const [path, content] of files) {
      expect(readFileSync(path).equals(content), path).toBe(true)
    }
  })

  it('everything that writes is in the record', () => {
    const words = JSON.stringify(operations.filter(({ kind }) => kind === 'mark'))
    const things = [
      'invite',
      'language',
      'name',
      'draft',
      'recovery code',
      'export',
      'held',
      'note',
    ]
    const more = [
      'seen',
      'due',
      'off queue',
      'staff',
      'at desk',
      'PIN',
      'entry issued',
      'entry seen',
    ]
    for (const thing of [...things, ...more]) expect(words).toContain(`["${thing}`)
    const work = ['"done":"retention"', '"done":"vacuum"']
    for (const what of [...work, '"hidden"', '"missing"', '"steps":2', '["backup', '["copy']) {
      expect(words).toContain(what)
    }
    const bytes = operations.flatMap((each) => (each.kind === 'write' ? [each.bytes.length] : []))
    expect(bytes.length).toBeGreaterThan(1_000)
  })

  const count = caseCount({ short: 5_000, full: 100_000 })
  it(withSeed(`every promise is kept, in ${count} states of the disk`), async () => {
    for (let done = 0; done < count; done += statesOfRecording) {
      if (done > 0) operations = await recorded(seed + done)
      expect(await cutOften(operations, statesOfRecording, seed + done)).toEqual([])
    }
  })

  /** What breaks without these syncs: states are tried until each of the signs was seen, as a few may miss one. */
  async function expectSeen(kind: 'sync' | 'sync-folder', signs: readonly RegExp[]) {
    const unsynced = operations.filter((operation) => operation.kind !== kind)
    let broken = ''
    for (let done = 0; done < mostControlStates; done += controlStates) {
      broken += (await cutOften(unsynced, controlStates, seed + done)).join('\n')
      if (signs.every((sign) => sign.test(broken))) return
    }
    for (const sign of signs) expect(broken).toMatch(sign)
  }

  it('is seen to fail where the files are not synced, as with synchronous = OFF', () =>
    expectSeen('sync', [
      /invite .*"gone" instead of "issued/u,
      // A request that left before its row was there.
      /invite .*"gone" instead of "there" or "issued"/u,
      /backup .*"damaged" instead of "whole"/u,
    ]))

  it('is seen to fail where the folders are not synced', () =>
    expectSeen('sync-folder', [
      /invite .*"gone" instead of "issued/u,
      /backup .*"gone" instead of "whole"/u,
    ]))
})

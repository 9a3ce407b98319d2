import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { practiceLinkHost } from '../../main/settings/connection.ts'
import { seededRandom } from '../builders/seeded-random.ts'
import { memoryFolder } from '../builders/temp-folder.ts'
import { type PracticeServer, startPracticeServer } from '../fakes/practice-server.ts'
import { buildDeskAtWork } from './built-desk.ts'
import { caseCount, seed, withSeed } from './fault-cases.ts'
import { findThings } from './found.ts'
import { add, brokenPromises, firstPromises, readMarks } from './promises.ts'
import { canTrace } from './strace.ts'
import { placesIn } from './work-places.ts'

/** What SQLite and our own files ask of the disk. Plain `write` is also what pipes and sockets use. */
const calls = ['pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'unlink'] as const
/** ESTALE is a network drive’s whose server has gone. */
const errors = ['EIO', 'ENOSPC', 'EROFS', 'EDQUOT', 'ESTALE'] as const

interface Point {
  call: string
  error: string
  /** Which of these calls fails first. */
  first: number
  isForGood: boolean
}

const atOnce = 2
const longestRunS = 25

describe.skipIf(!canTrace)('when the disk fails', () => {
  const folder = mkdtempSync(join(memoryFolder, 'front-desk-failing-disk-'))
  let program: string
  let server: PracticeServer
  const posts: string[] = []
  beforeAll(async () => {
    program = await buildDeskAtWork()
    server = await startPracticeServer({
      linkHost: practiceLinkHost,
      now: () => new Date(),
      intercept: ({ method }, body) => {
        if (method === 'POST') posts.push(JSON.parse(body).email)
        return false
      },
    })
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The desk at work with these options of strace. Answers how it ended, and what it wrote about that. */
  async function work(root: string, run: number, options: readonly string[]) {
    mkdirSync(root, { recursive: true })
    const desk = [process.execPath, program, root, server.url, `${seed}`, 'failing', `${run}`]
    // What never ends is ended, with code 124.
    const limits = ['-k', '1', `${longestRunS}`, 'strace', '-f', '-qq', '--seccomp-bpf']
    const child = spawn('timeout', [...limits, ...options, ...desk], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let words = ''
    child.stderr.on('data', (chunk: Buffer) => {
      words += chunk.toString()
    })
    const [code] = await once(child, 'close')
    return { code, words }
  }

  /** How often each call is made by the thread that works for the app, where nothing fails. */
  async function countCalls(): Promise<Map<string, number>> {
    const trace = join(folder, 'trace')
    const { code, words } = await work(join(folder, 'whole'), 1, [
      '-o',
      trace,
      '-e',
      `trace=${calls}`,
    ])
    expect(code, words).toBe(0)
    const lines = readFileSync(trace, 'utf8').split('\n')
    const main = lines[0]?.split(' ')[0] ?? ''
    return new Map(
      calls.map((call) => {
        const made = lines.filter(
          (line) => line.startsWith(`${main} `) && line.includes(` ${call}(`),
        )
        return [call, made.length]
      }),
    )
  }

  async function brokenBy(point: Point, run: number): Promise<string[]> {
    const { call, error, first, isForGood } = point
    const root = join(folder, `${run}`)
    const places = placesIn(root)
    const when = `${first}${isForGood ? '+' : ''}`
    const rule = `inject=${call}:error=${error}:when=${when}`
    const { code, words } = await work(root, run, [
      '-o',
      '/dev/null',
      '-e',
      `trace=${call}`,
      '-e',
      rule,
    ])
    const promises = firstPromises()
    for (const mark of readMarks(places.marks)) add(mark, promises)
    const sent = posts.filter((email) => email.endsWith(`-${run}-${seed}@example.com`))
    const twice = sent.filter((email, at) => sent.indexOf(email) !== at)
    const found = await findThings(places, promises.steps)
    const broken = [
      ...brokenPromises(promises, found),
      ...twice.map((email) => `${email} was sent twice`),
      ...(code === 0 ? [] : [`it ended with ${code}: ${words.slice(-800)}`]),
    ]
    rmSync(root, { recursive: true, force: true })
    return broken.map((each) => `${each} (${rule})`)
  }

  it(withSeed('nothing that was answered is lost, and each failure is said'), async () => {
    const counts = await countCalls()
    const random = seededRandom(seed)
    const points = [...counts].flatMap(([call, count]) =>
      Array.from({ length: count }, (_, index) => index + 1).flatMap((first) =>
        errors.flatMap((error) =>
          [false, true].map((isForGood): Point => ({ call, error, first, isForGood })),
        ),
      ),
    )
    expect(points.length).toBeGreaterThan(1_000)
    const chosen = points
      .map((point) => ({ point, at: random() }))
      .sort((one, other) => one.at - other.at)
      .slice(0, caseCount({ short: 24, full: points.length }))
      .map(({ point }) => point)
    const broken: string[] = []
    const workOff = async () => {
      for (let next = chosen.pop(); next !== undefined; next = chosen.pop()) {
        const found = await brokenBy(next, chosen.length + 2)
        broken.push(...found)
        // All of them take hours: what breaks is said at once, and how far it is.
        for (const each of found) process.stderr.write(`${each}\n`)
        if (chosen.length > 0 && chosen.length % 500 === 0)
          process.stderr.write(`${chosen.length} to go\n`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, workOff))
    expect(broken).toEqual([])
  })
})

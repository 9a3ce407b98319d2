import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { practiceLinkHost } from '../../main/settings/connection.ts'
import { seededRandom } from '../builders/seeded-random.ts'
import { memoryFolder } from '../builders/temp-folder.ts'
import { startPracticeServer } from '../fakes/practice-server.ts'
import { buildDeskAtWork } from './built-desk.ts'
import { caseCount, seed, withSeed } from './fault-cases.ts'
import { findThings } from './found.ts'
import { add, brokenPromises, firstPromises, type Mark, readMarks } from './promises.ts'
import { placesIn } from './work-places.ts'

/** Kills of one computer, one after the other; the last of them while a later version of the app is at work. */
const killsOfMachine = 25
const killsOfLater = 3
const machinesAtOnce = 3

describe.skipIf(process.platform === 'win32')('when the app is killed at any moment', () => {
  const folder = mkdtempSync(join(memoryFolder, 'front-desk-kills-'))
  let program: string
  /** What was answered in all runs. */
  let settled = 0
  beforeAll(async () => {
    program = await buildDeskAtWork()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function startDesk(root: string, [url, start, mode, run]: [string, number, string, number]) {
    const child = spawn(process.execPath, [program, root, url, `${start}`, mode, `${run}`], {
      // A process group of its own, which is killed as a whole.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const errors: string[] = []
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
    const ended = once(child, 'close')
    return { child, errors, ended, isStarted: once(child.stdout, 'data') }
  }

  /** One computer: works, is killed, and is looked at, again and again. Answers the broken promises. */
  async function killOften(name: string, start: number): Promise<string[]> {
    const root = join(folder, name)
    mkdirSync(root)
    const places = placesIn(root)
    const random = seededRandom(start)
    const posts: string[] = []
    const server = await startPracticeServer({
      linkHost: practiceLinkHost,
      now: () => new Date(),
      intercept: ({ method }, body) => {
        if (method !== 'POST') return false
        const { email } = JSON.parse(body)
        posts.push(email)
        // The server is the oracle: what has reached it has its row.
        const there: Mark = { settled: [[`invite ${email}`, 'there', 'issued']] }
        appendFileSync(places.marks, `${JSON.stringify(there)}\n`)
        return false
      },
    })
    const broken: string[] = []
    try {
      for (let run = 1; run <= killsOfMachine; run += 1) {
        const mode = run > killsOfMachine - killsOfLater ? 'later' : 'endless'
        await workAndBeKilled(root, [server.url, start + run, mode, run], random)
        const promises = firstPromises()
        const marks = readMarks(places.marks)
        for (const mark of marks) add(mark, promises)
        settled += run === killsOfMachine ? marks.filter((mark) => mark.settled).length : 0
        const found = await findThings(places, promises.steps)
        const words = brokenPromises(promises, found)
        broken.push(...words.map((each) => `${each} (${name}, kill ${run})`))
      }
    } finally {
      await server.close()
    }
    const twice = posts.filter((email, at) => posts.indexOf(email) !== at)
    broken.push(...twice.map((email) => `${email} was sent twice (${name})`))
    rmSync(root, { recursive: true, force: true })
    return broken
  }

  async function workAndBeKilled(
    root: string,
    run: [string, number, string, number],
    random: () => number,
  ): Promise<void> {
    const { child, errors, ended, isStarted } = startDesk(root, run)
    // Some in the middle of the start, the others at work.
    const isEarly = random() < 0.2
    if (!isEarly) await Promise.race([isStarted, ended])
    await Promise.race([pause(random() * (isEarly ? 300 : 500)), ended])
    if (child.exitCode !== null) throw new Error(`it ended by itself\n${errors.join('')}`)
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
  }

  const count = caseCount({ short: 100, full: 10_000 })
  it(withSeed(`every promise is kept, after ${count} kills`), async () => {
    const machines = Array.from({ length: count / killsOfMachine }, (_, index) => index)
    const broken: string[] = []
    const workOff = async () => {
      for (let next = machines.shift(); next !== undefined; next = machines.shift()) {
        broken.push(...(await killOften(`machine-${next}`, seed + next * 1_000)))
      }
    }
    await Promise.all(Array.from({ length: machinesAtOnce }, workOff))
    expect(broken).toEqual([])
    expect(settled, 'it was at work').toBeGreaterThan(count)
  })
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession } from 'playwright'
import { expect } from 'playwright/test'
import { emptyDraft } from '#contract'
import { type FaultyPractice, referenceAskedBy } from '../fakes/faulty-practice.ts'
import { caseCount } from '../faults/fault-cases.ts'
import type { FrontDesk } from './launched-desk.ts'
import { test } from './second-screen.ts'

/** As many as a very busy counter has in eight hours, each shown to its customer. */
const invites = caseCount({ short: 120, full: 10_000 })
const checksPerInvite = 5
/** People who are at it on their phones at the same time. */
const atTheSameTime = 20
const samples = 40
const longestWalBytes = 4 * 2 ** 20
/** What a quarter of the run may hold more than an earlier one, where nothing grows. */
const steadyMemory = 1.05

/** What should not grow, by its name. Bytes for memory, else a number. */
type Sample = ReadonlyMap<string, number>

/** How many times as fast the app's clocks run: hours are minutes. */
const speed = 100

/** What makes a program's own clock as fast: as text, for main and for a page. */
const fastDate = `{
  const RealDate = Date
  const start = RealDate.now()
  const now = () => start + (RealDate.now() - start) * ${speed}
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now()]))
    }
    static now = now
  }
}`

/** Before the first invite: the checks' timer is armed by the first that is open. */
async function speedUpClocks({ app, desk }: FrontDesk): Promise<void> {
  // The timer of the start is at rest after its first turn.
  await pause(2_000)
  await app.evaluate((_electron, times) => {
    const setRealInterval = globalThis.setInterval
    const steadyMs = performance.now.bind(performance)
    Object.assign(globalThis, {
      setInterval: (work: () => void, ms: number) => setRealInterval(work, ms / times),
    })
    performance.now = () => steadyMs() * times
  }, speed)
  await app.evaluate((_electron, code) => {
    process.getBuiltinModule('node:vm').runInThisContext(code)
  }, fastDate)
  // The watch for pages that hang would take a fifth of a second for twenty: it is told that all of them answer.
  await app.evaluate(({ webContents }) => {
    const [page] = webContents.getAllWebContents()
    if (page) {
      Object.getPrototypeOf(page.mainFrame).executeJavaScript = () => Promise.resolve()
    }
  })
  await desk.page.evaluate(fastDate)
}

/** Makes one invite as the desk does, shows its code, and takes it away. */
async function serveCustomer({ desk }: FrontDesk, number: number): Promise<void> {
  const draft = { ...emptyDraft, email: `customer${number}@example.com`, firstName: 'Mary' }
  const made = await desk.page.evaluate(async (input) => {
    const answer = await window.desk.call('invites.create', input)
    const closed = await window.desk.call('display.close', undefined)
    return answer.ok && closed.ok
  }, draft)
  expect(made, `invite ${number}`).toBe(true)
}

/** The people who are asked about, in the order in which they came. All but the newest finish on their phones. */
function watchCustomers(verifime: FaultyPractice) {
  const known = new Set<string>()
  const atIt: string[] = []
  let read = 0
  let checks = 0
  return {
    checks: (): number => {
      for (const { method, path } of verifime.requests.slice(read)) {
        if (method !== 'GET') continue
        checks += 1
        const reference = referenceAskedBy(path)
        if (!known.has(reference)) atIt.push(reference)
        known.add(reference)
      }
      read = verifime.requests.length
      return checks
    },
    finishOldest: (): void => {
      for (const reference of atIt.splice(0, atIt.length - atTheSameTime)) {
        for (const _step of ['Active', 'Completed']) verifime.advance(reference)
      }
    },
  }
}

/** What of main could grow without end: listeners, timers and whatever else holds its event loop. */
function readMain({ app }: FrontDesk): Promise<Record<string, number>> {
  return app.evaluate(({ app: electron, ipcMain, powerMonitor, screen, webContents, session }) => {
    const { setFlagsFromString } = process.getBuiltinModule('node:v8')
    const { runInNewContext } = process.getBuiltinModule('node:vm')
    setFlagsFromString('--expose-gc')
    runInNewContext('gc')()
    const emitters: NodeJS.EventEmitter[] = [electron, ipcMain, powerMonitor, screen, process]
    emitters.push(session.defaultSession, ...webContents.getAllWebContents())
    const listeners = emitters.flatMap((emitter) =>
      emitter.eventNames().map((name) => emitter.listenerCount(name)),
    )
    const resources = process.getActiveResourcesInfo()
    return {
      'listeners in main': listeners.reduce((sum, count) => sum + count, 0),
      'timers in main': resources.filter((name) => name === 'Timeout').length,
      'handles in main': resources.filter((name) => !/Timeout|Immediate|ReqWrap/u.test(name))
        .length,
      'heap of main': process.memoryUsage().heapUsed,
    }
  })
}

/** Its private memory in bytes, and its open files. */
function readProcess(pid: number): { memory: number; files: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = Number(/^RssAnon:\s+(\d+) kB$/mu.exec(status)?.[1])
  return { memory: kilobytes * 1024, files: readdirSync(`/proc/${pid}/fd`).length }
}

async function readPage(
  cdp: CDPSession,
): Promise<{ heap: number; listeners: number; nodes: number }> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return {
    heap: metric('JSHeapUsedSize'),
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
  }
}

async function takeSample(
  frontDesk: FrontDesk,
  pages: ReadonlyMap<string, CDPSession>,
): Promise<Sample> {
  const sample = new Map<string, number>()
  for (const [name, cdp] of pages) {
    const { heap, listeners, nodes } = await readPage(cdp)
    sample.set(`heap of the ${name}`, heap)
    sample.set(`listeners in the ${name}`, listeners)
    sample.set(`nodes in the ${name}`, nodes)
  }
  for (const [name, value] of Object.entries(await readMain(frontDesk))) sample.set(name, value)
  const processes = await frontDesk.app.evaluate(({ app, webContents }) => {
    const pages = webContents.getAllWebContents()
    return app.getAppMetrics().map(({ pid, type, name }) => {
      const page = pages
        .find((one) => one.getOSProcessId() === pid)
        ?.getURL()
        .split('/')
        .at(-1)
      return { pid, title: page ?? name ?? type }
    })
  })
  for (const { pid, title } of processes) {
    const { memory, files } = readProcess(pid)
    sample.set(`memory of ${title}`, memory)
    sample.set(`files of ${title}`, files)
  }
  return sample
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The names of what holds more in the last quarter than in the second, with both medians. */
function whatGrew(taken: readonly Sample[]): string[] {
  const quarter = taken.length / 4
  const [second, last] = [taken.slice(quarter, 2 * quarter), taken.slice(-quarter)]
  const names = [...(taken.at(-1)?.keys() ?? [])]
  return names.flatMap((name) => {
    const [before, after] = [second, last].map((part) =>
      median(part.flatMap((sample) => sample.get(name) ?? [])),
    )
    const isMemory = /^(memory|heap)/u.test(name)
    // A short run is over before memory says anything, and before the queue has its length.
    if (invites < 1_000 && (isMemory || name === 'nodes in the desk')) return []
    const most = (before ?? 0) * (isMemory ? steadyMemory : 1.1) + 3
    return (after ?? 0) <= most ? [] : [`${name}: ${before} → ${after}`]
  })
}

test(`nothing grows in a day of ${invites} invites and ${invites * checksPerInvite} status checks`, async ({
  screens,
  launchOnOwnScreen,
  verifime,
  dataFolder,
}) => {
  test.setTimeout(120_000 + invites * 1_000)
  const frontDesk = await launchOnOwnScreen()
  const { app, desk, customer } = frontDesk
  const pages = new Map<string, CDPSession>()
  for (const [name, { page }] of Object.entries({ desk, 'customer page': customer })) {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    pages.set(name, cdp)
  }
  await speedUpClocks(frontDesk)
  const customers = watchCustomers(verifime)
  const taken: Sample[] = []
  let largestWal = 0
  for (let number = 1; number <= invites; number += 1) {
    await serveCustomer(frontDesk, number)
    await expect
      .poll(customers.checks, { intervals: [5] })
      .toBeGreaterThanOrEqual((number - 1) * checksPerInvite)
    customers.finishOldest()
    const wal = statSync(join(dataFolder, 'history', 'history.db-wal'), { throwIfNoEntry: false })
    largestWal = Math.max(largestWal, wal?.size ?? 0)
    if (number % Math.ceil(invites / 10) === 0) {
      await app.evaluate(({ powerMonitor }) => {
        powerMonitor.emit('suspend')
        powerMonitor.emit('resume')
      })
      screens.pullOut()
      screens.plugIn(number % 20 === 0 ? '1024x768' : '1280x800')
    }
    if (number % (invites / samples) === 0) taken.push(await takeSample(frontDesk, pages))
  }
  for (const name of taken.at(-1)?.keys() ?? []) {
    console.log(`${name}: ${taken.map((sample) => sample.get(name) ?? '-').join(' ')}`)
  }
  expect(taken).toHaveLength(samples)
  expect(whatGrew(taken)).toEqual([])
  expect(largestWal).toBeLessThan(longestWalBytes)
})

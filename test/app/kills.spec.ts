import { setTimeout as pause } from 'node:timers/promises'
import type { ElectronApplication } from 'playwright'
import { expect } from 'playwright/test'
import { emptyDraft } from '#contract'
import { seededRandom } from '../builders/seeded-random.ts'
import type { FaultyPractice } from '../fakes/faulty-practice.ts'
import { caseCount, seed, withSeed } from '../faults/fault-cases.ts'
import { findThings } from '../faults/found.ts'
import { placesIn } from '../faults/work-places.ts'
import { test } from './front-desk.ts'

/** The rest of a machine's kills are in test/faults/kills.test.ts, where a start takes a tenth of the time. */
const killsOfMachine = 6

/** Each request that the server saw has its row, once, and each invite that was answered is issued. */
async function expectPromisesKept(
  dataFolder: string,
  { verifime, answered }: { verifime: FaultyPractice; answered: readonly string[] },
): Promise<void> {
  const found = await findThings({ ...placesIn(dataFolder), userData: dataFolder }, 1)
  expect(found.get('history')).toBe('open')
  const posted = verifime.posts().map(({ body }) => (body as { email: string }).email)
  expect(posted.toSorted()).toEqual([...new Set(posted)].toSorted())
  for (const email of posted) {
    expect(found.get(`invite ${email}`), withSeed(email)).toMatch(/^(there|issued)/u)
  }
  for (const email of answered) {
    expect(found.get(`invite ${email}`), withSeed(email)).toMatch(/^issued/u)
  }
}

for (let machine = 1; machine <= caseCount({ short: 4, full: 100 }); machine += 1) {
  test(
    withSeed(
      `every promise is kept, and every start opens the file, after ${killsOfMachine} kills of the whole app: ${machine}`,
    ),
    async ({ launch, verifime, dataFolder }) => {
      test.slow()
      const random = seededRandom(seed + machine)
      const answered: string[] = []
      for (let kill = 1; kill <= killsOfMachine; kill += 1) {
        const { app, desk } = await launch()
        const child = app.process()
        const gone = new Promise((resolve) => child.once('exit', resolve))
        const email = `kill${kill}@example.com`
        await desk.email.fill(email)
        await desk.press('Enter')
        const confirmed = desk.confirmation.waitFor().then(
          () => void answered.push(email),
          () => undefined,
        )
        await Promise.race([pause(random() * 600), confirmed])
        // A few of the milliseconds after the answer: what is written then, in the moment of being written.
        await pause(random() * 60)
        // Playwright gives each app a process group of its own.
        process.kill(-(child.pid ?? 0), 'SIGKILL')
        await Promise.all([gone, confirmed])
        await expectPromisesKept(dataFolder, { verifime, answered })
      }
      await launch()
    },
  )
}

/** The operating system's number of one of the app's processes; nothing where there is no such process. */
function pidOf(app: ElectronApplication, what: string): Promise<number | undefined> {
  return app.evaluate(({ app: electron, webContents }, name) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().endsWith(name))
    if (page) return page.getOSProcessId()
    return electron
      .getAppMetrics()
      .find(({ type, name: service }) => type === name || service === name)?.pid
  }, what)
}

/** From the desk's page, whichever process it is in by now. Nothing when that dies meanwhile. */
function createFromPage(app: ElectronApplication, email: string): Promise<boolean> {
  return app.evaluate(
    async ({ webContents }, draft) => {
      const desk = webContents.getAllWebContents().find((one) => one.getURL().endsWith('desk.html'))
      const died = new Promise<false>((resolve) => {
        desk?.once('render-process-gone', () => resolve(false))
      })
      const code = `window.desk.call('invites.create', ${JSON.stringify(draft)})`
      const answer = desk?.executeJavaScript(code).catch(() => false)
      return (await Promise.race([answer, died])).ok === true
    },
    { ...emptyDraft, email },
  )
}

for (const { process: what, times } of [
  { process: 'desk.html', times: caseCount({ short: 4, full: 50 }) },
  { process: 'customer.html', times: caseCount({ short: 4, full: 50 }) },
  { process: 'Network Service', times: caseCount({ short: 4, full: 50 }) },
  { process: 'GPU', times: caseCount({ short: 4, full: 50 }) },
]) {
  test(
    withSeed(`every promise is kept, and the next invite is made, when ${what} alone is killed`),
    async ({ launch, verifime, dataFolder }) => {
      test.slow()
      const random = seededRandom(seed)
      const answered: string[] = []
      const { app, close } = await launch()
      expect(await pidOf(app, what), 'there is such a process').toBeGreaterThan(1)
      let tries = 0
      for (let kill = 1; kill <= times; kill += 1) {
        const email = `${kill}-at@example.com`
        const made = createFromPage(app, email)
        await pause(random() * 150)
        const pid = await pidOf(app, what)
        if (pid !== undefined) process.kill(pid, 'SIGKILL')
        if (await made) answered.push(email)
        // What died comes back by itself, and what is sent after that is answered.
        await expect(async () => {
          tries += 1
          expect(await createFromPage(app, `${tries}-after@example.com`)).toBe(true)
        }).toPass()
        answered.push(`${tries}-after@example.com`)
      }
      await close()
      await expectPromisesKept(dataFolder, { verifime, answered })
    },
  )
}

import { step } from '../../../scripts/set-up/script.ts'
import type { FrontDesk } from '../../app/launched-desk.ts'
import { withHistory } from '../big-history.ts'
import { type KnownInvite, knownInvite } from '../known-invite.ts'
import { ms, spread, table } from '../measure.ts'
import { dataFolderWith, historyIn, removeFolder, withApp } from './app-on-history.ts'
import { measureMainMemory } from './main-memory.ts'
import { prepareOldHistory, prepareQuietHistory } from './prepared-histories.ts'
import { measureKeysAroundPurge } from './purge-keys.ts'
import { measureSearchKeys } from './search-keys.ts'
import { measureVisits, type Visit } from './serving-customers.ts'
import { eachWayMs, startTimedApi } from './timed-api.ts'
import { measureVerifimesWay } from './verifimes-way.ts'

interface AppBenchmark {
  /** The histories' files. */
  large: string
  empty: string
  /** How many invites are in the large one. */
  count: number
  /** The environment with the display. */
  display: Record<string, string>
}

/** What staff and customers feel, in the built app in a real Electron: a table in Markdown, in milliseconds. */
export async function benchmarkApp({
  large,
  empty,
  count,
  display,
}: AppBenchmark): Promise<string> {
  const api = await startTimedApi()
  const quiet = dataFolderWith(large, prepareQuietHistory)
  const purged = count / 50
  const old = dataFolderWith(historyIn(quiet), (database) => prepareOldHistory(database, purged))
  const bare = dataFolderWith(empty, prepareQuietHistory)
  const on = <Result>(dataFolder: string, work: (app: FrontDesk) => Promise<Result>) =>
    withApp({ dataFolder, display, apiUrl: api.url }, work)
  try {
    const searches = searchesFor(withHistory(large, knownInvite))
    const rows = [
      ...(await step('Typing searches', () => on(quiet, (app) => searchRows(app, searches)))),
      ...(await step('Serving customers, and as VerifiMe’s own page would', async () => {
        const visits = await on(quiet, (app) => measureVisits(app, api))
        return visitRows(visits, await measureVerifimesWay(display))
      })),
      ...(await step('Typing while old invites are purged', () =>
        on(old, (app) => purgeRows(app, purged)),
      )),
      memoryRow(await on(quiet, measureMainMemory), await on(bare, measureMainMemory)),
    ]
    return table(['in the app', 'median', 'p95', 'worst', 'goal'], rows)
  } finally {
    for (const folder of [quiet, old, bare]) removeFolder(folder)
    await api.close()
  }
}

/** As somebody looks for a customer: common and rare, one letter to a whole address, and in vain. */
function searchesFor({ name, email, phone, reference }: KnownInvite): string[] {
  const national = phone.replace('+61 ', '0')
  return ['a', 'mi', 'smith', 'obrien', 'zoe', 'xqzv', name, email, national, reference]
}

async function searchRows(app: FrontDesk, searches: readonly string[]): Promise<string[][]> {
  const taken = await measureSearchKeys(app, searches)
  return [row(`a key in the search → its result (${taken.length} keys)`, taken, 'p95 50')]
}

function visitRows(visits: readonly Visit[], verifimesWay: readonly number[]): string[][] {
  const codes = visits.map(({ code }) => code)
  const sooner = spread(verifimesWay).median / spread(codes).median
  return [
    row(
      'Enter → code, without the API’s answer',
      visits.map(({ codeAlone }) => codeAlone),
      'p95 100',
    ),
    row(`Enter → code, ${eachWayMs} ms to VerifiMe and as much back`, codes, ''),
    row('the same from a page that posts, then shows the QR image', verifimesWay, ''),
    ['… how many times sooner ours is', sooner.toFixed(2), '', '', '≥ 1.8'],
    row(
      'Esc → empty form with the keyboard',
      visits.map(({ form }) => form),
      '200',
    ),
    row(
      'Active at the server → both windows',
      visits.map(({ active }) => active),
      '5000',
    ),
    row(
      'Completed at the server → both windows',
      visits.map(({ completed }) => completed),
      '5000',
    ),
  ]
}

async function purgeRows(app: FrontDesk, purged: number): Promise<string[][]> {
  const { during, after, purgeMs } = await measureKeysAroundPurge(app)
  const seconds = (purgeMs / 1000).toFixed(0)
  return [
    row(
      `a key in the form, sent → painted, during a purge of ${purged.toLocaleString('en')} (${seconds} s)`,
      during,
      'worst 50',
    ),
    row('a key in the form, nothing else under way', after, 'p95 16, worst 50'),
  ]
}

function memoryRow(fullMb: number, emptyMb: number): string[] {
  const what = `main process, MB more than with an empty history (${emptyMb.toFixed(0)})`
  return [what, (fullMb - emptyMb).toFixed(0), '', '', '30']
}

function row(what: string, taken: readonly number[], goal: string): string[] {
  const { median, p95 } = spread(taken)
  return [what, ms(median), ms(p95), ms(Math.max(...taken)), goal]
}

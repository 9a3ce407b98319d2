import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import {
  backups,
  createdInvite,
  exportEnd,
  type FailureCode,
  type RouteInput,
  type RouteName,
  removal,
  retentionState,
  routes,
} from '#contract'
import type { BackedUpHistory } from '../../main/database/backups.ts'
import { createEncryptedDatabase } from '../../main/database/encrypted-database.ts'
import { listBackups } from '../../main/database/stored-backups.ts'
import { createWholeFiles } from '../../main/files/whole-files.ts'
import { createSettingsRepository } from '../../main/settings/settings-repository.ts'
import { plainDesk } from '../builders/plain-desk.ts'
import { seededRandom } from '../builders/seeded-random.ts'
import { typed } from '../builders/typed-draft.ts'
import { createFakeKeyring } from '../fakes/fake-keyring.ts'
import { counterActions, pins } from './counter-work.ts'
import type { Mark } from './promises.ts'
import { placesIn, stepsKnown, variablesOf } from './work-places.ts'

/**
 * A program: the app's main process in plain Node, at work. Does what people and hours do to a history, and writes
 * down in a file of marks what it begins and what it has answered. `script` does some of everything and ends; `failing`
 * does too, and takes a failure that is answered for an answer; `endless` waits to be killed, and so does `later`, a
 * later version of the app.
 */
const [root = '', serverUrl = '', seed = '', mode = 'script', run = '1'] = process.argv.slice(2)
const isDiskFailing = mode === 'failing'
const random = seededRandom(Number(seed))
const places = placesIn(root)
const marks = openSync(places.marks, 'a')
const dayMs = 24 * 3_600_000
/** Each run comes long after the last, whose holidays have set its clock ahead: the newest backup is the last one made. */
const clock = { at: Date.parse('2026-11-22T09:30:00Z') + Number(run) * 1_000 * dayMs }
const now = () => new Date(clock.at)
let steps = mode === 'later' ? stepsKnown.length : 1
let made = 0
const next = () => {
  made += 1
  return made
}
let exportName = ''

/** The app has said that it cannot do something. */
class SaidFailure extends Error {}

const mark = (content: Mark) => void writeSync(marks, `${JSON.stringify(content)}\n`)
const below = (count: number) => Math.floor(random() * count)

interface Open {
  desk: Awaited<ReturnType<typeof plainDesk>>
  history: BackedUpHistory
  tidy: () => Promise<void>
}

async function start(): Promise<Open> {
  const files = createWholeFiles(join(places.userData, 'unfinished-files'))
  files.removeLeftOver()
  const file = createEncryptedDatabase({
    userDataFolder: places.userData,
    keyring: createFakeKeyring(false),
    isAccountEnough: true,
    backupFolder: places.copies,
    now,
    steps: stepsKnown.slice(0, steps),
  })
  let history: BackedUpHistory | undefined
  const open = async () => {
    const opened = await file.open()
    history = opened.state === 'open' ? opened.backedUp : undefined
    if (opened.state === 'locked' && opened.reason !== 'missing') {
      throw new SaidFailure(opened.reason)
    }
    return opened
  }
  const desk = await plainDesk({
    file: { ...file, open },
    serverUrl,
    variables: variablesOf(places, serverUrl),
    practice: { advance: () => undefined, remember: () => undefined },
    files,
    now,
    askWhatToOpen: async () => undefined,
    askWhereToSave: async () => join(places.exports, exportName),
  })
  desk.drawCodes()
  if (!history) await restoreMissing(desk)
  mark({ settled: [['history', 'open']] })
  isOpen = true
  return {
    desk,
    get history() {
      // A disk that fails may have locked it meanwhile.
      if (!history?.database.open) throw new SaidFailure('the history is closed')
      return history
    },
    tidy: () => (history ? file.backups.tidy(history, 30) : Promise.resolve()),
  }
}

/** A restoration was cut short between two steps: the locked screen offers the backups again. */
async function restoreMissing({ desk }: Open['desk']): Promise<void> {
  const answer = await desk('database.backups', undefined)
  const [newest] = answer.ok ? backups.parse(answer.value).backups : []
  if (!newest) throw new SaidFailure('the history is missing, and there is no backup')
  const { place, name } = newest
  const restored = await desk('database.restore', { place, name })
  if (!restored.ok) throw new SaidFailure(`not restored: ${restored.failure.code}`)
}

let open: Open
let isOpen = false

/** An attempt that a kill has cut short counts, too: after some of them even the right PIN has to wait. */
async function waitForPin(): Promise<void> {
  createSettingsRepository(open.history.database).change({ pinFailures: {} })
  await restart()
}

async function enter(name: 'lock.unlock' | 'lock.manager', pin: string): Promise<void> {
  const answer = await open.desk.desk(name, { pin })
  if (!answer.ok && answer.failure.code === 'pin-wait') await waitForPin()
}

const waysIn: Partial<Record<FailureCode, () => Promise<void>>> = {
  'desk-locked': () => enter('lock.unlock', pins.desk),
  'manager-needed': () => enter('lock.manager', pins.manager),
  'pin-wait': waitForPin,
}

async function ask<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<unknown> {
  let answer = await open.desk.desk(name, input)
  for (let tries = 0; tries < 5 && !answer.ok; tries += 1) {
    const letIn = waysIn[answer.failure.code]
    if (!letIn) break
    await letIn()
    answer = await open.desk.desk(name, input)
  }
  if (!answer.ok) throw new SaidFailure(`${name} failed: ${answer.failure.code}`)
  return routes[name].output.parse(answer.value)
}

const counter = counterActions({
  ask,
  mark,
  database: () => open.history.database,
  newName: () => `${next()}-${run}-${seed}`,
  below,
})

const rows = z.array(z.object({ id: z.int(), email: z.string(), tracking_reference: z.string() }))

function issued() {
  const select = open.history.database.prepare(
    `SELECT id, email, tracking_reference FROM invite WHERE outcome = 'issued' AND removed_at IS NULL`,
  )
  return rows.parse(select.all())
}

const thing = ({ email }: { email: string }) => `invite ${email}`
const value = (row: { tracking_reference: string }) => `issued ${row.tracking_reference}`

async function create(): Promise<void> {
  const email = `c${next()}-${run}-${seed}@example.com`
  mark({ begun: [[`invite ${email}`, 'gone', 'there', 'issued']] })
  const address = below(2) === 0 ? '42 Wallaby Way, Sydney NSW 2000' : ''
  const answer = await ask('invites.create', typed({ email, firstName: 'Mary', address }))
  const { invite } = createdInvite.parse(answer)
  const row = issued().find(({ id }) => id === invite.id)
  if (row) mark({ settled: [[`invite ${email}`, value(row)], counter.registered('issued', row)] })
}

async function remove(): Promise<void> {
  const rows = issued()
  const row = rows[below(rows.length)]
  if (!row) return
  mark({ begun: [[thing(row), 'hidden', 'gone']] })
  const hidden = removal.parse(await ask('invites.remove', { ids: [row.id] }))
  mark({ settled: [[thing(row), 'hidden', 'gone']] })
  if (below(3) > 0) return
  mark({ begun: [[thing(row), value(row)]] })
  await ask('invites.restore', { removal: hidden.removal })
  mark({ settled: [[thing(row), value(row)]] })
}

async function nameOrganisation(): Promise<void> {
  const organisationName = `Bank ${next()}`
  mark({ begun: [['name', organisationName]] })
  await ask('settings.change', { organisationName })
  mark({ settled: [['name', organisationName]] })
}

async function keepDraft(): Promise<void> {
  const email = `half-${next()}@example.com`
  mark({ begun: [['draft', email]] })
  await ask('draft.keep', typed({ email }))
  open.desk.session.keepDraft()
  // What the disk does not take is tried again with the next key.
  if (!isDiskFailing) mark({ settled: [['draft', email]] })
}

async function makeRecoveryCode(): Promise<void> {
  // The copies are looked after then, too.
  copiesMayGo()
  mark({
    begun: [
      ['recovery code', '*'],
      ['recovery code of backups', '*'],
    ],
  })
  await ask('database.createRecoveryCode', undefined)
  const { recovery } = open.history.keyFile().wraps
  mark({
    settled: [
      ['recovery code', recovery?.salt ?? 'none'],
      ['recovery code of backups', 'same', 'gone'],
    ],
  })
}

async function listed() {
  const { backups: all } = backups.parse(await ask('database.backups', undefined))
  return all.filter(({ place }) => place === 'computer').map(({ name }) => name)
}

/** Older copies of a day go. */
function copiesMayGo(): void {
  const copies = listBackups('folder', places.copies)
  mark({ begun: copies.map(({ name }) => [`copy ${name}`, 'whole', 'gone'] as const) })
}

async function backUp(): Promise<void> {
  copiesMayGo()
  const { copies } = backups.parse(await ask('database.backup', undefined))
  const names = await listed()
  const made = names.map((name) => [`backup ${name}`, 'whole'] as const)
  // Settings say when a copy has not come there.
  const copied = names
    .slice(0, copies === 'made' ? 1 : 0)
    .map((name) => [`copy ${name}`, 'whole'] as const)
  mark({ settled: [...made, ...copied] })
}

/** Old ones go, others are written anew without those whom the history has forgotten. */
async function tidy(): Promise<void> {
  mark({ begun: (await listed()).map((name) => [`backup ${name}`, 'whole', 'gone'] as const) })
  await open.tidy()
  const names = await listed()
  mark({ settled: names.map((name) => [`backup ${name}`, 'whole'] as const) })
}

const visible = z.object({ count: z.int() })

async function exportAll(): Promise<void> {
  exportName = `export-${run}-${next()}.csv`
  const { database } = open.history
  const select = database.prepare('SELECT count(*) AS count FROM invite WHERE removed_at IS NULL')
  const lines = `lines ${visible.parse(select.get()).count + 1}`
  mark({ begun: [[`export ${exportName}`, lines, 'gone']] })
  const { end } = exportEnd.parse(await ask('invites.export', {}))
  if (end === 'saved') mark({ settled: [[`export ${exportName}`, lines]] })
}

function stop(): void {
  isOpen = false
  open.desk.session.stop()
}

async function restart(): Promise<void> {
  const wasDue = counter.isVacuumDue()
  stop()
  clock.at += 3_600_000
  open = await start()
  if (wasDue && !counter.isVacuumDue()) mark({ done: 'vacuum' })
}

/** Retention after a long holiday: everything is too old. */
async function outlive(): Promise<void> {
  stop()
  clock.at += 40 * dayMs
  open = await start()
  const select = open.history.database.prepare('SELECT email FROM invite').pluck()
  const old = z
    .array(z.string())
    .parse(select.all())
    .map((email) => thing({ email }))
  const gone = old.map((name) => [name, 'gone'] as const)
  mark({ begun: [...gone, ...counter.unkept(), ...counter.oldEntries(now())], tooOld: old })
  await ask('retention.decide', { isDateRight: true })
  const state = async () => retentionState.parse(await ask('retention.state', undefined)).state
  for (let waits = 0; (await state()) !== 'resting'; waits += 1) {
    if (waits === 500) throw new SaidFailure('what is too old is not gone')
    await pause(10)
  }
  // What fails then is tried again in an hour.
  if (!isDiskFailing) mark({ settled: gone, done: 'retention' })
}

/** Back to the newest backup; what was made since is lost, as the person was told. */
async function restore(): Promise<void> {
  await backUp()
  const [name] = await listed()
  const before = issued()
  await create()
  if (!name) return
  const since = issued().filter(({ id }) => before.every((row) => row.id !== id))
  const inIt = before.map((row) => [thing(row), value(row)] as const)
  const notInIt = [
    ...since.flatMap((row) => [
      [thing(row), 'gone'] as const,
      [counter.registered('issued', row)[0], 'gone'] as const,
    ]),
    ...counter.unkept(),
  ]
  mark({ begun: [...inIt, ...notInIt, ['draft', 'none'], ['history', 'missing']] })
  await ask('database.restore', { place: 'computer', name })
  // What is being typed is in no backup.
  mark({ settled: [...inIt, ...notInIt, ['draft', 'none'], ['history', 'open']] })
}

async function migrate(): Promise<void> {
  stop()
  steps = stepsKnown.length
  mark({ steps })
  open = await start()
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item)
const settings = [
  ...times(3, nameOrganisation),
  ...times(2, keepDraft),
  ...times(2, makeRecoveryCode),
  ...counter.staff,
]
const small = [
  ...times(10, create),
  ...times(3, remove),
  ...times(2, counter.customers).flat(),
  ...settings,
]
const large = [...times(2, backUp), ...times(2, restart), ...times(2, exportAll), tidy, restore]

/** Anything but a failure that the app has said ends it. */
async function workOnFailingDisk(): Promise<void> {
  for (const action of shuffled([...small, backUp, restart, exportAll, outlive, create, create])) {
    clock.at += 1_000
    try {
      if (!isOpen) open = await start()
      await action()
    } catch (error) {
      if (!(error instanceof SaidFailure)) throw error
    }
  }
  if (isOpen) stop()
  closeSync(marks)
}

async function work(): Promise<void> {
  for (const folder of [places.userData, places.exports, places.copies]) {
    mkdirSync(folder, { recursive: true })
  }
  if (mode === 'later') mark({ steps })
  if (isDiskFailing) return workOnFailingDisk()
  open = await start()
  if (mode === 'endless' || mode === 'later') {
    process.stdout.write('started\n')
    // A backup knows no step but those of the app's own schema.
    const all = mode === 'later' ? [...small, restart] : [...small, ...small, ...large, outlive]
    for (;;) {
      clock.at += 1_000
      await all[below(all.length)]?.()
    }
  }
  for (const action of [
    ...shuffled([...small, ...large]),
    outlive,
    ...shuffled(small),
    migrate,
    ...shuffled([create, ...counter.customers, restart]),
  ]) {
    clock.at += 1_000
    await action()
  }
  stop()
  closeSync(marks)
}

await work()

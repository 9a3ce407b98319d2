import type Database from 'better-sqlite3'
import { subYears } from 'date-fns'
import { z } from 'zod'
import { createdInvite, type Language, mostHeld, type RouteInput, type RouteName } from '#contract'
import { createDraftRepository } from '../../main/drafts/draft-keeper.ts'
import { createSettingsRepository } from '../../main/settings/settings-repository.ts'
import { typed } from '../builders/typed-draft.ts'
import type { Mark } from './promises.ts'

/** What the desk at work is asked with, so that the PINs that it sets let it in again. */
export const pins = { desk: '2580', manager: '1470', staff: '3691' } as const

interface Work {
  ask: <Name extends RouteName>(name: Name, input: RouteInput<Name>) => Promise<unknown>
  mark: (content: Mark) => void
  database: () => Database.Database
  /** A new one each time, of all runs on this computer. */
  newName: () => string
  below: (count: number) => number
}

const inviteRows = z.array(
  z.object({
    id: z.int(),
    email: z.string(),
    status: z.string(),
    off_queue: z.string().nullable(),
    tracking_reference: z.string(),
  }),
)
const entryRows = z.array(z.object({ kind: z.string(), tracking_reference: z.string() }))
/** How long the register is kept where nobody has said so. */
const entryYears = 7
const staffRows = z.array(
  z.object({ id: z.int(), name: z.string(), pin: z.string().nullable(), is_at_desk: z.int() }),
)

const languages: readonly Language[] = ['it', 'zh-Hans', 'el', 'ar']

/** What is done at a counter from one customer to the next: each action with what it promises. */
export function counterActions({ ask, mark, database, newName, below }: Work) {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)]
  const held = () => createDraftRepository(database(), () => new Date()).held()
  const staff = () => staffRows.parse(database().prepare('SELECT * FROM staff').all())
  const storedPins = () => createSettingsRepository(database()).read().pins
  const waiting = () => {
    const rows = database().prepare(
      `SELECT id, email, status, off_queue, tracking_reference FROM invite
       WHERE outcome = 'issued' AND removed_at IS NULL`,
    )
    return inviteRows.parse(rows.all()).filter(({ status }) => status !== 'Completed')
  }
  const registered = (kind: string, row: { tracking_reference: string }) =>
    [`entry ${kind} ${row.tracking_reference}`, 'there'] as const

  async function chooseLanguage(): Promise<void> {
    const row = pick(waiting())
    const language = pick(languages)
    if (!row || !language) return
    mark({ begun: [[`language ${row.email}`, 'gone', 'none', ...languages]] })
    await ask('invites.chooseLanguage', { id: row.id, language })
    mark({ settled: [[`language ${row.email}`, language, 'gone']] })
  }

  async function hold(): Promise<void> {
    if (held().length >= mostHeld) return
    const email = `held-${newName()}@example.com`
    const thing = `held ${email}`
    mark({
      begun: [
        [thing, 'gone', 'there'],
        ['draft', 'none'],
      ],
    })
    await ask('draft.hold', typed({ email }))
    mark({
      settled: [
        [thing, 'there'],
        ['draft', 'none'],
      ],
    })
  }

  /** What stands in the form takes the place of the one that is gone on with. */
  async function resume(): Promise<void> {
    const row = pick(held())
    if (!row) return
    const thing = `held ${row.typed.email}`
    const inForm = below(2) === 0 ? typed({ email: `held-${newName()}@example.com` }) : undefined
    const put = inForm ? `held ${inForm.email}` : undefined
    mark({
      begun: [
        [thing, 'gone'],
        ['draft', row.typed.email],
        ...(put ? [[put, 'gone', 'there'] as const] : []),
      ],
    })
    await ask('draft.resume', { id: row.id, ...(inForm ? { inForm } : {}) })
    mark({
      settled: [
        [thing, 'gone'],
        ['draft', row.typed.email],
        ...(put ? [[put, 'there'] as const] : []),
      ],
    })
  }

  async function deleteHeld(): Promise<void> {
    const row = pick(held())
    if (!row) return
    const thing = `held ${row.typed.email}`
    mark({ begun: [[thing, 'gone']] })
    await ask('draft.deleteHeld', { id: row.id })
    mark({ settled: [[thing, 'gone']] })
  }

  async function takeNote(): Promise<void> {
    const row = pick(waiting())
    if (!row) return
    const note = below(4) === 0 ? '' : `Note ${newName()}`
    const kept = note === '' ? 'none' : note
    mark({ begun: [[`note ${row.email}`, 'none', kept, 'gone']] })
    await ask('invites.setNote', { id: row.id, note })
    mark({ settled: [[`note ${row.email}`, kept, 'gone']] })
  }

  async function seeInPerson(): Promise<void> {
    const row = pick(waiting())
    if (!row) return
    mark({ begun: [[`seen ${row.email}`, 'gone', 'seen']] })
    await ask('invites.seen', { id: row.id })
    mark({ settled: [[`seen ${row.email}`, 'seen', 'gone'], registered('seen', row)] })
  }

  async function followUp(): Promise<void> {
    const row = pick(waiting())
    if (!row) return
    const dueOn = below(4) === 0 ? undefined : `2026-12-${10 + below(20)}`
    const kept = dueOn ?? 'none'
    mark({ begun: [[`due ${row.email}`, 'none', kept, 'gone']] })
    await ask('invites.setDue', { id: row.id, ...(dueOn ? { dueOn } : {}) })
    mark({ settled: [[`due ${row.email}`, kept, 'gone']] })
  }

  async function leave(): Promise<void> {
    const row = pick(waiting().filter(({ off_queue }) => off_queue !== 'replaced'))
    if (!row) return
    const hasLeft = row.off_queue === null
    const kept = hasLeft ? 'left' : 'none'
    mark({ begun: [[`off queue ${row.email}`, 'none', kept, 'gone']] })
    await ask('invites.setLeft', { id: row.id, hasLeft })
    mark({
      settled: [
        [`off queue ${row.email}`, kept, 'gone'],
        ...(hasLeft ? [registered('left', row)] : []),
      ],
    })
  }

  /** A new invite for the same customer, whose address was wrong. */
  async function correct(): Promise<void> {
    const row = pick(waiting().filter(({ off_queue }) => off_queue === null))
    if (!row) return
    const email = `right-${newName()}@example.com`
    mark({
      begun: [
        [`invite ${email}`, 'gone', 'there', 'issued'],
        [`off queue ${row.email}`, 'none', 'replaced', 'gone'],
        [`due ${row.email}`, 'none', 'gone'],
      ],
    })
    const answer = await ask('invites.create', typed({ email, replaces: row.id }))
    const made = waiting().find(({ id }) => id === createdInvite.parse(answer).invite.id)
    if (!made) return
    mark({
      settled: [
        [`invite ${email}`, `issued ${made.tracking_reference}`],
        [`off queue ${row.email}`, 'replaced', 'gone'],
        [`due ${row.email}`, 'none', 'gone'],
        registered('issued', made),
        registered('replaced', row),
      ],
    })
  }

  /** What a PIN is stored as is new each time. */
  const settleStaff = (name: string) => {
    const row = staff().find((each) => each.name === name)
    mark({ settled: [[`staff ${name}`, row ? (row.pin ?? 'no PIN') : 'gone']] })
  }

  async function addStaff(): Promise<void> {
    const name = `Staff ${newName()}`
    mark({ begun: [[`staff ${name}`, '*']] })
    await ask('staff.add', { name, pin: below(2) === 0 ? pins.staff : '' })
    settleStaff(name)
  }

  async function changeStaffPin(): Promise<void> {
    const row = pick(staff())
    if (!row) return
    mark({ begun: [[`staff ${row.name}`, '*']] })
    await ask('staff.setPin', { id: row.id, pin: row.pin === null ? pins.staff : '' })
    settleStaff(row.name)
  }

  async function removeStaff(): Promise<void> {
    const row = pick(staff())
    if (!row) return
    const nobody = row.is_at_desk === 1 ? [['at desk', 'nobody'] as const] : []
    mark({ begun: [[`staff ${row.name}`, 'gone'], ...nobody] })
    await ask('staff.remove', { id: row.id })
    mark({ settled: [[`staff ${row.name}`, 'gone'], ...nobody] })
  }

  async function changeStaff(): Promise<void> {
    const row = below(4) === 0 ? undefined : pick(staff())
    const name = row?.name ?? 'nobody'
    mark({ begun: [['at desk', name]] })
    await ask('staff.switch', row ? { id: row.id, ...(row.pin ? { pin: pins.staff } : {}) } : {})
    mark({ settled: [['at desk', name]] })
  }

  async function changePin(): Promise<void> {
    const owner = below(2) === 0 ? 'desk' : 'manager'
    const pin = storedPins()[owner] === undefined ? pins[owner] : ''
    mark({ begun: [[`PIN ${owner}`, '*']] })
    await ask('lock.setPin', { owner, pin })
    mark({ settled: [[`PIN ${owner}`, storedPins()[owner] ?? 'none']] })
  }

  return {
    customers: [
      chooseLanguage,
      hold,
      resume,
      deleteHeld,
      takeNote,
      seeInPerson,
      followUp,
      leave,
      correct,
    ],
    staff: [addStaff, changeStaffPin, removeStaff, changeStaff, changePin],
    /** Of an invite that was issued. */
    registered,
    isVacuumDue: () =>
      database().prepare('SELECT is_vacuum_due FROM retention').pluck().get() === 1,
    /** The runs of one computer are years apart. */
    oldEntries: (at: Date) => {
      const select = database().prepare(
        `SELECT content ->> 'kind' AS kind, content ->> 'tracking' AS tracking_reference
         FROM register_entry WHERE at < ?`,
      )
      const rows = entryRows.parse(select.all(subYears(at, entryYears).getTime()))
      return rows.map((row) => [...registered(row.kind, row), 'gone'] as const)
    },
    /** What no backup has: it goes when one is restored, and so it does when it is too old. */
    unkept: () => {
      const notes = inviteRows
        .parse(database().prepare('SELECT * FROM invite WHERE note IS NOT NULL').all())
        .map(({ email }) => [`note ${email}`, 'none', 'gone'] as const)
      return [...held().map(({ typed }) => [`held ${typed.email}`, 'gone'] as const), ...notes]
    },
  }
}

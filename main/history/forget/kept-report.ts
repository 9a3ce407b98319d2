import type Database from 'better-sqlite3'
import { z } from 'zod'
import type {
  Answer,
  HeldDraft,
  InviteDetail,
  InviteRecord,
  RecordFact,
  TypedDraft,
} from '#contract'
import type { DeskRecord } from '../../record/record.ts'
import { registerWords } from '../export/activity-lines.ts'
import { recordSheet, timeWords } from '../export/record-sheet.ts'
import { parseDraft } from './kept-things.ts'

export interface ReportSources {
  database: Database.Database
  drafts: { read: () => TypedDraft; held: () => HeldDraft[] }
  register: Pick<DeskRecord['register'], 'entriesOf'>
  detail: (id: number) => Answer<InviteDetail>
  now: () => Date
}

type Part = Pick<InviteRecord, 'title' | 'facts' | 'events'>

/** Everything that is kept in these things, in words for the person. What is gone meanwhile is left out. */
export function keptReport(things: readonly string[], sources: ReportSources): InviteRecord {
  const { database, drafts, register, detail, now } = sources
  const expected = database.prepare('SELECT typed FROM expected WHERE id = ?').pluck()
  const invites = valuesOf(things, 'invite').flatMap((id) => {
    const found = detail(Number(id))
    return found.ok ? invitePart(found.value, sources) : []
  })
  const notes = valuesOf(things, 'note').flatMap((id) => {
    const found = detail(Number(id))
    const note = found.ok ? found.value.invite.note : undefined
    return note === undefined ? [] : part('A note on an invite', [['Note', note]])
  })
  const held = drafts.held().filter(({ id }) => things.includes(`held ${id}`))
  const parts = [
    ...invites,
    ...notes,
    ...(things.includes('typed') ? draftPart('In the form now', drafts.read()) : []),
    ...held.flatMap(({ at, typed }) => draftPart(`On hold since ${timeWords(at)}`, typed)),
    ...valuesOf(things, 'expected').flatMap((id) => {
      const typed = z
        .string()
        .optional()
        .parse(expected.get(Number(id)))
      return typed === undefined ? [] : draftPart('Expected, by a list', parseDraft(typed))
    }),
    ...valuesOf(things, 'register').flatMap((tracking) => registerPart(tracking, register)),
  ]
  return {
    title: 'What is kept about you',
    madeAt: timeWords(now().getTime()),
    facts: [{ name: 'Kept on this computer', value: countWords(parts.length) }],
    events: [],
    report: { parts, limits },
  }
}

const limits =
  'This report holds what the reception’s Front Desk keeps on this computer. What VerifiMe was sent, and what came of the verification, VerifiMe and the organisation’s other systems keep: ask them.'

const countWords = (count: number) => (count === 1 ? '1 thing' : `${count} things`)

type NamedValue = readonly [name: string, value: string | null | undefined]

function part(title: string, facts: readonly NamedValue[], events: Part['events'] = []): Part[] {
  const given = facts.flatMap(([name, value]): RecordFact[] => (value ? [{ name, value }] : []))
  return [{ title, facts: given, events }]
}

/** Also what the record of an invite leaves out: it is theirs. */
function invitePart(detail: InviteDetail, { register, now }: ReportSources): Part[] {
  const { invite, sent } = detail
  const { facts, events } = recordSheet(detail, now())
  const { dateOfBirth, address } = sent.customerContext
  const entries = invite.trackingReference ? register.entriesOf(invite.trackingReference) : []
  const others = part('', [
    ['Date of birth', dateOfBirth],
    ['Address', address],
    ['Invitation email', sent.sendInvitationEmail ? 'Sent by VerifiMe' : 'No'],
    ['To be looked after on', invite.dueOn],
    ['Environment', invite.environment === 'production' ? '' : invite.environment],
    ['In the register', entries.length === 0 ? '' : `${entries.length} entries`],
  ])
  const title = `Invite of ${timeWords(invite.createdAt)}`
  return [{ title, facts: [...facts, ...others.flatMap((other) => other.facts)], events }]
}

function draftPart(title: string, typed: TypedDraft): Part[] {
  return part(title, [
    ['Email', typed.email],
    ['First name', typed.firstName],
    ['Middle name', typed.middleName],
    ['Family name', typed.familyName],
    ['Full name', typed.fullName],
    ['Date of birth', typed.dateOfBirth],
    ['Phone', typed.phone],
    ['Address', typed.address],
    ['Reference', typed.reference],
  ])
}

function registerPart(tracking: string, register: ReportSources['register']): Part[] {
  const entries = register.entriesOf(tracking)
  const named = entries.find(({ reference }) => reference !== null)
  if (!named) return []
  const words: Readonly<Record<string, string>> = registerWords
  const facts = [
    ['Customer', named.name],
    ['Reference', named.reference],
    ['Tracking reference', tracking],
  ] as const
  const events = entries.map(({ at, kind, staff }) => ({
    at: timeWords(at),
    what: words[kind] ?? kind,
    ...(staff === null ? {} : { staff }),
  }))
  return part('In the register of what was done', facts, events)
}

/** Of `invite 12` and its like, those of one kind. */
export function valuesOf(things: readonly string[], kind: string): string[] {
  return things.flatMap((thing) =>
    thing.startsWith(`${kind} `) ? [thing.slice(kind.length + 1)] : [],
  )
}

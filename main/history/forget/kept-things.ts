import { setImmediate as othersTurn } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import {
  cleanEmail,
  environmentName,
  type HeldDraft,
  type KeptThing,
  type KeptThings,
  type TypedDraft,
  typedDraft,
  typedName,
} from '#contract'
import { type InviteRow, inviteColumns, inviteRow, nameOf } from '../../database/invite-row.ts'
import type { DeskRecord } from '../../record/record.ts'
import { isCalled, plainName } from '../people-repository.ts'
import { matchExpression } from '../search/search-index.ts'
import { readSearch } from '../search/search-query.ts'

/** One person's are far fewer; of a common name somebody has to choose among them. */
const mostFound = 100

export interface KeptSources {
  database: Database.Database
  drafts: { read: () => TypedDraft; held: () => HeldDraft[] }
  register: Pick<DeskRecord['register'], 'named'>
}

/** By what somebody is recognised. Each is as it is compared: small letters, digits, folded names. */
interface Person {
  emails: Set<string>
  phones: Set<string>
  names: Set<string>
  /** What was asked for, where it is neither an address nor a phone number. */
  words: readonly string[]
}

/** Finds everything that is kept of somebody, in every environment and wherever it is. */
export function createKeptFinder({ database, drafts, register }: KeptSources) {
  const statements = prepare(database)
  const rows = (statement: Database.Statement, value?: string): InviteRow[] =>
    z.array(inviteRow).parse(value === undefined ? statement.all() : statement.all(value))
  const withWords = (words: readonly string[]) =>
    words.length === 0 ? [] : rows(statements.byWords, matchExpression(words))
  /** By the lists of today, and of a day whose list is about to go. */
  const expectedThings = (wanted: Wanted) =>
    expectedRows
      .parse(statements.expected.all())
      .flatMap(({ id, typed }) =>
        draftThing({ id: `expected ${id}`, kind: 'expected' }, parseDraft(typed), wanted),
      )

  /** What somebody who is found by one thing may be found by too: an address may be a family's. */
  function relatives(certain: readonly InviteRow[]): InviteRow[] {
    const emails = new Set(certain.map(({ email }) => email.toLowerCase()))
    const phones = new Set(certain.flatMap(({ phone }) => phone?.replace(/\D/gu, '') ?? []))
    const names = new Set(certain.map(nameOf).filter((name) => name !== ''))
    return [
      ...[...emails].flatMap((email) => rows(statements.byEmail, email)),
      ...[...phones].flatMap((phone) => rows(statements.byPhone, phone)),
      ...[...names].flatMap((name) =>
        withWords(readSearch(name).words).filter((row) => isCalled(row, name)),
      ),
    ]
  }

  async function find(typed: string): Promise<KeptThings> {
    const asked = await readPerson(typed)
    if (isNobody(asked)) return { things: [], hasMore: false }
    const certain = [
      ...[...asked.emails].flatMap((email) => rows(statements.byEmail, email)),
      ...[...asked.phones].flatMap((phone) => rows(statements.byPhone, phone)),
    ]
    const others = certain.length > 0 ? relatives(certain) : withWords(asked.words)
    const known = withPeople(asked, certain)
    const certainIds = new Set(certain.map(({ id }) => id))
    const invites = [...new Map([...certain, ...others].map((row) => [row.id, row])).values()]
    const things = [
      ...invites
        .slice(0, mostFound)
        .map((row) => inviteThing(row, certainIds.has(row.id)))
        .sort((one, other) => (other.at ?? 0) - (one.at ?? 0)),
      ...draftThings(drafts, { asked, known }),
      ...expectedThings({ asked, known }),
      ...rows(statements.noted).flatMap((row) =>
        invites.some(({ id }) => id === row.id) ? [] : noteThing(row, known),
      ),
      ...(await registered(known, new Set(invites.map((row) => row.tracking_reference)))),
    ]
    return {
      things: things.sort((one, other) => Number(other.isCertain) - Number(one.isCertain)),
      hasMore: invites.length > mostFound,
    }
  }

  /** Whom the register names: of an invite that is here it is found with that. */
  async function registered(known: Person, found: ReadonlySet<string | null>) {
    const things = new Map<string, KeptThing>()
    for (let next: number | undefined = 0; next !== undefined; ) {
      const { people, next: following } = register.named(next)
      const others = people.filter(({ tracking }) => !found.has(tracking))
      for (const thing of others.flatMap((entry) => registerThing(entry, known))) {
        things.set(thing.id, thing)
      }
      next = following
      await othersTurn()
    }
    return [...things.values()]
  }

  return { find }
}

function prepare(database: Database.Database) {
  const everywhere = environmentName.options.map((name) => `'${name}'`).join(', ')
  const select = (from: string, where: string, order: string) =>
    database.prepare(
      `SELECT ${inviteColumns} FROM ${from} WHERE ${where} ORDER BY ${order} DESC LIMIT ${mostFound + 1}`,
    )
  return {
    byEmail: select(
      'invite INDEXED BY invite_email',
      `environment IN (${everywhere}) AND email = ? COLLATE NOCASE`,
      'id',
    ),
    byPhone: select(
      'invite INDEXED BY invite_phone',
      `environment IN (${everywhere}) AND replace(replace(phone, '+', ''), ' ', '') = ? AND phone IS NOT NULL`,
      'id',
    ),
    byWords: select(
      'invite_search CROSS JOIN invite ON invite.id = invite_search.rowid',
      'invite_search MATCH ?',
      'invite_search.rowid',
    ),
    noted: database.prepare(
      `SELECT ${inviteColumns} FROM invite INDEXED BY invite_noted WHERE noted_at IS NOT NULL`,
    ),
    expected: database.prepare('SELECT id, typed FROM expected ORDER BY id'),
  }
}

async function readPerson(typed: string): Promise<Person> {
  const none = { emails: new Set<string>(), phones: new Set<string>(), names: new Set<string>() }
  if (typed.includes('@')) {
    return { ...none, emails: onlyNaming([cleanEmail(typed).toLowerCase()]), words: [] }
  }
  // The phone numbers of the world are large, and read when they are first asked for.
  const { checkPhone } = await import('../../../preload/contract/fields/phone.ts')
  const phone = checkPhone(typed)
  if ('value' in phone) {
    return { ...none, phones: new Set([phone.value.replace(/\D/gu, '')]), words: [] }
  }
  return { ...none, names: onlyNaming([plainName(typed)]), words: readSearch(typed).words }
}

/** Who was found by an address or a number has names, too. */
function withPeople(asked: Person, certain: readonly InviteRow[]): Person {
  const names = certain.map((row) => plainName(nameOf(row)))
  return { ...asked, names: onlyNaming([...asked.names, ...names]) }
}

const isNobody = ({ emails, phones, names, words }: Person): boolean =>
  emails.size + phones.size + names.size + words.length === 0

/** Signs alone name nobody, least of all everybody whose name is not known. */
const onlyNaming = (texts: readonly string[]): Set<string> =>
  new Set(texts.filter((text) => plainName(text) !== ''))

/** Of a text that may name somebody: the whole name that is known, or all that was asked for. */
function isNamed(text: string, name: string | null, { names, words }: Person): boolean {
  if (name !== null && names.has(plainName(name))) return true
  const folded = plainName(text)
  return words.length > 0 && words.every((word) => folded.includes(word))
}

function inviteThing(row: InviteRow, isCertain: boolean): KeptThing {
  const name = nameOf(row)
  return {
    ...{ id: `invite ${row.id}`, kind: 'invite', at: row.created_at },
    title: name === '' ? row.email : name,
    about: [name === '' ? '' : row.email, row.phone ?? '', row.reference].filter(Boolean),
    isCertain,
  }
}

function noteThing(row: InviteRow, known: Person): KeptThing[] {
  const note = row.note ?? ''
  const folded = plainName(note)
  const isAbout =
    isNamed(note, null, known) ||
    [...known.names].some((name) => hasWordOf(folded, name)) ||
    [...known.emails].some((email) => note.toLowerCase().includes(email)) ||
    [...known.phones].some((phone) => hasPhone(note, phone))
  if (!isAbout) return []
  return [
    {
      ...{ id: `note ${row.id}`, kind: 'note', title: note, at: row.created_at },
      ...{ about: [nameOf(row) || row.email], isCertain: false },
    },
  ]
}

/** People at the counter go by a part of their name. */
const hasWordOf = (folded: string, name: string): boolean =>
  name.split(' ').some((word) => word.length > 1 && ` ${folded} `.includes(` ${word} `))

/** However it is written: what comes after the country's own digits is the same. */
const hasPhone = (text: string, phone: string): boolean =>
  text.replace(/\D/gu, '').includes(phone.slice(-9))

type Named = ReturnType<KeptSources['register']['named']>['people'][number]

function registerThing({ at, tracking, name, reference }: Named, known: Person): KeptThing[] {
  if (!isNamed(`${name ?? ''} ${reference}`, name, known)) return []
  return [
    {
      ...{ id: `register ${tracking}`, kind: 'register', at, title: name ?? reference },
      ...{ about: name === null ? [] : [reference], isCertain: false },
    },
  ]
}

const expectedRows = z.array(z.object({ id: z.int(), typed: z.string() }))
/** As a list named them: it fills the form. */
export const parseDraft = (typed: string): TypedDraft => typedDraft.parse(JSON.parse(typed))

interface Wanted {
  asked: Person
  /** And by what they are known besides. */
  known: Person
}

function draftThings({ read, held }: KeptSources['drafts'], wanted: Wanted) {
  const inForm = draftThing({ id: 'typed', kind: 'typed' }, read(), wanted)
  const onHold = held().flatMap(({ id, typed, at }) =>
    draftThing({ id: `held ${id}`, kind: 'held', at }, typed, wanted),
  )
  return [...inForm, ...onHold]
}

function draftThing(
  thing: Pick<KeptThing, 'id' | 'kind' | 'at'>,
  typed: TypedDraft,
  { asked, known }: Wanted,
): KeptThing[] {
  const { email, phone, reference, firstName, middleName, familyName, fullName } = typed
  const parts = [firstName, middleName, familyName].filter(Boolean).join(' ')
  const name = typedName(typed)
  const isCertain =
    asked.emails.has(cleanEmail(email).toLowerCase()) ||
    [...asked.phones].some((digits) => hasPhone(phone, digits))
  const all = [name, parts, fullName, email, reference].join(' ')
  if (!isCertain && !isNamed(all, name, known)) return []
  const [title = '', ...about] = [name, email, phone, reference].filter(Boolean)
  return [{ ...thing, title, about, isCertain }]
}

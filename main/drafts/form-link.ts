import {
  cleanField,
  emptyDraft,
  type FormLink,
  inviteDraft,
  succeeded,
  type TextField,
  type TypedDraft,
  textFields,
} from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'

/** Twice what a customer's details need, and less than any system lets through on a command line. */
const longestLink = 4_000

const unreadable: FormLink = { state: 'refused', reason: 'unreadable' }

/**
 * Reads `frontdesk://new?email=mary@example.com&firstName=Mary`, which anything on this computer can open, a page in
 * a browser too. Each value goes through the schema that checks it before it is sent; what would be refused there is
 * left out here, and so is what no person's details hold: a sign of markup, a control character, an escape that was
 * escaped once more.
 */
export async function readFormLink(text: string): Promise<FormLink> {
  const members = membersOf(text)
  return members ? readMembers(members) : unreadable
}

/** The same of details that come by another way, named as a link names them. */
export async function readMembers(members: URLSearchParams): Promise<FormLink> {
  const names = [...new Set(members.keys())]
  const given = textFields.filter((field) => members.getAll(field).some((value) => value.trim()))
  const isParts = given.some((field) => nameParts.includes(field))
  const plain = given.filter(
    (field) => isPlain(field, members.getAll(field)) && !(field === 'fullName' && isParts),
  )
  const draft: TypedDraft = {
    ...emptyDraft,
    nameForm: plain.includes('fullName') ? 'full' : 'parts',
    ...valuesOf(members, plain),
  }
  const wrong = await wrongFields(draft)
  const filled = plain.filter((field) => draft[field] !== '' && !wrong.includes(field))
  if (filled.length === 0) return unreadable
  return {
    state: 'read',
    draft: { ...emptyDraft, nameForm: draft.nameForm, ...valuesOf(members, filled) },
    leftOut: given.filter((field) => !filled.includes(field)),
    hasUnknown: names.some((name) => !textFields.some((field) => field === name)),
  }
}

/** Hands the link that was opened last to the desk. Where there is no form yet, it is used up all the same. */
export function linkRoutes(
  take: () => string | undefined,
  refusal: () => 'locked' | 'first-run' | 'desk-locked' | undefined,
): Pick<Handlers, 'link.take'> {
  return {
    'link.take': async () => {
      const link = take()
      if (link === undefined) return succeeded({ state: 'none' })
      const reason = refusal()
      return succeeded(reason ? { state: 'refused', reason } : await readFormLink(link))
    },
  }
}

const nameParts: readonly TextField[] = ['firstName', 'middleName', 'familyName']

function membersOf(text: string): URLSearchParams | undefined {
  if (text.length > longestLink || /\p{Cc}/u.test(text) || !URL.canParse(text)) return undefined
  const { protocol, host, pathname, hash, username, password, searchParams } = new URL(text)
  const isOurs = protocol === 'frontdesk:' && host.toLowerCase() === 'new'
  // Browsers and mail programs put a slash behind a host.
  const isPlainPlace = (pathname === '' || pathname === '/') && hash === ''
  return isOurs && isPlainPlace && username === '' && password === '' ? searchParams : undefined
}

/** Once, and nothing in it that is no writing. U+FFFD stands for bytes that were no UTF-8. */
function isPlain(field: TextField, [value = '', ...others]: string[]): boolean {
  // A practice-management system may hold an address in lines.
  const text = field === 'address' ? value.replace(/[\r\n\t]/gu, ' ') : value
  return others.length === 0 && !/[<>%\p{Cc}\uFFFD]/u.test(text)
}

function valuesOf(members: URLSearchParams, fields: readonly TextField[]): Partial<TypedDraft> {
  return Object.fromEntries(
    fields.map((field) => [field, cleanField(field, members.get(field) ?? '')]),
  )
}

async function wrongFields(draft: TypedDraft): Promise<string[]> {
  const { error } = await inviteDraft.safeParseAsync(draft)
  const wrong = error?.issues.map(({ path: [field] }) => String(field)) ?? []
  const filled = textFields.filter((field) => wrong.includes(field) && draft[field] !== '')
  if (filled.length === 0) return wrong
  // One that is too long for the form keeps the others from being looked at.
  const others = { ...draft, ...Object.fromEntries(filled.map((field) => [field, ''])) }
  return [...wrong, ...(await wrongFields(others))]
}

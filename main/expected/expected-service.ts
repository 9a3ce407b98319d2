import { join } from 'node:path'
import {
  type ChosenColumns,
  type ExpectedCustomer,
  type ExpectedList,
  type FormLink,
  type InviteDraft,
  type ListProblem,
  type ReadList,
  typedName,
} from '#contract'
import type { AskWhatToOpen } from '../files/whole-files.ts'
import { fold } from '../fold-text.ts'
import { errorName, type Log, quietly } from '../logging/log.ts'
import type { ExpectedRepository, ExpectedRow } from './expected-repository.ts'
import type { createListReader } from './list-reader.ts'

export interface ExpectedServiceOptions {
  repository: ExpectedRepository
  reader: ReturnType<typeof createListReader>
  askWhatToOpen: AskWhatToOpen
  /** A list was read by itself and so many are expected by it, or something else is to be read anew. */
  changed: (news: { count?: number }) => void
  log: Log
}

/** What the system's dialog offers. */
const listFile = {
  title: 'Expected today',
  files: { kind: 'Lists and calendars', extensions: ['csv', 'tsv', 'txt', 'ics'] },
}

/** Who is expected today, until their invite was made or the day ends. */
export function createExpectedService(options: ExpectedServiceOptions) {
  const { repository, reader, changed, log } = options
  /** The folder cannot be read. */
  let isAway = false
  /** Of its files, by their names. */
  const problems = new Map<string, ListProblem>()
  /** Who filled the form last. */
  let taken: number | undefined

  function problem(): ListProblem | undefined {
    if (isAway) return 'folder-away'
    return (
      [...problems.values()].at(-1) ??
      (reader.waiting().state === 'columns' ? 'columns' : undefined)
    )
  }

  return {
    list: (): ExpectedList => {
      const rows = repository.read()
      const said = problem()
      return {
        customers: rows.filter(({ state }) => state === 'expected').map(toCustomer),
        invited: rows.filter(({ state }) => state === 'invited').length,
        ...(said === undefined ? {} : { problem: said }),
      }
    },
    choose: async (): Promise<ReadList> => {
      const path = await options.askWhatToOpen(listFile)
      if (path === undefined) return { state: 'none' }
      const read = await reader.read(path, false).catch((error): ReadList => {
        log('list-not-read', { error: errorName(error) })
        return { state: 'refused', problem: 'unreadable' }
      })
      changed({})
      return read
    },
    /** A file of the folder. Throws as the watched folder wants it. */
    takeWatched: async (
      { folder, name }: { folder: string; name: string },
      isFollowed: () => boolean,
    ): Promise<void> => {
      const read = await reader.read(join(folder, name), true)
      // The last one that something is amiss with is said.
      problems.delete(name)
      const isAmiss = read.state === 'refused' && read.problem !== 'nobody'
      if (isAmiss && isFollowed()) problems.set(name, read.problem)
      changed(read.state === 'read' ? { count: read.count } : {})
    },
    /** The file is in the folder no more. */
    forgetWatched: (name: string): void => {
      if (problems.delete(name)) changed({})
    },
    setAway: (next: boolean): void => {
      if (isAway === next) return
      isAway = next
      changed({})
    },
    /** Another folder is to be followed, or the same one anew. */
    forgetFolder: (): void => {
      const isNews = isAway || problems.size > 0
      isAway = false
      problems.clear()
      if (isNews) changed({})
    },
    columns: reader.waiting,
    chooseColumns: async (chosen: ChosenColumns & { name: string }): Promise<ReadList> => {
      const read = await reader.chooseColumns(chosen)
      changed({})
      return read
    },
    dropColumns: (): void => {
      reader.dropWaiting()
      changed({})
    },
    take: (id: number): FormLink | undefined => {
      const row = repository.read().find((one) => one.id === id)
      if (!row) return undefined
      taken = id
      return { state: 'read', draft: row.typed, leftOut: row.leftOut, hasUnknown: false }
    },
    setRemoved: (id: number, isRemoved: boolean): boolean => {
      const isThere = repository.setState(id, isRemoved ? 'removed' : 'expected')
      changed({})
      return isThere
    },
    clear: (): void => {
      reader.dropWaiting()
      repository.deleteAll()
      problems.clear()
      changed({})
    },
    /** An invite was made for this draft: whoever it is for is expected no more. */
    invited: (draft: InviteDraft): Promise<void> =>
      quietly(log, 'expected-not-ticked', () => {
        const expected = repository.read().filter(({ state }) => state === 'expected')
        const found = whoIsMeant(draft, expected, taken)
        taken = undefined
        if (!found) return
        repository.setState(found.id, 'invited')
        changed({})
      }),
  }
}

function toCustomer({ id, minute, typed }: ExpectedRow): ExpectedCustomer {
  const { email, phone, reference } = typed
  return {
    id,
    ...(minute === null ? {} : { minute }),
    name: typedName(typed),
    email,
    phone,
    reference,
  }
}

/** Whoever filled the form, unless somebody else was typed there since; else by email, phone, or a reference of one alone. */
function whoIsMeant(
  draft: InviteDraft,
  expected: readonly ExpectedRow[],
  taken: number | undefined,
): ExpectedRow | undefined {
  const email = fold(draft.email)
  const phone = lastDigits(draft.customerContext.preferredContactNumber ?? '')
  const { firstName, middleName, familyName, fullName } = draft.customerContext
  const name = fold([firstName, middleName, familyName, fullName].filter(Boolean).join(' '))
  const hasEmail = ({ typed }: ExpectedRow) => fold(typed.email) === email
  const hasPhone = ({ typed }: ExpectedRow) => phone !== '' && lastDigits(typed.phone) === phone
  const hasReference = ({ typed }: ExpectedRow) =>
    draft.reference !== undefined && fold(typed.reference) === fold(draft.reference)
  const hasName = ({ typed }: ExpectedRow) => name !== '' && fold(typedName(typed)) === name
  const isMeant = (row: ExpectedRow) =>
    hasEmail(row) || hasPhone(row) || hasReference(row) || hasName(row)
  const byReference = expected.filter(hasReference)
  return (
    expected.find((row) => row.id === taken && isMeant(row)) ??
    expected.find(hasEmail) ??
    expected.find(hasPhone) ??
    (byReference.length === 1 ? byReference[0] : undefined)
  )
}

/** Enough of a number to know it by, however its country is written. */
function lastDigits(phone: string): string {
  const digits = phone.replace(/\D/gu, '')
  return digits.length < 8 ? '' : digits.slice(-9)
}

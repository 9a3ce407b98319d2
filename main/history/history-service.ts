import {
  type Answer,
  cleanEmail,
  type EnvironmentName,
  type FoundCount,
  type FoundInvites,
  failed,
  type InviteDetail,
  type InviteEvent,
  type InvitePage,
  type InviteQuery,
  isOpenToday,
  type KnownPeople,
  mostListed,
  type SentDetails,
  startOfToday as startOfDayOf,
  succeeded,
  type TypedDraft,
} from '#contract'
import { type InviteRow, toInvite } from '../database/invite-row.ts'
import { by } from '../database/staff-at-desk.ts'
import type { InviteRepository } from '../invites/invite-repository.ts'
import type { Notices } from '../record/notices.ts'
import type { EventRepository } from './event-repository.ts'
import { isCalled, type PeopleRepository, toPerson } from './people-repository.ts'
import type { InviteSearch } from './search/invite-search.ts'
import { matchesOf } from './search/search-match.ts'
import { readSearch } from './search/search-query.ts'

export interface HistoryServiceOptions {
  repository: Pick<InviteRepository, 'find' | 'readDraft'>
  search: InviteSearch
  events: Pick<EventRepository, 'read' | 'reissuesOf'>
  people: PeopleRepository
  notices: Pick<Notices, 'shownFor'>
  /** The history of one environment never shows another's: practice stays among itself. */
  environment: () => EnvironmentName
  now: () => Date
}

/** A hint for returning customers. */
const fewestTyped = 3
const mostPeople = 5
const visitsSearched = 50
const anyInvite = { onlyUnfinishedToday: false }

/** `+61 491570006`. The page has read what was typed: what reads it is large, and not loaded for this. */
const phoneAsSent = /^\+\d{1,3} \d{4,14}$/u

/** What a screen may look up in the history. */
export function createHistoryService(options: HistoryServiceOptions) {
  const { repository, search, events, people, notices, environment, now } = options
  const startOfToday = () => new Date(startOfDayOf(now().getTime()))
  const scope = () => ({ environment: environment(), startOfToday: startOfToday() })

  function detail(id: number): Answer<InviteDetail> {
    const row = repository.find(id)
    if (!row) return failed('not-found')
    const before = row.reissue_of === null ? undefined : repository.find(row.reissue_of)
    return succeeded(
      toDetail(row, {
        events: events.read(id),
        reissueOf: before?.id,
        reissuedAs: events.reissuesOf(id),
        notices: notices.shownFor(id),
      }),
    )
  }

  function list(query: InviteQuery): Answer<InvitePage> {
    const { rows, hasMore } = search.page(query, scope())
    const next = hasMore ? { next: rows.at(-1)?.id } : {}
    const words = query.search === undefined ? [] : readSearch(query.search).words
    const matches = words.length === 0 ? {} : { matches: matchesOf(rows, words) }
    return succeeded({ invites: rows.map(toInvite), ...matches, hasMore, ...next })
  }

  function count(found: FoundInvites): Answer<FoundCount> {
    const counted = search.count(found, scope(), mostListed + 1)
    return succeeded({ count: Math.min(counted, mostListed), hasMore: counted > mostListed })
  }

  /** By a whole address, phone number or name: a part of one would name strangers, and fill in their details. */
  function suggest(typed: string): Answer<KnownPeople> {
    const visits = people.visits(environment(), cleanEmail(typed))
    if (visits.length > 0) return succeeded(knownBy([visits]))
    if (!phoneAsSent.test(typed)) return succeeded({ people: namesakes(typed) })
    const callers = Map.groupBy(people.callers(environment(), typed), ({ email }) =>
      email.toLowerCase(),
    )
    return succeeded(knownBy([...callers.values()]))
  }

  /** The code of today is offered where there is no doubt whose it is. */
  function knownBy(found: readonly InviteRow[][]): KnownPeople {
    const [visits = [], ...others] = found
    const open = visits.map(toInvite).find((visit) => isOpenToday(visit, now().getTime()))
    return {
      ...(open && others.length === 0 ? { openToday: open } : {}),
      people: found.flatMap((each) => toPerson(each) ?? []).slice(0, mostPeople),
    }
  }

  function namesakes(typed: string): KnownPeople['people'] {
    if (typed.trim().length < fewestTyped) return []
    const query = { ...anyInvite, search: typed, limit: visitsSearched }
    const { rows } = search.page(query, scope())
    const addresses = new Set(rows.map((row) => row.email.toLowerCase()))
    const ofThem = [...addresses].map((email) => people.visits(environment(), email))
    return ofThem
      .flatMap((visits) => toPerson(visits.filter((visit) => isCalled(visit, typed))) ?? [])
      .slice(0, mostPeople)
  }

  return {
    list,
    count,
    draft: (id: number): Answer<TypedDraft> => {
      const draft = repository.readDraft(id)
      return draft ? succeeded(draft) : failed('not-found')
    },
    detail,
    suggest,
  }
}

interface Relatives {
  events: readonly InviteEvent[]
  reissueOf: number | undefined
  reissuedAs: number[]
  notices: InviteDetail['notices']
}

/** All that is kept of an invite but its link. */
function toDetail(
  row: InviteRow,
  { events, reissueOf, reissuedAs, notices }: Relatives,
): InviteDetail {
  const made: InviteEvent[] = [{ kind: 'created', at: row.created_at, ...by(row.created_by) }]
  if (row.answered_at !== null) made.push({ kind: 'answered', at: row.answered_at })
  return {
    invite: toInvite(row),
    // Stable: what happened in the same millisecond stays in the order in which it can happen.
    events: [...made, ...events].sort((one, other) => one.at - other.at),
    sent: toSent(row),
    ...(row.details_removed_at === null ? {} : { detailsRemovedAt: row.details_removed_at }),
    ...(reissueOf === undefined ? {} : { reissueOf }),
    reissuedAs,
    notices,
  }
}

/** The request as it went out, rebuilt from the row: `invite-api.ts` made it of the same values. */
function toSent(row: InviteRow): SentDetails {
  const context = {
    firstName: row.first_name,
    middleName: row.middle_name,
    familyName: row.family_name,
    fullName: row.full_name,
    dateOfBirth: row.date_of_birth,
    preferredContactNumber: row.phone,
    address: row.address,
  }
  return {
    email: row.email,
    referenceData: row.reference,
    customerContext: Object.fromEntries(
      Object.entries(context).filter(([, value]) => value !== null),
    ),
    sendInvitationEmail: row.send_invitation_email === 1,
  }
}

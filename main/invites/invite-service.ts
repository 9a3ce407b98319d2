import {
  type Answer,
  type CreatedInvite,
  cleanText,
  type FailureCode,
  failed,
  type Invite,
  type InviteDraft,
  type InviteStatus,
  type Language,
  type ShowEnd,
  succeeded,
} from '#contract'
import { type InviteRow, toInvite } from '../database/invite-row.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { errorName, type Log, quietly } from '../logging/log.ts'
import { checkLink } from '../portal-link.ts'
import type { Connection } from '../settings/connection.ts'
import { type CreateResult, type InviteApi, inviteRequest } from './api/invite-api.ts'
import { createAttempts } from './attempts.ts'
import type { InviteRepository, NewAttempt } from './invite-repository.ts'

export interface InviteServiceOptions {
  repository: InviteRepository
  api: InviteApi
  connection: () => Answer<Connection>
  newReference: (now: Date) => string
  now: () => Date
  announce: (invite: Invite) => void
  /** An invite was issued for this draft: it is no draft any more. */
  forgetDraft: (draft: InviteDraft) => Promise<void>
  log: Log
}

export type InviteService = ReturnType<typeof createInviteService>

/** The life of an invite: written down before the request leaves, and after it has ended. */
export function createInviteService(options: InviteServiceOptions) {
  const { repository, api, connection, newReference, now, announce, log } = options
  const attempts = createAttempts({
    leftBehind: () => leftBehind(repository, now()),
    now: () => performance.now(),
  })

  function announced(id: number): Invite | undefined {
    const row = repository.find(id)
    const invite = row && toInvite(row)
    if (invite) announce(invite)
    return invite
  }

  async function send(draft: InviteDraft, target: Connection, signal: AbortSignal) {
    const createdAt = now()
    const reference = draft.reference ?? newReference(createdAt)
    const id = repository.begin(newAttempt({ createdAt, reference, draft }, target))
    const request = inviteRequest(draft, target.code, reference)
    const answered = await api.createInvite(target, request, signal).catch((error: unknown) => {
      // A defect of ours, not an answer. The row says what is known, and the IPC dispatcher names the failure.
      repository.finish(id, unknownEnd('internal'), now())
      throw error
    })
    // A tracking reference is for one visit: one that the history has already is no new invite.
    const known = isKnown(answered, repository) ? unknownEnd('broken-answer') : answered
    const result = brokenOff(known, signal)
    repository.finish(id, result, now())
    if (result.outcome === 'issued') {
      await quietly(log, 'draft-not-emptied', () => options.forgetDraft(draft))
    }
    const invite = announced(id)
    const replaced = repository.replacedBy(id)
    if (replaced !== undefined) announced(replaced)
    return createAnswer(id, result, invite)
  }

  /** One at a time: a second Enter must not make a second invite. */
  async function create(draft: InviteDraft): Promise<Answer<Invite>> {
    if (attempts.isSending()) return failed('already-sending')
    const target = connection()
    if (!target.ok) return target
    return attempts.start((signal) => send(draft, target.value, signal))
  }

  function link(id: number): Answer<ShowableLink> {
    const row = repository.find(id)
    if (!row) return failed('not-found')
    const target = connection()
    return target.ok ? showableLink(row, target.value) : target
  }

  return {
    create,
    link,
    /** Ends the request that is out, if any: the machine is about to sleep or the app to end. */
    abort: attempts.abort,
    stop: (): void => attempts.abort(),
    attempt: attempts.read,
    isSending: attempts.isSending,
    rejoin: attempts.rejoin,
    takeAnswer: attempts.take,
    /** That it cannot be written down, on a full disk say, takes the code from nobody. */
    markShown: (id: number): void => {
      void quietly(log, 'shown-not-written', () => repository.markShown(id, now()))
      announced(id)
    },
    markNoticeShown: (id: number): void => {
      repository.markNoticeShown(id, now())
    },
    setLeft: (id: number, hasLeft: boolean): void => {
      repository.setLeft(id, hasLeft, now())
      announced(id)
    },
    setDue: (id: number, dueOn: string | undefined): void => {
      repository.setDue(id, dueOn)
      announced(id)
    },
    setNote: (id: number, typed: string): void => {
      repository.setNote(id, cleanText(typed), now())
      announced(id)
    },
    markSeen: (id: number): void => {
      repository.markSeen(id, now())
      announced(id)
    },
    /** What its customer is addressed in from now on. */
    keepLanguage: repository.keepLanguage,
    trackingReference: (id: number): string | undefined =>
      repository.find(id)?.tracking_reference ?? undefined,
  }
}

function newAttempt(
  attempt: Pick<NewAttempt, 'createdAt' | 'reference' | 'draft'>,
  { environment, codeLabel }: Connection,
): NewAttempt {
  const isReferenceMadeUp = attempt.draft.reference === undefined
  return { ...attempt, environment, codeLabel, isReferenceMadeUp }
}

function isKnown(result: CreateResult, repository: InviteRepository): boolean {
  return result.outcome === 'issued' && repository.hasTrackingReference(result.trackingReference)
}

/** Who broke the request off: whoever reads the history next morning closed nothing. */
function brokenOff(result: CreateResult, { reason }: AbortSignal): CreateResult {
  if (result.outcome !== 'unknown' || result.code !== 'interrupted') return result
  if (reason === 'sleep') return { ...result, code: 'interrupted-by-sleep' }
  return reason === 'cancel' ? { ...result, code: 'cancelled' } : result
}

/** What the end of the app left: an attempt that it cut off, or an invite of today whose code nobody has seen. */
function leftBehind(repository: InviteRepository, now: Date): Invite | undefined {
  const row = repository.newest()
  if (!row || new Date(row.created_at).toDateString() !== now.toDateString()) return undefined
  const isUnseen = row.outcome === 'issued' && row.shown_at === null && row.status === 'Inactive'
  const isCutOff = row.outcome === 'unknown' && row.failure_code === 'interrupted'
  return isUnseen || isCutOff ? toInvite(row) : undefined
}

function unknownEnd(code: FailureCode): CreateResult {
  return { outcome: 'unknown', code, problems: [] }
}

function createAnswer(id: number, result: CreateResult, invite: Invite | undefined) {
  if (result.outcome === 'issued') return invite ? succeeded(invite) : failed('database-failed')
  const { code, problems, retryAfterSeconds } = result
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  return failed(code, { problems, inviteId: id, ...wait })
}

export interface InviteRoutesOptions {
  /** How many answers of VerifiMe's are not written yet. */
  unwritten: () => number
  /** Puts an invite's code on the screen. */
  show: (inviteId: number) => Promise<Answer<ShowEnd>>
  writeClipboard: (text: string) => void
  /** The link of this invite is on the clipboard. */
  copied: (inviteId: number) => void
  log: Log
}

/** What a screen may ask about making an invite, and about the code of one. */
export function inviteRoutes(
  service: InviteService,
  { unwritten, show, writeClipboard, copied, log }: InviteRoutesOptions,
) {
  /** The desk need not ask again; whatever becomes of the code, the invite is told. */
  async function withCodeShown(made: Promise<Answer<Invite>>): Promise<Answer<CreatedInvite>> {
    const invite = await made
    if (!invite.ok) return invite
    const shown = await show(invite.value.id).catch((error: unknown) => {
      log('code-not-shown', { error: errorName(error) })
      return failed('internal')
    })
    return succeeded({ invite: invite.value, shown })
  }

  return {
    'invites.create': (draft) => withCodeShown(service.create(draft)),
    'invites.cancel': () => {
      service.abort('cancel')
      return succeeded(undefined)
    },
    'invites.attempt': () => succeeded(service.attempt()),
    'invites.rejoin': () => withCodeShown(service.rejoin()),
    'invites.takeAnswer': () => {
      service.takeAnswer()
      return succeeded(undefined)
    },
    'invites.unwritten': () => succeeded({ count: unwritten() }),
    'invites.chooseLanguage': ({ id, language }) => {
      service.keepLanguage(id, language)
      return succeeded(undefined)
    },
    'invites.setLeft': ({ id, hasLeft }) => {
      service.setLeft(id, hasLeft)
      return succeeded(undefined)
    },
    'invites.setDue': ({ id, dueOn }) => {
      service.setDue(id, dueOn)
      return succeeded(undefined)
    },
    'invites.setNote': ({ id, note }) => {
      service.setNote(id, note)
      return succeeded(undefined)
    },
    'invites.seen': ({ id }) => {
      service.markSeen(id)
      return succeeded(undefined)
    },
    'invites.copyLink': ({ id }) => {
      const link = service.link(id)
      if (!link.ok) return link
      writeClipboard(link.value.link)
      copied(id)
      return succeeded(undefined)
    },
  } satisfies Partial<Handlers>
}

/** An issued invite's link, checked once more, and what a screen says beside its code. */
export interface ShowableLink {
  link: string
  linkHost: string
  status: InviteStatus
  environment: Connection['environment']
  organisationName: string
  /** As it was typed into the field of that name; of a full name nobody can tell which part it is. */
  firstName?: string
  /** What this customer chose to be addressed in. */
  language?: Language
}

/** Only for the environment in force: a practice code must never face a real customer. */
function showableLink(row: InviteRow, connection: Connection): Answer<ShowableLink> {
  const { link, tracking_reference: trackingReference, status, environment } = row
  if (environment !== connection.environment) return failed('link-unavailable')
  if (link === null || trackingReference === null || status === null) {
    return failed('link-unavailable')
  }
  const checked = checkLink(link, trackingReference, connection.linkHosts)
  if ('fault' in checked) return failed('foreign-link')
  const { organisationName } = connection
  const shown = { link, linkHost: checked.host, status, environment, organisationName }
  return succeeded({
    ...shown,
    ...(row.first_name === null ? {} : { firstName: row.first_name }),
    ...(row.language === null ? {} : { language: row.language }),
  })
}

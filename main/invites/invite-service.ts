import {
  type Answer,
  type FailureCode,
  failed,
  type Invite,
  type InviteDraft,
  succeeded,
} from '#contract'
import type { Connection } from '../settings/connection.ts'
import type { CreateResult, InviteApi } from './api/invite-api.ts'
import { inviteRequest } from './api/invite-api-request.ts'
import type { InviteRepository, NewAttempt } from './invite-repository.ts'
import { toInvite } from './invite-row.ts'
import { type ShowableLink, showableLink } from './showable-link.ts'

export interface InviteServiceOptions {
  repository: InviteRepository
  api: InviteApi
  connection: () => Answer<Connection>
  newReference: (now: Date) => string
  now: () => Date
  announce: (invite: Invite) => void
}

export type InviteService = ReturnType<typeof createInviteService>

/** The life of an invite: written down before the request leaves, and after it has ended. */
export function createInviteService(options: InviteServiceOptions) {
  const { repository, api, connection, newReference, now, announce } = options
  let sending: AbortController | undefined

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
      // A defect of ours, not an answer. The row says what is known, and the border names the failure.
      repository.finish(id, unknownEnd('internal'), now())
      throw error
    })
    // A tracking reference is for one visit: one that the history has already is no new invite.
    const ended = endedBySleep(answered, signal) ? unknownEnd('interrupted-by-sleep') : answered
    const result = isKnown(ended, repository) ? unknownEnd('broken-answer') : ended
    repository.finish(id, result, now())
    return createAnswer(id, result, announced(id))
  }

  /** One at a time: a second Enter must not make a second invite. */
  async function create(draft: InviteDraft): Promise<Answer<Invite>> {
    if (sending) return failed('already-sending')
    const target = connection()
    if (!target.ok) return target
    sending = new AbortController()
    return send(draft, target.value, sending.signal).finally(() => {
      sending = undefined
    })
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
    abort: (by?: 'sleep'): void => sending?.abort(by),
    markShown: (id: number): void => {
      repository.markShown(id, now())
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

/** Whoever reads the history next morning closed nothing. */
function endedBySleep(result: CreateResult, { reason }: AbortSignal): boolean {
  return result.outcome === 'unknown' && result.code === 'interrupted' && reason === 'sleep'
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

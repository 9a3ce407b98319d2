import type { Answer, InviteStatus } from '#contract'
import type { InviteApi, StatusAnswer } from '../invites/api/invite-api.ts'
import type { InviteRepository } from '../invites/invite-repository.ts'
import type { Connection } from '../settings/connection.ts'

/** What one check of an invite's status found, and whether that is news. */
export type CheckedStatus =
  | (Extract<StatusAnswer, { found: 'status' }> & { isNew: boolean })
  | Exclude<StatusAnswer, { found: 'status' }>

/** Checks one invite's status; answers nothing when there was nothing to ask. */
export type StatusCheck = (
  inviteId: number,
  signal?: AbortSignal,
) => Promise<CheckedStatus | undefined>

export interface StatusCheckOptions {
  repository: Pick<InviteRepository, 'find' | 'raiseStatus'>
  api: Pick<InviteApi, 'readStatus'>
  connection: () => Answer<Connection>
  now: () => Date
  /** Called when the customer has come further, once that is written down. */
  changed: (inviteId: number, status: InviteStatus) => void
}

/** Asks VerifiMe how far a customer is. Nothing when there is nothing to ask: no request was made. */
export function createStatusCheck(options: StatusCheckOptions): StatusCheck {
  const { repository, api, connection, now, changed } = options
  return async (id, signal) => {
    const row = repository.find(id)
    const target = connection()
    if (!target.ok || !row?.tracking_reference) return undefined
    if (row.environment !== target.value.environment) return undefined
    const answer = await api.readStatus(target.value.statusUrl, row.tracking_reference, signal)
    if (answer.found !== 'status') return answer
    // Goes one way only: what VerifiMe says of an earlier step is an answer, and no news.
    const isNew = repository.raiseStatus(id, answer.status, now())
    if (isNew) changed(id, answer.status)
    return { ...answer, isNew }
  }
}

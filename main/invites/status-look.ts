import type { Answer, Invite } from '#contract'
import type { Connection } from '../settings/connection.ts'
import type { InviteApi } from './api/invite-api.ts'
import type { StatusAnswer } from './api/status-reader.ts'
import type { InviteRepository } from './invite-repository.ts'

/** A look at an invite's status: what was found, and whether that is news. */
export type StatusLook =
  | (Extract<StatusAnswer, { found: 'status' }> & { isNew: boolean })
  | Exclude<StatusAnswer, { found: 'status' }>

export interface StatusLookOptions {
  repository: Pick<InviteRepository, 'find' | 'raiseStatus'>
  api: Pick<InviteApi, 'readStatus'>
  connection: () => Answer<Connection>
  now: () => Date
  /** The customer has sent their details. */
  submitted: (id: number) => void
  announced: (id: number) => Invite | undefined
}

/** Asks VerifiMe how far a customer is. Nothing when there is nothing to ask: no request was made. */
export function createStatusLook(options: StatusLookOptions) {
  const { repository, api, connection, now, submitted, announced } = options
  return async (id: number, signal?: AbortSignal): Promise<StatusLook | undefined> => {
    const row = repository.find(id)
    const target = connection()
    if (!target.ok || !row?.tracking_reference) return undefined
    if (row.environment !== target.value.environment) return undefined
    const answer = await api.readStatus(target.value.apiUrl, row.tracking_reference, signal)
    if (answer.found !== 'status') return answer
    // Goes one way only: what VerifiMe says of an earlier step is an answer, and no news.
    const isNew = repository.raiseStatus(id, answer.status, now())
    if (isNew && answer.status === 'Completed') submitted(id)
    if (isNew) announced(id)
    return { ...answer, isNew }
  }
}

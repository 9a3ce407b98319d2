import type { InviteRepository, NewAttempt } from '../../main/invites/invite-repository.ts'
import { draft } from './invite-draft.ts'

export const noon = new Date(2026, 10, 22, 12)

export function attempt(changes: Partial<NewAttempt> = {}): NewAttempt {
  return {
    createdAt: noon,
    environment: 'practice',
    codeLabel: 'Main',
    reference: 'CASE-7',
    isReferenceMadeUp: false,
    draft: draft(),
    ...changes,
  }
}

/** An invite that VerifiMe answered; gives its id. */
export function issue(repository: InviteRepository, changes: Partial<NewAttempt> = {}): number {
  const id = repository.begin(attempt(changes))
  const trackingReference = crypto.randomUUID()
  const link = `https://portal.practice.example/sign-up/track-id/${trackingReference}`
  repository.finish(id, { outcome: 'issued', trackingReference, link }, noon)
  return id
}

import { subMinutes } from 'date-fns'
import type { InviteDraft, InviteStatus } from '#contract'
import { createEncryptedDatabase } from '../../main/database/encrypted-database.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { createSettingsRepository } from '../../main/settings/settings-repository.ts'
import { createFakeKeyring } from '../fakes/fake-keyring.ts'
import { draft } from './invite-draft.ts'

/** An invite that was made before the app started. */
export interface PastInvite {
  draft?: Partial<InviteDraft>
  createdAt?: Date
  /** How far the customer is; `undefined` leaves it not opened, `refused` ends it without a link. */
  end?: InviteStatus | 'refused'
}

export interface SeedOptions {
  environment?: string
  linkHost: string
  /** When the app was last used; nothing: never. */
  lastUsedAt?: Date
}

/**
 * Writes invites into a data folder, oldest first, through the app's own files and statements: what an
 * app that starts there finds. Answers their tracking references.
 */
export async function seedHistory(
  dataFolder: string,
  invites: readonly PastInvite[],
  { environment = 'custom', linkHost, lastUsedAt }: SeedOptions,
): Promise<string[]> {
  const history = await createEncryptedDatabase({
    userDataFolder: dataFolder,
    keyring: createFakeKeyring(false),
    isAccountEnough: true,
    now: () => new Date(),
  }).open()
  if (history.state !== 'open') throw new Error(`locked: ${history.reason}`)
  const { database } = history
  const repository = createInviteRepository(database)
  const references: string[] = []
  const write = database.transaction(() => {
    for (const [index, past] of invites.entries()) {
      const createdAt = past.createdAt ?? subMinutes(new Date(), invites.length - index)
      const id = repository.begin({
        createdAt,
        environment,
        codeLabel: 'Wattle & Finch Lawyers',
        reference: past.draft?.reference ?? `FD-${String(index + 1).padStart(8, '0')}`,
        isReferenceMadeUp: past.draft?.reference === undefined,
        draft: draft(past.draft),
      })
      const trackingReference = crypto.randomUUID()
      references.push(trackingReference)
      const link = `https://${linkHost}/sign-up/track-id/${trackingReference}`
      repository.finish(
        id,
        past.end === 'refused'
          ? { outcome: 'refused', code: 'refused', problems: [] }
          : { outcome: 'issued', trackingReference, link },
        createdAt,
      )
      if (past.end && past.end !== 'refused') repository.raiseStatus(id, past.end, createdAt)
    }
  })
  write()
  // As the app that made them leaves it: their dates are settled.
  database.exec('UPDATE retention SET dated_to = (SELECT coalesce(max(id), 0) FROM invite)')
  if (lastUsedAt) createSettingsRepository(database).change({ clockSeenAt: lastUsedAt.getTime() })
  database.close()
  return references
}

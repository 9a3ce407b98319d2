import type { BackupService } from './database/backup-service.ts'
import type { UnlockedDatabase } from './database/encrypted-database.ts'
import type { watchDay } from './day-watch.ts'
import type { DraftKeeper } from './drafts/draft-keeper.ts'
import type { HeldAnswers } from './invites/held-answers.ts'
import type { InviteService } from './invites/invite-service.ts'
import type { Services } from './services.ts'

interface LivingParts {
  draft: DraftKeeper
  status: { sleep: () => void; wake: () => void }
  day: ReturnType<typeof watchDay>
  invites: InviteService
  answers: HeldAnswers
  backups: BackupService
  lock: () => void
}

/** Sleep, waking and the end. `stopped` is what runs by itself, in the order in which it ends. */
export function lifecycle(
  { draft, status, day, invites, answers, backups, lock }: LivingParts,
  stopped: readonly { stop: () => void }[],
  close: UnlockedDatabase['close'],
): Omit<Services, 'handlers' | 'activity' | 'refusal' | 'lock'> {
  return {
    backups,
    isBusy: () => invites.isSending() || answers.count() > 0,
    keepDraft: draft.flush,
    writeAnswers: answers.retry,
    suspend: () => {
      lock()
      draft.flush()
      status.sleep()
      invites.abort('sleep')
    },
    resume: () => {
      status.wake()
      day.wake()
    },
    stop: () => {
      try {
        backups.stop()
        draft.flush()
        for (const { stop } of stopped) stop()
      } finally {
        close()
      }
    },
  }
}

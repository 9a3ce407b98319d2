import { failed, succeeded } from '#contract'
import type { Handlers } from '../ipc/handlers.ts'

export interface PracticeRoutesOptions {
  isPractice: () => boolean
  trackingReference: (inviteId: number) => string | undefined
  advance: (trackingReference: string) => void
  /** Checks at once instead of at its turn. */
  refreshStatus: (inviteId: number) => Promise<unknown>
}

export function practiceRoutes(options: PracticeRoutesOptions): Pick<Handlers, 'practice.advance'> {
  return {
    'practice.advance': async ({ id }) => {
      if (!options.isPractice()) return failed('request-refused')
      const trackingReference = options.trackingReference(id)
      if (!trackingReference) return failed('not-found')
      options.advance(trackingReference)
      await options.refreshStatus(id)
      return succeeded(undefined)
    },
  }
}

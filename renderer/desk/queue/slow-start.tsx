import type { Invite } from '#contract'

/** Most customers are through by then; whoever is not may be stuck and too polite to say so. */
const slowAfterMs = 6 * 60_000

export function isSlow({ status, statusAt }: Invite, now: number): boolean {
  return status === 'Active' && statusAt !== undefined && now - statusAt > slowAfterMs
}

/** What to ask somebody who began more than six minutes ago. */
export function SlowStartHint() {
  return (
    <p className="queue-hint">
      Taking long? Ask if a photo of a document won’t work. A page that was closed opens again with
      the same QR code.
    </p>
  )
}

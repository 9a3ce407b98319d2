import type { InviteStatus } from '#contract'

/** How long a practice customer takes, in milliseconds after the invite was made. */
export interface Pace {
  opensAfterMs: number
  submitsAfterMs: number
}

/** Quick enough for a lesson, slow enough to watch. */
export const lessonPace: Pace = { opensAfterMs: 20_000, submitsAfterMs: 75_000 }

export interface KnownCustomer {
  trackingReference: string
  /** Milliseconds since 1970. */
  since: number
  status: InviteStatus
}

const steps: readonly InviteStatus[] = ['Inactive', 'Active', 'Completed']

/** The customers of practice mode: each goes through the onboarding by the clock, or when told to. */
export function createPracticeCustomers(now: () => Date, pace: Pace) {
  const customers = new Map<string, { since: number; atLeast: number }>()

  function step(customer: { since: number; atLeast: number }): number {
    const elapsed = now().getTime() - customer.since
    const byClock = elapsed >= pace.submitsAfterMs ? 2 : elapsed >= pace.opensAfterMs ? 1 : 0
    return Math.max(byClock, customer.atLeast)
  }

  return {
    add: (trackingReference: string): void => {
      customers.set(trackingReference, { since: now().getTime(), atLeast: 0 })
    },
    /** What an earlier start of the app gave out, and how far that customer was known to be. */
    remember: (known: readonly KnownCustomer[]): void => {
      for (const { trackingReference, since, status } of known) {
        if (customers.has(trackingReference)) continue
        customers.set(trackingReference, { since, atLeast: steps.indexOf(status) })
      }
    },
    /** Nothing for a reference that this server did not give out. */
    status: (trackingReference: string): InviteStatus | undefined => {
      const customer = customers.get(trackingReference)
      return customer && steps[step(customer)]
    },
    /** The next step on the phone, at once. A reference that nobody knows becomes a new customer's. */
    advance: (trackingReference: string): void => {
      const customer = customers.get(trackingReference) ?? { since: now().getTime(), atLeast: 0 }
      customer.atLeast = Math.min(step(customer) + 1, steps.length - 1)
      customers.set(trackingReference, customer)
    },
  }
}

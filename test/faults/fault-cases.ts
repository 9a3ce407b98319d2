/**
 * How many cases the fault tests try, and from which seed. `npm test` takes the short number, `npm run test:faults`
 * the full one. The seed is new in each run (test/vitest.config.ts sets it) and printed with it;
 * `FAULT_SEED=123` gives one again.
 */
const isFull = process.env.FAULTS === 'full'

export const seed = readSeed(process.env.FAULT_SEED)

export function caseCount(counts: { short: number; full: number }): number {
  return isFull ? counts.full : counts.short
}

/** For the title of a test, so that its report says how to repeat it. */
export function withSeed(title: string): string {
  return `${title} (FAULT_SEED=${seed})`
}

function readSeed(given: string | undefined): number {
  const parsed = Number(given)
  if (!given || !Number.isSafeInteger(parsed)) {
    throw new Error(`FAULT_SEED is a whole number, not "${given}"`)
  }
  return parsed
}

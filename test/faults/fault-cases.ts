/**
 * How many cases the fault tests try, and from which seed. `npm test` takes the short number, `npm run test:faults`
 * the full one. The seed is new in each run and printed with it; `FAULT_SEED=123` gives one again.
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
  if (given === undefined) return Math.floor(Math.random() * 2 ** 31)
  const parsed = Number(given)
  if (!Number.isSafeInteger(parsed)) throw new Error(`FAULT_SEED is a whole number, not "${given}"`)
  return parsed
}

/** Numbers from 0 (inclusive) to 1, always the same ones for a seed (the algorithm mulberry32). */
export function seededRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

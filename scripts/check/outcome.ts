import { existsSync, readFileSync } from 'node:fs'

/** What a runner found. A check of the sources counts as one test. */
export interface Outcome {
  passed: number
  /** Titles, so that the end of a long run says what to look at. */
  failed: string[]
  skipped: string[]
  /** Among those passed: not at their first try. */
  unsteady: string[]
}

export const nothing: Outcome = { passed: 0, failed: [], skipped: [], unsteady: [] }

export function sum(outcomes: Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
    unsteady: outcomes.flatMap(({ unsteady }) => unsteady),
  }
}

/**
 * Trusts a runner only when its exit code and its report agree: one that crashed, or found no test,
 * counts as a failure of its own.
 */
export function judged(runner: string, code: number, read: () => Outcome): Outcome {
  const outcome = readOrNothing(read)
  const isEmpty = outcome.passed + outcome.failed.length === 0
  if (isEmpty) return { ...outcome, failed: [`${runner}: no test was run (exit code ${code})`] }
  if (code === 0 || outcome.failed.length > 0) return outcome
  return { ...outcome, failed: [`${runner}: ended with code ${code} although no test failed`] }
}

function readOrNothing(read: () => Outcome): Outcome {
  try {
    return read()
  } catch {
    // No report or half of one: the runner died, and `judged` says so.
    return nothing
  }
}

export function readReport(file: string): unknown {
  if (!existsSync(file)) throw new Error(`${file} was not written`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

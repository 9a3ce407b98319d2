/** Milliseconds. */
export interface Measured {
  median: number
  p95: number
}

/** Runs `work` often enough, and once before without looking at the clock. */
export function measure(times: number, work: () => void): Measured {
  work()
  return spread(Array.from({ length: times }, () => timed(work)))
}

export function timed(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

export function spread(taken: readonly number[]): Measured {
  const sorted = [...taken].sort((one, other) => one - other)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  return { median: at(0.5) ?? Number.NaN, p95: at(0.95) ?? Number.NaN }
}

export const ms = (time: number): string => time.toFixed(time < 10 ? 2 : 0)

/** A table in Markdown. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Milliseconds. */
export interface Measured {
  median: number
  p95: number
  /** The processor's own time: what stays the same when the machine has other things to do. */
  processor: number
}

/** Runs `work` often enough, and once before without looking at the clock. */
export function measure(times: number, work: (turn: number) => void): Measured {
  work(0)
  const taken: number[] = []
  const before = process.cpuUsage()
  for (let turn = 1; turn <= times; turn += 1) {
    const startedAt = performance.now()
    work(turn)
    taken.push(performance.now() - startedAt)
  }
  const { user, system } = process.cpuUsage(before)
  return { ...spread(taken), processor: (user + system) / 1000 / times }
}

export function spread(taken: readonly number[]): Omit<Measured, 'processor'> {
  const sorted = [...taken].sort((one, other) => one - other)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  return { median: at(0.5) ?? Number.NaN, p95: at(0.95) ?? Number.NaN }
}

export const ms = (time: number): string => time.toFixed(time < 10 ? 2 : 0)

/** A table as README has it. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

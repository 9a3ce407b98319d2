import { readdirSync, readFileSync } from 'node:fs'

/** What Linux knows of a process and all that it started: the only system that this is measured on. */
export const knowsProcesses = process.platform === 'linux'

const clockTicksPerSecond = 100

/** The processes below `root`, itself included, that live now. */
function treeOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => ({ pid: Number(name), parent: Number(statOf(Number(name))[1]) }))
  const tree = [root]
  for (const pid of tree) {
    tree.push(...parents.filter(({ parent }) => parent === pid).map((child) => child.pid))
  }
  return tree
}

/** The fields of /proc/PID/stat behind the command's name; none when the process has ended. */
function statOf(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

/** Milliseconds of processor time that they have taken. */
export function cpuMsOf(root: number): number {
  const ticks = treeOf(root).flatMap((pid) => statOf(pid).slice(11, 13).map(Number))
  return (ticks.reduce((sum, one) => sum + one, 0) / clockTicksPerSecond) * 1000
}

/** MB: `resident` counts what processes share as often as they share it, `proportional` once. */
export function memoryOf(root: number): { resident: number; proportional: number } {
  const rollups = treeOf(root).map((pid) => read(`/proc/${pid}/smaps_rollup`))
  const sum = (name: string) =>
    rollups.reduce(
      (all, text) => all + Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(text)?.[1] ?? 0),
      0,
    )
  return { resident: sum('Rss') / 1024, proportional: sum('Pss') / 1024 }
}

import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Makes `target` (a file or a folder) unless it is there. `make` works in a folder of its own and
 * answers with the path of the finished thing, which then takes its place in one move: a run that is
 * killed leaves nothing half-ready.
 */
export async function madeOnce(
  target: string,
  make: (workshop: string) => Promise<string>,
): Promise<string> {
  if (existsSync(target)) return target
  await mkdir(dirname(target), { recursive: true })
  await removeLeftovers(target)
  const workshop = `${target}.part-${process.pid}`
  await mkdir(workshop)
  try {
    await moveInto(target, await make(workshop))
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
  return target
}

async function moveInto(target: string, finished: string): Promise<void> {
  try {
    await rename(finished, target)
  } catch (error) {
    // Another run, started at the same time, was first: its result is as good as this one.
    if (!existsSync(target)) throw error
  }
}

async function removeLeftovers(target: string): Promise<void> {
  const prefix = `${basename(target)}.part-`
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue
    await rm(join(dirname(target), name), { recursive: true, force: true })
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand, tryCommand } from './command.ts'
import { isRoot, PlainError, step } from './script.ts'

/** Something from the operating system that may be missing, and the Debian packages that bring it. */
export interface SystemNeed {
  what: string
  isMissing: () => Promise<boolean> | boolean
  packages: string[]
}

/** Installs what is missing when it may; else stops with one line to paste. */
export async function ensureSystemPackages(needs: SystemNeed[]): Promise<void> {
  const missing: SystemNeed[] = []
  for (const need of new Set(needs)) if (await need.isMissing()) missing.push(need)
  if (missing.length === 0) return
  const what = missing.map((need) => need.what).join(', ')
  const packages = await debianNames(missing.flatMap((need) => need.packages))
  if (!isRoot || !isOnPath('apt-get')) {
    const line = `sudo apt-get install -y ${packages.join(' ')}`
    throw new PlainError(`This machine lacks ${what}. On Debian or Ubuntu, paste:\n  ${line}`)
  }
  await step(`Installing ${what} with apt-get`, () => install(packages))
  for (const need of missing) {
    if (await need.isMissing()) {
      throw new PlainError(`apt-get ran, but ${need.what} still cannot be found.`)
    }
  }
}

export function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, program)))
}

async function install(packages: string[]): Promise<void> {
  const options = ['install', '-y', '--no-install-recommends']
  await runCommand('apt-get', [...options, ...packages], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries: libasound2 is libasound2t64 there. */
async function debianNames(packages: string[]): Promise<string[]> {
  if (!isOnPath('apt-cache')) return packages
  // A fresh machine's lists are empty, and nothing can be found in them.
  if (isRoot) await tryCommand('apt-get', ['update'])
  return Promise.all(
    packages.map(async (name) => {
      if (!name.startsWith('lib')) return name
      const renamed = await tryCommand('apt-cache', ['show', `${name}t64`])
      return renamed.code === 0 ? `${name}t64` : name
    }),
  )
}

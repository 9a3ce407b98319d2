import { readFileSync, writeFileSync } from 'node:fs'
import { runCommand } from './set-up/command.ts'
import { inProject, runScript, say } from './set-up/script.ts'

interface LockedPackage {
  version?: string
  integrity?: string
  dev?: boolean
  engines?: Record<string, string>
  license?: string
  optionalDependencies?: Record<string, string>
}

type Packages = Record<string, LockedPackage>

/**
 * Run it after `npm install` on a machine whose registry carries this platform's binaries only: npm
 * then leaves the other platforms' optional packages out of the lock file, and `npm ci` refuses such
 * a file everywhere. They are added by name, version, platform, and the checksum that the registry tells.
 */
await runScript(async () => {
  const file = inProject('package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const packages: Packages = lock.packages
  const added = Object.values(packages).flatMap((parent) => missingParts(parent, packages))
  for (const [path, entry] of added) packages[path] = entry
  for (const [path, entry] of Object.entries(packages)) {
    if (path !== '' && entry.integrity === undefined) entry.integrity = await checksum(path, entry)
  }
  lock.packages = sorted(packages)
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  say(`✓ ${added.length} optional packages of other platforms added to package-lock.json`)
  return 0
})

function missingParts(parent: LockedPackage, packages: Packages): [string, object][] {
  const { dev, engines, license, optionalDependencies = {} } = parent
  return Object.entries(optionalDependencies)
    .filter(([name]) => !(`node_modules/${name}` in packages))
    .map(([name, version]) => {
      const shared = { version, ...platformOf(name), dev, engines, license, optional: true }
      return [`node_modules/${name}`, shared]
    })
}

async function checksum(path: string, { version }: LockedPackage): Promise<string> {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const args = ['view', `${name}@${version}`, 'dist.integrity']
  return (await runCommand('npm', args, { cwd: inProject() })).trim()
}

/** Such packages are named after what they run on: `…-linux-arm64-musl`. */
function platformOf(name: string): object {
  const platform = /-(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(-.+)?$/.exec(name)
  if (platform === null) throw new Error(`No platform can be read from the name ${name}.`)
  const [, os, cpu, abi = ''] = platform
  const libc = os === 'linux' ? { libc: [abi.includes('musl') ? 'musl' : 'glibc'] } : {}
  return { os: [os], cpu: [cpu], ...libc }
}

function sorted(packages: Packages): Packages {
  return Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
}

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand, tryCommand } from '../../scripts/set-up/command.ts'
import { madeOnce } from '../../scripts/set-up/made-once.ts'
import { inCache, inProject, isRoot, PlainError, step } from '../../scripts/set-up/script.ts'
import { ensureSystemPackages, isOnPath } from '../../scripts/set-up/system-packages.ts'

const base = inCache('debian-12-minbase')
const downloads = inCache('debian-12-packages')

/** Debian 12 with nothing but what every Debian has, kept in the cache. Root alone can make and enter it. */
export async function ensureCleanDebian(): Promise<void> {
  if (process.platform !== 'linux' || !isRoot || !isOnPath('apt-get')) {
    throw new PlainError('Installing into a clean Debian needs root on Debian or Ubuntu.')
  }
  await ensureSystemPackages([
    { what: 'debootstrap', isMissing: () => !isOnPath('debootstrap'), packages: ['debootstrap'] },
  ])
  mkdirSync(join(downloads, 'partial'), { recursive: true })
  await madeOnce(base, async (workshop) => {
    const root = join(workshop, 'root')
    await step('Making a clean Debian 12', async () =>
      runCommand('debootstrap', ['--variant=minbase', 'bookworm', root, ...(await mirror())]),
    )
    return root
  })
}

/** This machine's own source of Debian 12, where it has one; else debootstrap's. */
async function mirror(): Promise<string[]> {
  const format = ['--format', '$(SITE) $(RELEASE)', 'Created-By: Packages']
  const { output } = await tryCommand('apt-get', ['indextargets', ...format])
  return output
    .split('\n')
    .filter((line) => line.endsWith(' bookworm'))
    .map((line) => line.split(' ')[0] ?? '')
    .slice(0, 1)
}

/**
 * Enters the clean Debian: what is changed lies in `upper`, processes of other worlds are out of sight, and
 * everything ends with this script. The kernel refuses user namespaces to whoever is in a chroot.
 */
const enter = `
set -e
work=$1 base=$2 namespaces=$3; shift 3
mount -t overlay overlay -o "lowerdir=$base,upperdir=$work/upper,workdir=$work/work" "$work/root"
cd "$work/root"
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
mount -t tmpfs -o mode=1777 tmpfs tmp
mkdir tmp/.X11-unix tmp/dist
mount --bind /tmp/.X11-unix tmp/.X11-unix
mount --bind "$work/dist" tmp/dist
mount --bind "$work/downloads" var/cache/apt/archives
cat /etc/resolv.conf > etc/resolv.conf
pivot_root . .
umount -l .
cd /
if [ "$namespaces" = no ]; then
  mkdir /tmp/again
  mount --rbind / /tmp/again
  set -- chroot /tmp/again "$@"
fi
"$@" || exit $?
exit 0
`

interface Entry {
  /** Whether the kernel allows user namespaces there. */
  namespaces?: boolean
  env?: Record<string, string>
}

export interface CleanDebian {
  /** Runs a command as root and answers with what it said; throws when it fails. */
  run(command: string[], entry?: Entry): Promise<string>
  /** Starts a command as an ordinary person. */
  startAs(person: string, command: string[], entry: Entry): ChildProcess
  /** Every file and the app's folders, without what the package tools keep for themselves and people's own. */
  files(): Promise<string[]>
  remove(): void
}

/** A fresh copy, for one test run. One command at a time. */
export function cleanDebian(): CleanDebian {
  const work = inProject('test-results', 'clean-debian')
  rmSync(work, { recursive: true, force: true })
  for (const name of ['upper', 'work', 'root']) mkdirSync(join(work, name), { recursive: true })
  symlinkSync(inProject('dist'), join(work, 'dist'))
  symlinkSync(downloads, join(work, 'downloads'))
  const script = join(work, 'enter')
  writeFileSync(script, enter)
  const line = (command: string[], { namespaces = true }: Entry) => [
    ...['--mount', '--propagation=private', '--pid', '--ipc', '--fork', '--kill-child=KILL'],
    ...['sh', script, work, base, namespaces ? 'yes' : 'no', ...command],
  ]
  const debian: CleanDebian = {
    run: (command, entry = {}) =>
      runCommand('unshare', line(command, entry), {
        // Debian's rpm keeps its list of packages in the home folder.
        env: { HOME: '/root', DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C', ...entry.env },
      }),
    startAs: (person, command, entry) => {
      const env = Object.entries({ HOME: `/home/${person}`, ...entry.env })
      const clean = ['env', '-i', 'PATH=/usr/bin:/bin', ...env.map((pair) => pair.join('='))]
      return spawn('unshare', line(['runuser', '-u', person, '--', ...clean, ...command], entry), {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
    },
    files: async () => {
      const elsewhere = ['/var/cache', '/var/log', '/var/lib/dpkg', '/var/lib/apt', '/root/.rpmdb']
      const skipped = [...elsewhere, '/home'].flatMap((path) => ['-path', path, '-prune', '-o'])
      // Other folders are the system's: dpkg takes an empty /opt away, rpm leaves a new one of /usr/share.
      const ours = ['(', '!', '-type', 'd', '-o', '-iname', '*front?desk*', ')', '-print']
      const list = await debian.run(['find', '/', '-xdev', ...skipped, ...ours])
      return list.split('\n').sort()
    },
    remove: () => rmSync(work, { recursive: true, force: true }),
  }
  return debian
}

import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRoot } from '../../scripts/set-up/script.ts'

/** Whether this machine can have one: only root may mount, and only on Linux. */
export const canMount = process.platform === 'linux' && isRoot && isMountable()

function isMountable(): boolean {
  try {
    execFileSync('/usr/bin/unshare', ['--mount', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    // A container without the right to mount: the tests that need it say that they are skipped.
    return false
  }
}

/** A real file system of a few MiB on this folder, which can be filled to the last byte. */
export function mountSmallDisk(folder: string, megabytes: number) {
  execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  const filler = join(folder, 'filler')
  return {
    fill: (): void => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(bavail * bsize))
    },
    makeReadOnly: (): void => {
      execFileSync('/bin/mount', ['-o', 'remount,ro', folder])
    },
    makeRoom: (): void => rmSync(filler),
    unmount: (): void => {
      execFileSync('/bin/umount', ['-l', folder])
    },
  }
}

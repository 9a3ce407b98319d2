import { spawnSync } from 'node:child_process'
import { PlainError, say } from '../../scripts/set-up/script.ts'
import { ensureSystemPackages, isOnPath } from '../../scripts/set-up/system-packages.ts'

/** Run once before the fault tests (`globalSetup` in test/vitest.config.ts): brings strace where it may. */
export async function setup(): Promise<void> {
  if (process.platform !== 'linux') return
  const isMissing = () => !isOnPath('strace')
  try {
    await ensureSystemPackages([
      { what: 'strace for the fault tests', isMissing, packages: ['strace'] },
    ])
  } catch (error) {
    const why = error instanceof PlainError ? error.message : 'apt-get failed'
    say(`!!! The fault tests that need strace are SKIPPED. ${why}`)
  }
}

/** Whether strace is there and may look into another process: some containers forbid that. */
export const canTrace =
  process.platform === 'linux' &&
  isOnPath('strace') &&
  spawnSync('strace', ['--seccomp-bpf', '-f', '-o', '/dev/null', 'true']).status === 0

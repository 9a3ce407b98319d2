import { showCommand, toolScript } from '../set-up/command.ts'
import { say, secondsSince } from '../set-up/progress.ts'
import { inProject } from '../set-up/project.ts'
import { nothing, type Outcome } from './run-tests.ts'

const biome = toolScript('@biomejs/biome', 'biome')

const checks = [
  { title: 'format', script: biome, args: ['check', '--linter-enabled=false'] },
  { title: 'lint and directions', script: biome, args: ['lint', '--error-on-warnings'] },
  { title: 'types', script: toolScript('typescript', 'tsc'), args: ['--noEmit'] },
  { title: 'dead code', script: toolScript('knip'), args: ['--no-progress'] },
  {
    title: 'the keys in docs/keyboard.md',
    script: inProject('scripts', 'keyboard-doc.ts'),
    args: ['--check'],
  },
]

/** Format, lint, types and dead code; every check runs, also after one that failed. */
export async function checkSources(): Promise<Outcome> {
  const failed: string[] = []
  for (const { title, script, args } of checks) {
    const startedAt = performance.now()
    const code = await showCommand(process.execPath, [script, ...args], { cwd: inProject() })
    say(`${code === 0 ? '✓' : '✗'} ${title} (${secondsSince(startedAt)})`)
    if (code !== 0) failed.push(`check: ${title}`)
  }
  return { ...nothing, passed: checks.length - failed.length, failed }
}

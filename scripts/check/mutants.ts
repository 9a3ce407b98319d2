import { showCommand, toolScript } from '../set-up/command.ts'
import { inProject } from '../set-up/script.ts'
import { nothing, type Outcome } from './run-tests.ts'

interface Part {
  name: string
  mutate: string[]
  /** Those that must notice. */
  tests: string[]
}

const field = (name: string): Part => ({
  name,
  mutate: [`preload/contract/fields/${name}.ts`],
  tests: [`test/preload/contract/fields/${name}*.test.ts`],
})

/** What must not be changed without a test that fails. */
const parts: readonly Part[] = [
  {
    name: 'link-rules',
    mutate: ['main/portal-link.ts', 'main/settings/permanent-link.ts'],
    tests: ['test/main/portal-link.test.ts', 'test/main/settings/permanent-link.test.ts'],
  },
  {
    name: 'outcome',
    mutate: ['main/invites/api/invite-api.ts', 'main/invites/api/transport.ts'],
    tests: ['test/main/invites/api/{outcome,transport,invite-api-messages}.test.ts'],
  },
  field('clean-text'),
  field('email'),
  field('phone'),
  field('date-of-birth'),
  field('reference-pattern'),
  {
    name: 'retention',
    mutate: ['main/retention/*.ts'],
    tests: ['test/main/retention/*.test.ts'],
  },
]

/**
 * Mutation testing: changes the code in one place after the other and runs its tests. At least 90 % of the changes
 * must make one fail (test/mutants/stryker.json). Stryker's own runner for vitest finds no tests in vitest 5, so each
 * change starts vitest anew.
 */
export async function runMutants(filters: string[]): Promise<Outcome> {
  const wanted = parts.filter(
    ({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)),
  )
  const failed: string[] = []
  for (const { name, mutate, tests } of wanted) {
    const stryker = toolScript('@stryker-mutator/core', 'stryker')
    const args = [
      stryker,
      'run',
      '--mutate',
      mutate.join(','),
      inProject('test/mutants/stryker.json'),
    ]
    const env = { MUTANT_TESTS: tests.join(';') }
    const code = await showCommand(process.execPath, args, { cwd: inProject(), env })
    if (code !== 0) failed.push(`mutants: ${name}`)
  }
  return { ...nothing, passed: wanted.length - failed.length, failed }
}

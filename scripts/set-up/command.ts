import { type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { inProject, PlainError } from './script.ts'

interface CommandOptions {
  cwd?: string
  env?: Record<string, string | undefined>
}

interface CommandResult {
  /** As a shell counts: 128 + n after signal n. */
  code: number
  output: string
}

const shownLines = 30

/** Runs a command silently and hands back what it said; never throws for a failing command. */
export function tryCommand(
  command: string,
  args: string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(command, args, withEnvironment(options, ['ignore', 'pipe', 'pipe']))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), output }))
  })
}

/** Runs a command silently; when it fails, throws with the end of what it said. */
export async function runCommand(
  command: string,
  args: string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, output } = await tryCommand(command, args, options)
  if (code === 0) return output
  const end = output.trimEnd().split('\n').slice(-shownLines).join('\n')
  throw new PlainError(`"${command} ${args[0] ?? ''}" ended with code ${code}:\n${end}`)
}

/** Runs a command on this terminal and answers with its exit code. */
export function showCommand(
  command: string,
  args: string[],
  options: CommandOptions = {},
): Promise<number> {
  const child = spawn(command, args, withEnvironment(options, 'inherit'))
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGTERM', forward).on('SIGINT', forward)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGTERM', forward).off('SIGINT', forward)
      resolve(exitCode(code, signal))
    })
  })
}

function withEnvironment(options: CommandOptions, stdio: SpawnOptions['stdio']): SpawnOptions {
  return {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
    stdio: stdio ?? 'pipe',
  }
}

function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

/** The JavaScript behind a tool's command: Node runs it, and no shell is needed on any platform. */
export function toolScript(packageName: string, name = packageName): string {
  const folder = inProject('node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}

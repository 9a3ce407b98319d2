import { execFile } from 'node:child_process'
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  type Stats,
} from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, win32 } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { FixedSettingError, type Variables } from './environment-variables.ts'
import type { FixedSettings } from './fixed-settings.ts'

/** Where each system keeps what the IT department sets for the whole computer, and no user can write. */
const linuxFile = '/etc/front-desk/policy.json'
const macFile = '/Library/Managed Preferences/au.frontdesk.app.plist'
const windowsPolicies = 'HKLM\\SOFTWARE\\Policies'
const windowsKey = `${windowsPolicies}\\Front Desk`
/** The same, as reg.exe writes it out. */
const longWindowsKey = windowsKey.replace('HKLM', 'HKEY_LOCAL_MACHINE')

/** As people look for it. */
export function policyPlace(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return windowsKey
  return platform === 'darwin' ? macFile : linuxFile
}

/** Runs a program of the system's and answers what it wrote. Rejects when it fails. */
export type Run = (program: string, args: readonly string[]) => Promise<string>

const runOfSystem: Run = async (program, args) => {
  const { stdout } = await promisify(execFile)(program, [...args], {
    windowsHide: true,
    timeout: 20_000,
  })
  return stdout
}

/** All that the IT department has set, and how many names of its policy are not known to this version. */
export async function readSettingsOfIt(variables: Variables) {
  const policy = await readPolicy()
  // Most computers have neither: they start without reading what all policies are.
  const isNothingSet = [policy, variables].every((texts) => Object.keys(texts).length === 0)
  if (isNothingSet) return { fixed: nothingFixed, unknownCount: 0 }
  const { readFixedSettings, unknownNames } = await import('./fixed-settings.ts')
  return {
    fixed: readFixedSettings(variables, policy),
    unknownCount: unknownNames(policy).length,
  }
}

export const nothingFixed: FixedSettings = { chosen: {}, codes: [], isAccountEnough: false }

/** What the IT department has set for this computer, by name; nothing where there is no policy. */
export async function readPolicy(
  platform: NodeJS.Platform = process.platform,
  run: Run = runOfSystem,
): Promise<Variables> {
  if (platform === 'win32') return readRegistry(run)
  if (platform === 'darwin') return readManagedPreferences(macFile, run)
  return readPolicyFile(linuxFile)
}

const secretNames = ['FRONT_DESK_ORG_CODE', 'FRONT_DESK_ORG_CODE_2']
const longestFile = 64 * 1024

/** A policy in a file: obeyed only where nobody but root can have written it. */
export function readPolicyFile(path: string): Variables {
  const file = openForReading(path)
  if (file === undefined) return {}
  try {
    const { size, mode } = checkFile(path, fstatSync(file))
    if (size > longestFile) throw unfit(path, `at most ${longestFile} bytes long`)
    const texts = parseTexts(readFileSync(file), path)
    const held = secretNames.find((name) => name in texts)
    if (held !== undefined && (mode & 0o004) !== 0) {
      throw unfit(
        path,
        `readable by root and one group alone, because it holds ${held} (chgrp GROUP, chmod 640)`,
      )
    }
    return texts
  } finally {
    closeSync(file)
  }
}

/** Nothing where there is none. */
function openForReading(path: string): number | undefined {
  try {
    checkOwner(dirname(path), lstatSync(dirname(path)))
    // A link could lead to a file that was made for something else.
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : undefined
    if (reason === 'ENOENT') return undefined
    if (reason === 'EACCES') throw unfit(path, 'readable by the account that starts Front Desk')
    if (reason === 'ELOOP') throw unfit(path, 'a file itself, no link')
    throw error
  }
}

function checkFile(path: string, stats: Stats): Stats {
  if (!stats.isFile()) throw unfit(path, 'a file')
  return checkOwner(path, stats)
}

function checkOwner(path: string, stats: Stats): Stats {
  const isRoots = stats.uid === 0 && (stats.mode & 0o022) === 0
  if (!isRoots || stats.isSymbolicLink()) {
    throw unfit(path, 'owned by root, writable by nobody else, and no link')
  }
  return stats
}

export async function readManagedPreferences(path: string, run: Run): Promise<Variables> {
  try {
    checkFile(path, lstatSync(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
  const json = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', path]).catch(() => {
    throw unfit(path, 'a property list of texts, numbers and booleans')
  })
  return parseTexts(new TextEncoder().encode(json), path)
}

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** `true` and `30` are as good as `"true"` and `"30"`. */
function parseTexts(bytes: Uint8Array, place: string): Variables {
  try {
    const parsed = values.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return Object.fromEntries(
      Object.entries(parsed).map(([name, value]) => [name.toUpperCase(), String(value)]),
    )
  } catch {
    // What is wrong with it may quote it, and it may hold a secret.
    throw unfit(place, 'one JSON object in UTF-8, of texts, numbers and booleans')
  }
}

/**
 * `reg query` writes in the console's code page and makes question marks of what that lacks; `reg export` writes
 * every letter. Whether there is a key at all is asked of the one above it, which always is there: reg.exe says in
 * the system's language alone why it failed.
 */
async function readRegistry(run: Run): Promise<Variables> {
  const program = win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe')
  const runReg = (...args: string[]) =>
    run(program, [...args, '/reg:64']).catch(() => {
      throw unfit(windowsKey, 'readable with reg.exe by the account that starts Front Desk')
    })
  const above = await runReg('query', windowsPolicies)
  const isThere = above
    .split(/\r?\n/u)
    .some((line) => line.trim().toLowerCase() === longWindowsKey.toLowerCase())
  if (!isThere) return {}
  const folder = await mkdtemp(join(tmpdir(), 'front-desk-policy-'))
  try {
    const file = join(folder, 'policy.reg')
    await runReg('export', windowsKey, file, '/y')
    return await parseRegistryFile(await readFile(file, 'utf16le'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** `"FRONT_DESK_THEME"="dark"`, `"FRONT_DESK_RETENTION_DAYS"=dword:0000001e`. */
const registryLine =
  /^"(?<name>[^"\\]+)"=(?:"(?<text>(?:[^"\\]|\\.)*)"|dword:(?<number>[\da-f]{8}))$/iu

/** The values of the key itself: what lies in keys below it is none of ours. */
export async function parseRegistryFile(exported: string): Promise<Variables> {
  const texts: Record<string, string> = {}
  let isOurs = false
  for (const line of exported.replace(/^\uFEFF/u, '').split('\r\n')) {
    if (line.startsWith('[')) {
      isOurs = line.toLowerCase() === `[${longWindowsKey}]`.toLowerCase()
      continue
    }
    if (!isOurs || !/^"FRONT_DESK_/iu.test(line)) continue
    const { name, text, number } = registryLine.exec(line)?.groups ?? {}
    if (name === undefined) {
      throw unfit(`${windowsKey}\\${await knownNameIn(line)}`, 'of the type REG_SZ or REG_DWORD')
    }
    texts[name.toUpperCase()] =
      number === undefined
        ? (text ?? '').replace(/\\(.)/gu, '$1')
        : String(Number.parseInt(number, 16))
  }
  return texts
}

/** Of a line that is damaged, what stands for its name may be a piece of a secret: only a policy's name is told. */
async function knownNameIn(line: string): Promise<string> {
  const { policyNames } = await import('./policies.ts')
  const typed = /^"FRONT_DESK_(\w+)"/iu.exec(line)?.[1]?.toUpperCase()
  const known = policyNames.find((name) => name === typed)
  return known === undefined ? '…' : `FRONT_DESK_${known}`
}

function unfit(name: string, wanted: string): FixedSettingError {
  return new FixedSettingError([{ name, wanted }])
}

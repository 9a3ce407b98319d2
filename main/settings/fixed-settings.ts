import { environmentName, type FixableSetting } from '#contract'
import { parseApiAddress, parseLinkHost } from './api-address.ts'
import { hasPermanentLinkForm } from './permanent-link.ts'
import { hasCodeForm } from './settings-change.ts'

/** What the IT department set by environment variables. What is present wins, and screens cannot change it. */
export interface FixedSettings {
  environment?: 'practice' | 'staging' | 'production' | 'custom'
  apiUrl?: string
  linkHosts?: string[]
  organisationCode?: string
  organisationName?: string
  permanentLink?: string
  isAccountEnough: boolean
}

/** An environment variable that cannot be obeyed. The app stops and names it: guessing could send data astray. */
export class FixedSettingError extends Error {
  readonly variable: string

  constructor(variable: string, expectation: string) {
    super(`${variable} must be ${expectation}`)
    this.name = 'FixedSettingError'
    this.variable = variable
  }
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * Takes `FRONT_DESK_…` out of the environment: every process that is started from now on would inherit it, and
 * Electron hands a copy of main's environment to each page's preload script.
 */
export function takeVariables(environment: NodeJS.ProcessEnv): Variables {
  const taken: Record<string, string | undefined> = {}
  for (const name of Object.keys(environment)) {
    // Windows takes these names in any case.
    if (!name.toUpperCase().startsWith('FRONT_DESK_')) continue
    taken[name.toUpperCase()] = environment[name]
    Reflect.deleteProperty(environment, name)
  }
  return taken
}

/** Reads `FRONT_DESK_…`; an empty variable counts as absent. The code's value is never part of an error. */
export function readFixedSettings(variables: Variables): FixedSettings {
  const value = (name: string) => variables[`FRONT_DESK_${name}`]?.trim() || undefined
  const fixed: FixedSettings = { isAccountEnough: readKeyProtection(value('KEY_PROTECTION')) }
  const [environment, apiUrl, hosts] = [value('ENVIRONMENT'), value('API_URL'), value('LINK_HOSTS')]
  if (environment) fixed.environment = readEnvironment(environment)
  if (apiUrl) fixed.apiUrl = readApiUrl(apiUrl)
  if (hosts) fixed.linkHosts = readLinkHosts(hosts)
  const [code, name] = [value('ORG_CODE'), value('ORG_NAME')]
  if (code) fixed.organisationCode = readCode(code)
  if (name) fixed.organisationName = name
  const link = value('PERMANENT_LINK')
  if (link) fixed.permanentLink = readPermanentLink(link)
  return fixed
}

/** Which settings a screen may not change. */
export function fixedNames(fixed: FixedSettings): FixableSetting[] {
  const names: [FixableSetting, unknown][] = [
    // An address without a name makes the environment a custom one.
    ['environment', fixed.environment ?? fixed.apiUrl],
    ['customAddress', fixed.apiUrl],
    ['customLinkHosts', fixed.linkHosts],
    ['codes', fixed.organisationCode],
    ['organisationName', fixed.organisationName],
    ['permanentLink', fixed.permanentLink],
  ]
  return names.flatMap(([name, value]) => (value === undefined ? [] : [name]))
}

function readKeyProtection(text = 'keyring'): boolean {
  if (text === 'keyring' || text === 'account') return text === 'account'
  throw new FixedSettingError('FRONT_DESK_KEY_PROTECTION', '"keyring" or "account"')
}

function readEnvironment(text: string) {
  const environment = environmentName.safeParse(text)
  if (environment.success) return environment.data
  throw new FixedSettingError(
    'FRONT_DESK_ENVIRONMENT',
    'one of practice, staging, production, custom',
  )
}

function readApiUrl(text: string): string {
  const address = parseApiAddress(text)
  if (address) return address
  throw new FixedSettingError(
    'FRONT_DESK_API_URL',
    'an https address (http only on this machine: 127.0.0.1, ::1, localhost)',
  )
}

function readCode(text: string): string {
  if (hasCodeForm(text)) return text
  throw new FixedSettingError(
    'FRONT_DESK_ORG_CODE',
    'the code that VerifiMe gave the organisation: at least nine letters, digits or signs, without spaces',
  )
}

function readPermanentLink(text: string): string {
  if (hasPermanentLinkForm(text)) return text
  throw new FixedSettingError(
    'FRONT_DESK_PERMANENT_LINK',
    'the https link that VerifiMe gave the organisation for all its customers, none of one invite',
  )
}

function readLinkHosts(text: string): string[] {
  const hosts = text.split(',').map(parseLinkHost)
  if (hosts.every((host) => host !== undefined)) return hosts
  throw new FixedSettingError('FRONT_DESK_LINK_HOSTS', 'host names separated by commas')
}

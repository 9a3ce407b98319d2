import {
  type ChosenSettings,
  chosenSettings,
  environmentName,
  type FixableSetting,
  type Settings,
  settingTable,
} from '#contract'
import { parseApiAddress, parseLinkHost } from './api-address.ts'
import type { Variables } from './environment-variables.ts'
import { hasPermanentLinkForm } from './permanent-link.ts'
import { hasCodeForm } from './settings-change.ts'

/** What the IT department set by environment variables. What is present wins, and screens cannot change it. */
export interface FixedSettings {
  chosen: Partial<ChosenSettings>
  organisationCode?: string
  isAccountEnough: boolean
}

/** An environment variable that cannot be obeyed. The app stops and names it: guessing could send data astray. */
export class FixedSettingError extends Error {
  readonly variable: `FRONT_DESK_${string}`

  constructor(variable: `FRONT_DESK_${string}`, expectation: string) {
    super(`${variable} must be ${expectation}`)
    this.name = 'FixedSettingError'
    this.variable = variable
  }
}

interface Reader<Value> {
  /** Nothing when the text cannot be obeyed. */
  read: (text: string) => Value | undefined
  /** What the variable must be, for the person who set it. */
  expectation: string
}

/** How the variable of each setting is read whose row in `settingTable` names one. */
const readers: { readonly [Name in FixableSetting]: Reader<ChosenSettings[Name]> } = {
  environment: {
    read: (text) => environmentName.safeParse(text).data,
    expectation: 'one of practice, staging, production, custom',
  },
  customAddress: {
    read: parseApiAddress,
    expectation: 'an https address (http only on this machine: 127.0.0.1, ::1, localhost)',
  },
  customStatusAddress: {
    read: parseApiAddress,
    expectation: 'an https address (http only on this machine: 127.0.0.1, ::1, localhost)',
  },
  customLinkHosts: {
    read: (text) => {
      const hosts = text.split(',').map(parseLinkHost)
      return hosts.every((host) => host !== undefined) ? hosts : undefined
    },
    expectation: 'host names separated by commas',
  },
  organisationName: { read: (text) => text, expectation: 'a name of 200 characters at most' },
  permanentLink: {
    read: (text) => (hasPermanentLinkForm(text) ? text : undefined),
    expectation:
      'the https link that VerifiMe gave the organisation for all its customers, none of one invite',
  },
}

/** Reads `FRONT_DESK_…`; an empty variable counts as absent. The code's value is never part of an error. */
export function readFixedSettings(variables: Variables): FixedSettings {
  const value = (name: string) => variables[`FRONT_DESK_${name}`]?.trim() || undefined
  const isAccountEnough = readKeyProtection(value('KEY_PROTECTION'))
  const chosen = readChosen(value)
  if (chosen.customAddress !== undefined) {
    // An address without a name makes the environment a custom one, and alone it is for the status too.
    chosen.environment ??= 'custom'
    chosen.customStatusAddress ??= ''
  }
  const code = value('ORG_CODE')
  return { chosen, isAccountEnough, ...(code ? { organisationCode: readCode(code) } : {}) }
}

function readChosen(value: (name: string) => string | undefined): Partial<ChosenSettings> {
  let chosen: Partial<ChosenSettings> = {}
  for (const name of chosenSettings.keyof().options) {
    const { variable } = settingTable[name]
    const text = variable && value(variable)
    if (!text || !isFixable(name)) continue
    const { read, expectation } = readers[name]
    const parsed = chosenSettings.shape[name].safeParse(read(text))
    if (!parsed.success) throw new FixedSettingError(`FRONT_DESK_${variable}`, expectation)
    chosen = { ...chosen, [name]: parsed.data }
  }
  return chosen
}

function isFixable(name: string): name is FixableSetting {
  return name in readers
}

/** Which settings a screen may not change. */
export function fixedNames({ chosen, organisationCode }: FixedSettings): Settings['fixed'] {
  const names = chosenSettings.keyof().options.filter((name) => chosen[name] !== undefined)
  return organisationCode === undefined ? names : [...names, 'codes']
}

function readKeyProtection(text = 'keyring'): boolean {
  if (text === 'keyring' || text === 'account') return text === 'account'
  throw new FixedSettingError('FRONT_DESK_KEY_PROTECTION', '"keyring" or "account"')
}

function readCode(text: string): string {
  if (hasCodeForm(text)) return text
  throw new FixedSettingError(
    'FRONT_DESK_ORG_CODE',
    'the code that VerifiMe gave the organisation: at least nine letters, digits or signs, without spaces',
  )
}

import type { ChosenSettings, SettingName } from '#contract'
import { FixedSettingError, type Variables } from './environment-variables.ts'
import {
  codeLabels,
  type FixedScreen,
  type PolicyName,
  policyNames,
  type SetPolicies,
  setPolicies,
  wifiOf,
} from './policies.ts'
import type { StoredCode } from './settings-repository.ts'

/**
 * What the IT department set. What is present stands in place of what is saved (settings-view.ts, connection.ts), and
 * screens cannot change it.
 */
export interface FixedSettings {
  chosen: Partial<ChosenSettings>
  /** Where there is one, these alone are in force. */
  codes: readonly StoredCode[]
  customerScreen?: FixedScreen
  /** A PNG. */
  logoFile?: string
  isAccountEnough: boolean
  /** The PINs of the desk and of the manager are taken away at the start: they are lost. */
  takesPinsAway?: boolean
  /** Where updates are looked for, and whether the app may install them when it quits. Nowhere without it. */
  updates?: { feedUrl: string; mayInstall: boolean }
  /** Where copies of the backups go; nowhere without it. */
  backupFolder?: string
}

/**
 * What belongs together. Where a policy sets one of these, none of them is taken from the environment, which any
 * user can set: else a code set by policy could be sent to an address of the user's.
 */
const together: readonly (readonly PolicyName[])[] = [
  ['ENVIRONMENT', 'API_URL', 'STATUS_URL', 'LINK_HOSTS'],
  ['ORG_CODE', 'ORG_CODE_LABEL', 'ORG_CODE_2', 'ORG_CODE_2_LABEL'],
  ['WIFI_NETWORK', 'WIFI_PASSWORD', 'WIFI_HIDDEN'],
  ['UPDATE_URL', 'UPDATE_INSTALL'],
]

/** Who could set it for themselves could get past the lock. */
const inPolicyAlone: readonly PolicyName[] = ['RESET_PINS']

/** Which texts count: the policy's before the environment's. An empty one counts as absent. */
export function textsInForce(variables: Variables, policy: Variables) {
  const isSet = (texts: Variables, name: PolicyName) => Boolean(texts[`FRONT_DESK_${name}`]?.trim())
  return policyNames.flatMap((name) => {
    const companions = together.find((names) => names.includes(name)) ?? [name]
    const isPolicy =
      inPolicyAlone.includes(name) || companions.some((companion) => isSet(policy, companion))
    const source = isPolicy ? policy : variables
    const text = source[`FRONT_DESK_${name}`]?.trim()
    return text ? [{ name, text, isPolicy }] : []
  })
}

/** Names in a policy that this version does not know: a slip of the pen, or a policy for a later version. */
export function unknownNames(policy: Variables): string[] {
  const known: string[] = policyNames.map((name) => `FRONT_DESK_${name}`)
  return Object.keys(policy).filter((name) => !known.includes(name))
}

/** Reads what is in force of both. The values are never part of an error. */
export function readFixedSettings(variables: Variables, policy: Variables = {}): FixedSettings {
  const texts = textsInForce(variables, policy).map(({ name, text }) => [name, text])
  const parsed = setPolicies.safeParse(Object.fromEntries(texts))
  if (parsed.success) return fixedSettings(parsed.data)
  throw new FixedSettingError(
    parsed.error.issues.flatMap(({ path: [member], message }) => {
      const name = policyNames.find((known) => known === member)
      return name ? [{ name: `FRONT_DESK_${name}` as const, wanted: message }] : []
    }),
  )
}

function fixedSettings(set: SetPolicies): FixedSettings {
  const { CUSTOMER_SCREEN, BACKUP_FOLDER, LOGO_FILE, UPDATE_URL } = set
  return {
    chosen: withoutUndefined(chosenBy(set)),
    codes: codesOf(set),
    ...(CUSTOMER_SCREEN === undefined ? {} : { customerScreen: CUSTOMER_SCREEN }),
    ...(LOGO_FILE === undefined ? {} : { logoFile: LOGO_FILE }),
    isAccountEnough: set.KEY_PROTECTION === 'account',
    ...(set.RESET_PINS === true ? { takesPinsAway: true } : {}),
    ...(UPDATE_URL === undefined
      ? {}
      : { updates: { feedUrl: UPDATE_URL, mayInstall: set.UPDATE_INSTALL === 'at-quit' } }),
    ...(BACKUP_FOLDER === undefined ? {} : { backupFolder: BACKUP_FOLDER }),
  }
}

/** Each setting says here what fixes it; which code is in use stays the receptionist's choice. */
function chosenBy(set: SetPolicies): {
  [Name in Exclude<SettingName, 'selectedCodeId'>]: ChosenSettings[Name] | undefined
} {
  const hasAddress = set.API_URL !== undefined
  return {
    organisationName: set.ORG_NAME,
    // An address without a name makes the environment a custom one, and alone it is for the status too.
    environment: set.ENVIRONMENT ?? (hasAddress ? 'custom' : undefined),
    customAddress: set.API_URL,
    customStatusAddress: set.STATUS_URL ?? (hasAddress ? '' : undefined),
    customLinkHosts: set.LINK_HOSTS,
    permanentLink: set.PERMANENT_LINK,
    guestWifi: set.WIFI_NETWORK === undefined ? undefined : wifiOf(set),
    otherWays: set.OTHER_WAYS,
    referencePattern: set.REFERENCE_PATTERN,
    expectedFolder: set.EXPECTED_FOLDER,
    resultsFolder: set.RESULTS_FOLDER,
    documentsLine: set.DOCUMENTS_LINE,
    privacyNotice: set.PRIVACY_NOTICE,
    privacyNoticeLink: set.PRIVACY_NOTICE_LINK,
    accentColour: set.ACCENT_COLOUR,
    theme: set.THEME,
    retentionDays: set.RETENTION_DAYS,
    detailsRetention: set.DETAILS_RETENTION,
    lockAfterMinutes: set.LOCK_AFTER_MINUTES,
    locksAfterCode: set.LOCK_AFTER_CODE,
    keepsRegister: set.KEEP_REGISTER,
    registerYears: set.REGISTER_YEARS,
    registersNames: set.REGISTER_NAMES,
    showsFirstName: set.GREET_BY_FIRST_NAME,
    customerLanguage: set.CUSTOMER_LANGUAGE,
    masksNames: set.MASK_NAMES,
    unopenedMinutes: set.UNOPENED_MINUTES,
    playsSound: set.PLAY_SOUND,
    slipFormat: set.SLIP_PAPER,
    slipPrinter: set.SLIP_PRINTER,
  }
}

function codesOf(set: SetPolicies): StoredCode[] {
  const labels = codeLabels(set)
  return [
    { id: 'fixed', label: labels.first, code: set.ORG_CODE },
    { id: 'fixed-2', label: labels.second, code: set.ORG_CODE_2 },
  ].flatMap(({ code, ...named }) => (code === undefined ? [] : [{ ...named, code }]))
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

function withoutUndefined<T extends object>(members: T): Defined<T> {
  const kept: Defined<T> = { ...members }
  for (const key in kept) if (kept[key] === undefined) delete kept[key]
  return kept
}

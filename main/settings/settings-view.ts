import type { KeyProtection, Settings, SlipSettings } from '#contract'
import { environmentInForce, environmentPlace } from './connection.ts'
import { type FixedSettings, fixedNames } from './fixed-settings.ts'
import { permanentLinkProblem } from './permanent-link.ts'
import type { StoredCode, StoredSettings } from './settings-repository.ts'

const shortestWithEnding = 8

/** What stands around the stored settings and does not change while the app runs. */
export interface SettingsGround {
  fixed: FixedSettings
  keyProtection: KeyProtection
  hasRecoveryCode: () => boolean
  practiceUrl: () => string
  appVersion: string
  /** Whether the history knows this UUID as the tracking reference of an invite. */
  isTrackingReference: (uuid: string) => boolean
}

/** The settings as a screen may know them: of each code its label and its last two characters. */
export function settingsView(
  ground: SettingsGround,
  stored: StoredSettings,
  storedCodes: StoredCode[],
): Settings {
  const { fixed } = ground
  const codes = codesInForce(fixed, storedCodes)
  const selected = selectedCode(stored, codes)
  const { apiUrl, linkHosts } = environmentPlace(stored, fixed, ground.practiceUrl())
  const permanentLink = fixed.permanentLink ?? stored.permanentLink
  const problem = permanentLinkProblem(permanentLink, { ...ground, linkHosts })
  return {
    organisationName: fixed.organisationName ?? stored.organisationName,
    codes: codes.map(({ id, label, code }) => ({ id, label, ending: endingOf(code) })),
    ...(selected ? { selectedCodeId: selected.id } : {}),
    environment: environmentInForce(stored, fixed),
    customAddress: fixed.apiUrl ?? stored.customAddress,
    customLinkHosts: fixed.linkHosts ?? stored.customLinkHosts,
    apiHost: URL.canParse(apiUrl) ? new URL(apiUrl).host : '',
    linkHosts: [...linkHosts],
    permanentLink,
    ...(problem ? { permanentLinkProblem: problem } : {}),
    guestWifi: stored.guestWifi,
    theme: stored.theme,
    showsFirstName: stored.showsFirstName,
    customerLanguage: stored.customerLanguage,
    retentionDays: stored.retentionDays,
    detailsRetention: stored.detailsRetention,
    slips: slipSettings(stored),
    fixed: fixedNames(fixed),
    keyProtection: ground.keyProtection,
    hasRecoveryCode: ground.hasRecoveryCode(),
    isSetUp: stored.isSetUp || isSetUpByIt(fixed),
    appVersion: ground.appVersion,
  }
}

/** The last two characters tell codes apart; of a short code they would tell too much. */
function endingOf(code: string): string {
  return code.length < shortestWithEnding ? '' : code.slice(-2)
}

function slipSettings(stored: StoredSettings): SlipSettings {
  const { slipFormat: format, slipPrinter, approvedSlips } = stored
  const isApproved = approvedSlips.some(
    (approved) => approved.printer === slipPrinter && approved.format === format,
  )
  return { format, ...(slipPrinter === undefined ? {} : { printer: slipPrinter }), isApproved }
}

/** A code that the IT department set stands alone: what is stored beside it is not in force. */
export function codesInForce(fixed: FixedSettings, stored: StoredCode[]): StoredCode[] {
  const code = fixed.organisationCode
  if (code === undefined) return stored
  return [{ id: 'fixed', label: fixed.organisationName ?? 'Organisation', code }]
}

/** The chosen code, or the first when none was chosen or the chosen one is gone. */
export function selectedCode(
  stored: StoredSettings,
  codes: readonly StoredCode[],
): StoredCode | undefined {
  return codes.find(({ id }) => id === stored.selectedCodeId) ?? codes[0]
}

/** Nothing is left to ask: the first run goes straight into the form. */
function isSetUpByIt(fixed: FixedSettings): boolean {
  const isPractice = fixed.environment === 'practice'
  const isPreset = fixed.environment === 'staging' || fixed.environment === 'production'
  const hasPlace = isPreset || (fixed.apiUrl !== undefined && fixed.linkHosts !== undefined)
  return isPractice || (hasPlace && fixed.organisationCode !== undefined)
}

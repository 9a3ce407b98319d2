import { chosenSettings, type KeyProtection, type Settings } from '#contract'
import { environmentOf } from './connection.ts'
import type { FixedSettings } from './fixed-settings.ts'
import type { Logo } from './logo.ts'
import { permanentLinkProblem } from './permanent-link.ts'
import type { StoredCode, StoredSettings } from './settings-repository.ts'

const shortestWithEnding = 8

/** What stands around the stored settings and does not change while the app runs. */
export interface SettingsGround {
  fixed: FixedSettings
  keyProtection: KeyProtection
  hasRecoveryCode: () => boolean
  appVersion: string
  logo: Pick<Logo, 'read'>
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
  // Which code is in force is decided below: it may be that of the IT department.
  const { selectedCodeId: _, ...chosen } = { ...chosenSettings.parse(stored), ...fixed.chosen }
  const codes = codesInForce(fixed, storedCodes)
  const selected = selectedCode(stored, codes)
  const { apiUrl, statusUrl, linkHosts } = environmentOf(stored, fixed)
  const problem = permanentLinkProblem(chosen.permanentLink, { ...ground, linkHosts })
  return {
    ...chosen,
    ...(selected ? { selectedCodeId: selected.id } : {}),
    codes: codes.map(({ id, label, code }) => ({ id, label, ending: endingOf(code) })),
    apiHost: hostOf(apiUrl),
    statusHost: hostOf(statusUrl),
    linkHosts: [...linkHosts],
    ...(problem ? { permanentLinkProblem: problem } : {}),
    ...logoIn(ground),
    isSlipApproved: isSlipApproved({ ...stored, ...fixed.chosen }),
    fixed: fixedNames(fixed),
    keyProtection: ground.keyProtection,
    hasRecoveryCode: ground.hasRecoveryCode(),
    isSetUp: stored.isSetUp || isSetUpByIt(fixed),
    appVersion: ground.appVersion,
  }
}

function logoIn({ logo }: SettingsGround): Pick<Settings, 'logo'> {
  const picture = logo.read()
  return picture === undefined ? {} : { logo: picture }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : ''
}

/** The last two characters tell codes apart; of a short code they would tell too much. */
function endingOf(code: string): string {
  return code.length < shortestWithEnding ? '' : code.slice(-2)
}

function isSlipApproved({ slipFormat, slipPrinter, approvedSlips }: StoredSettings): boolean {
  return approvedSlips.some(
    ({ printer, format }) => printer === slipPrinter && format === slipFormat,
  )
}

/** Codes that the IT department set stand alone: what is stored beside them is not in force. */
export function codesInForce(fixed: FixedSettings, stored: StoredCode[]): readonly StoredCode[] {
  return fixed.codes.length > 0 ? fixed.codes : stored
}

/** The chosen code, or the first when none was chosen or the chosen one is gone. */
export function selectedCode(
  stored: StoredSettings,
  codes: readonly StoredCode[],
): StoredCode | undefined {
  return codes.find(({ id }) => id === stored.selectedCodeId) ?? codes[0]
}

/** Nothing is left to ask: the first run goes straight into the form. */
function isSetUpByIt({ chosen, codes }: FixedSettings): boolean {
  const { environment, customAddress, customLinkHosts } = chosen
  const isPreset = environment === 'staging' || environment === 'production'
  const hasAddress = isPreset || (customAddress !== undefined && customLinkHosts !== undefined)
  return environment === 'practice' || (hasAddress && codes.length > 0)
}

/** Which settings a screen may not change. */
export function fixedNames({
  chosen,
  codes,
  customerScreen,
  logoFile,
}: FixedSettings): Settings['fixed'] {
  return [
    ...chosenSettings.keyof().options.filter((name) => chosen[name] !== undefined),
    ...(codes.length > 0 ? (['codes'] as const) : []),
    ...(customerScreen === undefined ? [] : (['customerScreen'] as const)),
    ...(logoFile === undefined ? [] : (['logo'] as const)),
  ]
}

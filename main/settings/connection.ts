import type { EnvironmentName } from '#contract'
import { type Environment, environmentPresets, practiceLinkHost } from './environment-presets.ts'
import type { FixedSettings } from './fixed-settings.ts'
import type { StoredSettings } from './settings-repository.ts'

/** Everything that one request to VerifiMe needs. Holds the organisation code: stays in main. */
export interface Connection extends Environment {
  environment: EnvironmentName
  code: string
  codeLabel: string
  organisationName: string
}

/** The environment in force. An address of its own without a name makes it a custom one. */
export function environmentInForce(stored: StoredSettings, fixed: FixedSettings): EnvironmentName {
  if (fixed.environment) return fixed.environment
  return fixed.apiUrl ? 'custom' : stored.environment
}

/** Where that environment is. Practice obeys no address: nothing may leave the computer. */
export function environmentPlace(
  stored: StoredSettings,
  fixed: FixedSettings,
  practiceUrl: string,
): Environment {
  const name = environmentInForce(stored, fixed)
  if (name === 'practice') return { apiUrl: practiceUrl, linkHosts: [practiceLinkHost] }
  const preset =
    name === 'custom'
      ? { apiUrl: stored.customAddress, linkHosts: stored.customLinkHosts }
      : environmentPresets[name]
  return {
    apiUrl: fixed.apiUrl ?? preset.apiUrl,
    linkHosts: fixed.linkHosts ?? preset.linkHosts,
  }
}

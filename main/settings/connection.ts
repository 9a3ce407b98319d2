import type { EnvironmentName } from '#contract'
import type { FixedSettings } from './fixed-settings.ts'
import type { StoredSettings } from './settings-repository.ts'

/** Where requests go and which hosts a link may be on. Sources: VerifiMe's public pages and widget. */
export interface Environment {
  apiUrl: string
  /** Where the status of an invite is read: VerifiMe may keep it on another host. */
  statusUrl: string
  linkHosts: readonly string[]
}

/** `.example` names reach nobody: a practice code leads nowhere when it is scanned. */
export const practiceLinkHost = 'portal.practice.example'

/** Answered inside the app. Of this scheme no network request can be made, and nobody can enter it as an address. */
export const practiceApiUrl = 'practice://api.practice.example'

const environmentPresets: Record<Exclude<EnvironmentName, 'practice' | 'custom'>, Environment> = {
  staging: {
    apiUrl: 'https://api.stage.verifime.com',
    statusUrl: 'https://api.stage.verifime.com',
    linkHosts: ['portal.stage.verifime.com'],
  },
  // VerifiMe does not publish production's address; its widget of the `main` environment uses this one.
  production: {
    apiUrl: 'https://api.main.verifime.com',
    statusUrl: 'https://api.main.verifime.com',
    linkHosts: ['portal.verifime.com', 'portal.main.verifime.com'],
  },
}

/** Everything that one request to VerifiMe needs. Holds the organisation code: stays in main. */
export interface Connection extends Environment {
  environment: EnvironmentName
  code: string
  codeLabel: string
  organisationName: string
}

export function environmentInForce(stored: StoredSettings, fixed: FixedSettings): EnvironmentName {
  return fixed.chosen.environment ?? stored.environment
}

/** Where the environment in force is, or another one. Practice obeys no address: nothing may leave the computer. */
export function environmentOf(
  stored: StoredSettings,
  fixed: FixedSettings,
  name = environmentInForce(stored, fixed),
): Environment {
  if (name === 'practice') {
    return { apiUrl: practiceApiUrl, statusUrl: practiceApiUrl, linkHosts: [practiceLinkHost] }
  }
  const preset =
    name === 'custom'
      ? {
          apiUrl: stored.customAddress,
          statusUrl: stored.customStatusAddress || stored.customAddress,
          linkHosts: stored.customLinkHosts,
        }
      : environmentPresets[name]
  const { customAddress, customStatusAddress, customLinkHosts } = fixed.chosen
  return {
    apiUrl: customAddress ?? preset.apiUrl,
    statusUrl: customStatusAddress || (customAddress ?? preset.statusUrl),
    linkHosts: customLinkHosts ?? preset.linkHosts,
  }
}

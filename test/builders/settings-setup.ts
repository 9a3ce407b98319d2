import type { KeyProtection, Settings } from '#contract'
import { readFixedSettings } from '../../main/settings/fixed-settings.ts'
import { createLogo } from '../../main/settings/logo.ts'
import { createSettingsRepository } from '../../main/settings/settings-repository.ts'
import { createSettingsService } from '../../main/settings/settings-service.ts'
import { tempDatabase } from './temp-database.ts'

/** The tracking reference of an invite in the history. */
export const knownReference = '0f8fad5b-d9cb-469f-a165-70867728950e'

export interface SettingsSetupOptions {
  variables?: Record<string, string>
  keyProtection?: KeyProtection
}

/** The settings on a real database, as the environment variables of the IT department leave them. */
export function settingsSetup({ variables = {}, keyProtection = 'keyring' }: SettingsSetupOptions) {
  const database = tempDatabase()
  const fixed = readFixedSettings(variables)
  const announced: Settings[] = []
  let minute = 0
  const service = createSettingsService({
    repository: createSettingsRepository(database),
    logo: createLogo(database, { file: fixed.logoFile, unusable: () => undefined }),
    fixed,
    keyProtection,
    hasRecoveryCode: () => false,
    isTrackingReference: (uuid) => uuid === knownReference,
    appVersion: '1.2.3',
    now: () => new Date(2026, 10, 22, 9, minute++),
    announce: (settings) => announced.push(settings),
  })
  return { database, service, announced }
}

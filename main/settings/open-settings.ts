import type { KnownScreen, PinOwner, RememberedScreen, TypedSettings } from '#contract'
import type { UnlockedDatabase } from '../database/encrypted-database.ts'
import type { Log } from '../logging/log.ts'
import { createLogo } from './logo.ts'
import { createSettingsRepository, type StoredSettings } from './settings-repository.ts'
import { createSettingsService, type SettingsServiceOptions } from './settings-service.ts'

/** The settings of an open history, and beside them the screens it knows, the chosen one, and what is typed in Settings. */
export function openSettings(
  { database, keyProtection, hasRecoveryCode }: UnlockedDatabase,
  {
    fixed,
    appVersion,
    now,
    log,
  }: Pick<SettingsServiceOptions, 'fixed' | 'appVersion' | 'now'> & { log: Log },
  heard: Pick<SettingsServiceOptions, 'announce' | 'isTrackingReference'>,
) {
  const repository = createSettingsRepository(database)
  const arePinsLost = fixed.takesPinsAway && Object.keys(repository.read().pins).length > 0
  if (arePinsLost) repository.change({ pins: {}, pinFailures: {} })
  const settings = createSettingsService({
    repository,
    logo: createLogo(database, {
      file: fixed.logoFile,
      unusable: () => log('logo-unusable', {}),
    }),
    fixed,
    keyProtection,
    hasRecoveryCode,
    appVersion,
    now,
    ...heard,
  })
  const chosenScreen = {
    isFixed: fixed.customerScreen !== undefined,
    read: () => fixed.customerScreen ?? repository.read().customerScreen ?? 'none',
    keep: (customerScreen: RememberedScreen | null) => repository.change({ customerScreen }),
  }
  const knownScreens = {
    read: () => repository.read().knownScreens,
    keep: (known: KnownScreen[]) => repository.change({ knownScreens: known }),
  }
  const typed = {
    read: () => repository.read().typed,
    keep: (inFields: TypedSettings) => repository.change({ typed: inFields }),
  }
  type FailureCount = keyof StoredSettings['pinFailures']
  const pins = {
    read: () => repository.read().pins,
    keep: (kept: Partial<Record<PinOwner, string>>) => repository.change({ pins: kept }),
    failures: (of: FailureCount) => ({
      read: () => repository.read().pinFailures[of] ?? 0,
      keep: (count: number) => {
        const { pinFailures } = repository.read()
        repository.change({ pinFailures: { ...pinFailures, [of]: count } })
      },
    }),
  }
  return { settings, chosenScreen, knownScreens, typed, pins, arePinsLost }
}

import { succeeded } from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import type { SettingsService } from './settings-service.ts'

type SettingsRoutes = Extract<keyof Handlers, `settings.${string}`>

export function settingsRoutes(service: SettingsService): Pick<Handlers, SettingsRoutes> {
  return {
    'settings.read': () => succeeded(service.read()),
    'settings.change': (change) => service.change(change),
    'settings.setLogo': ({ picture }) => service.setLogo(picture),
    'settings.addCode': (code) => service.addCode(code),
    'settings.removeCode': ({ id }) => service.removeCode(id),
    'settings.finishSetUp': () => service.finishSetUp(),
  }
}

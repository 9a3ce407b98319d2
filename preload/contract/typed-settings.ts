import { z } from './zod.ts'

const typed = z.string().max(2000).optional()

/**
 * What was typed into fields of the settings, or of the first run, and is not in force: it was not saved yet, or
 * refused. By the fields' names. An organisation code is never among them.
 */
export const typedSettings = z.strictObject({
  organisationName: typed,
  permanentLink: typed,
  wifiNetwork: typed,
  wifiPassword: typed,
  customAddress: typed,
  customLinkHosts: typed,
  label: typed,
})
export type TypedSettings = z.infer<typeof typedSettings>
export type SettingsField = keyof TypedSettings

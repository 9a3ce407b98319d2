import { chosenSettings } from './settings.ts'
import { z } from './zod.ts'

/** Fields of the settings and of the first run that take text: each setting's own, and those beside them. */
const settingsField = z.enum([
  ...chosenSettings.keyof().options,
  'wifiNetwork',
  'wifiPassword',
  'label',
])
export type SettingsField = z.infer<typeof settingsField>

/**
 * What was typed into fields of the settings, or of the first run, and is not in force: it was not saved yet, or
 * refused. An organisation code is never among them.
 */
export const typedSettings = z.partialRecord(settingsField, z.string().max(2000))
export type TypedSettings = z.infer<typeof typedSettings>

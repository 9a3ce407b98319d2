import { guestWifi } from './guest-wifi.ts'
import { language } from './language.ts'
import { detailsRetention, retentionDays } from './retention.ts'
import { slipFormat, slipSettings } from './slip.ts'
import { z } from './zod.ts'

export const environmentName = z.enum(['practice', 'staging', 'production', 'custom'])
export type EnvironmentName = z.infer<typeof environmentName>

export const theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof theme>

/** Settings that an environment variable of the IT department can fix. */
export const fixableSetting = z.enum([
  'environment',
  'customAddress',
  'customLinkHosts',
  'codes',
  'organisationName',
  'permanentLink',
])
export type FixableSetting = z.infer<typeof fixableSetting>

/** An organisation code as a screen may know it. The code itself never leaves the main process. */
export const organisationCode = z.strictObject({
  id: z.string().min(1),
  label: z.string(),
  /** Its last two characters. */
  ending: z.string().max(2),
})
export type OrganisationCode = z.infer<typeof organisationCode>

/**
 * How the key of the history is protected: by the system's keyring; by the operating system's account
 * alone, as an administrator chose; or by nothing better, which allows practice mode only.
 */
export const keyProtection = z.enum(['keyring', 'account', 'practice-only'])
export type KeyProtection = z.infer<typeof keyProtection>

/** Why the permanent link cannot be shown in the environment in force: rules of its field. */
export const permanentLinkProblem = z.enum(['link-form', 'link-host', 'link-reference'])
export type PermanentLinkProblem = z.infer<typeof permanentLinkProblem>

export const settings = z.strictObject({
  organisationName: z.string(),
  codes: z.array(organisationCode),
  selectedCodeId: z.string().optional(),
  environment: environmentName,
  /** Base address of a custom environment, as typed and accepted. */
  customAddress: z.string(),
  customLinkHosts: z.array(z.string()),
  /** What is in force: where requests go, and which hosts a link may be on. */
  apiHost: z.string(),
  linkHosts: z.array(z.string()),
  /** VerifiMe's one link for all of the organisation's customers; empty when none was entered. */
  permanentLink: z.string(),
  permanentLinkProblem: permanentLinkProblem.optional(),
  guestWifi,
  theme,
  retentionDays,
  detailsRetention,
  slips: slipSettings,
  /** Whether the customer display may greet by the first name. */
  showsFirstName: z.boolean(),
  /** What customers are addressed in who have chosen no language. */
  customerLanguage: language,
  fixed: z.array(fixableSetting),
  keyProtection,
  hasRecoveryCode: z.boolean(),
  /** False until practice mode was chosen or a code was entered: the first run's question. */
  isSetUp: z.boolean(),
  appVersion: z.string(),
})
export type Settings = z.infer<typeof settings>

/** Any part of the settings; what is absent stays as it is. */
export const settingsChange = z.strictObject({
  organisationName: z.string().max(200).optional(),
  environment: environmentName.optional(),
  customAddress: z.string().max(500).optional(),
  customLinkHosts: z.array(z.string().max(253)).max(20).optional(),
  permanentLink: z.string().max(2000).optional(),
  guestWifi: guestWifi.optional(),
  theme: theme.optional(),
  retentionDays: retentionDays.optional(),
  detailsRetention: detailsRetention.optional(),
  showsFirstName: z.boolean().optional(),
  customerLanguage: language.optional(),
  selectedCodeId: z.string().min(1).optional(),
  slipFormat: slipFormat.optional(),
  /** The system's name of a printer. */
  slipPrinter: z.string().min(1).max(500).optional(),
})
export type SettingsChange = z.infer<typeof settingsChange>

/** Refused with fewer than nine characters; without a label only as the first, which is then named "Main". */
export const newOrganisationCode = z.strictObject({
  label: z.string().max(60),
  code: z.string().max(200),
})
export type NewOrganisationCode = z.infer<typeof newOrganisationCode>

export const organisationCodeId = z.strictObject({ id: z.string().min(1) })

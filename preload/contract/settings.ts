import { environmentNames } from './constants.ts'
import { detailsRetention, retentionDays } from './database.ts'
import { longestPattern } from './fields/reference-pattern.ts'
import { language } from './language.ts'
import { registerYears } from './record.ts'
import { slipFormat } from './slip.ts'
import { lockAfterMinutes } from './staff.ts'
import { z } from './zod.ts'

/** The network that customers may use. Without a name none is set up; without a password it is open. */
export const guestWifi = z.strictObject({
  network: z.string().max(200),
  password: z.string().max(200),
  /** The network does not tell its name by itself: phones must be told to look for it. */
  isHidden: z.boolean(),
})
export type GuestWifi = z.infer<typeof guestWifi>

export const environmentName = z.enum(environmentNames)
export type EnvironmentName = z.infer<typeof environmentName>

export const theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof theme>

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
export const keyProtection = z.enum(['keyring', 'account', 'passphrase', 'practice-only'])
export type KeyProtection = z.infer<typeof keyProtection>

/** Why the permanent link cannot be shown in the environment in force: rules of its field. */
export const permanentLinkProblem = z.enum(['link-form', 'link-host', 'link-reference'])
export type PermanentLinkProblem = z.infer<typeof permanentLinkProblem>

/**
 * What can be set, and what each setting takes. A new setting is a line here and one in `initialSettings`; storing
 * it, changing it and telling the screens of it follow from those two. By what name the IT department fixes it
 * stands in main/settings/policies.ts.
 */
export const chosenSettings = z.object({
  organisationName: z.string().max(200),
  environment: environmentName,
  /** Base address of a custom environment, as typed and accepted. */
  customAddress: z.string().max(500),
  /** Where a custom environment tells how far a customer is; empty when at the same address. */
  customStatusAddress: z.string().max(500),
  customLinkHosts: z.array(z.string().max(253)).max(20),
  /** VerifiMe's one link for all of the organisation's customers; empty when none was entered. */
  permanentLink: z.string().max(2000),
  guestWifi,
  /** What staff do for people without a phone or documents, in the organisation's own words; empty when none were entered. */
  otherWays: z.string().max(500),
  /** What the organisation's references look like, as `fields/reference-pattern.ts` reads it; empty: like nothing in particular. */
  referencePattern: z.string().max(longestPattern),
  /** Where lists of the customers who are expected come from; empty when no folder is watched. */
  expectedFolder: z.string().max(1000),
  /** Where the webhook's deliveries are put for this desk; empty: nowhere. */
  resultsFolder: z.string().max(1000),
  /** What customers are to have ready, and why their details are asked for, in the organisation's own words. */
  documentsLine: z.string().max(120),
  privacyNotice: z.string().max(2000),
  /** Where more of it can be read: an https address, or empty. */
  privacyNoticeLink: z.string().max(300),
  /** On the customer's pages, as `#8a1c4a`; empty: ours. */
  accentColour: z.string().max(7),
  theme,
  retentionDays,
  detailsRetention,
  /** Without a PIN for the desk it locks never. */
  lockAfterMinutes,
  /** Whether the desk locks each time that a code which covered it goes. */
  locksAfterCode: z.boolean(),
  /** Whether what each invite came to is kept beyond the invite; for how many years, and with the name. */
  keepsRegister: z.boolean(),
  registerYears,
  registersNames: z.boolean(),
  /** Whether the customer display may greet by the first name. */
  showsFirstName: z.boolean(),
  /** What customers are addressed in who have chosen no language. */
  customerLanguage: language,
  /** Whether names and addresses are masked at the desk, where customers can see its screen. */
  masksNames: z.boolean(),
  /** After how many minutes an invite that nobody has opened asks to be looked after. */
  unopenedMinutes: z.literal([5, 10, 20, 30, 'never']),
  /** Whether the desk plays a quiet sound when a customer has finished. */
  playsSound: z.boolean(),
  /** Until one was chosen, the first. */
  selectedCodeId: z.string().min(1).optional(),
  slipFormat,
  /** The system's name of the printer that slips go to; absent until one was chosen. */
  slipPrinter: z.string().min(1).max(500).optional(),
})
export type ChosenSettings = z.infer<typeof chosenSettings>
export type SettingName = keyof ChosenSettings

/** What holds until somebody chooses; the others are absent until then. */
export const initialSettings = {
  organisationName: '',
  environment: 'practice',
  customAddress: '',
  customStatusAddress: '',
  customLinkHosts: [],
  permanentLink: '',
  guestWifi: { network: '', password: '', isHidden: false },
  otherWays: '',
  referencePattern: '',
  expectedFolder: '',
  resultsFolder: '',
  documentsLine: '',
  privacyNotice: '',
  privacyNoticeLink: '',
  accentColour: '',
  theme: 'system',
  retentionDays: 30,
  detailsRetention: 'until-submitted',
  lockAfterMinutes: 3,
  locksAfterCode: false,
  keepsRegister: false,
  registerYears: 7,
  registersNames: false,
  showsFirstName: false,
  masksNames: false,
  unopenedMinutes: 10,
  playsSound: false,
  customerLanguage: 'en',
  slipFormat: 'roll-80',
} as const satisfies {
  readonly [Name in SettingName as undefined extends ChosenSettings[Name] ? never : Name]: Readonly<
    ChosenSettings[Name]
  >
}

/** What a screen may know: what is in force of all that can be set, and what follows from it. */
export const settings = z.strictObject({
  ...chosenSettings.shape,
  codes: z.array(organisationCode),
  /** What is in force: where requests go, and which hosts a link may be on. */
  apiHost: z.string(),
  statusHost: z.string(),
  linkHosts: z.array(z.string()),
  permanentLinkProblem: permanentLinkProblem.optional(),
  /** The organisation's, as a PNG in a `data:` address. */
  logo: z.string().optional(),
  /** Whether a test slip came out right on that printer and paper: from then on nothing is asked. */
  isSlipApproved: z.boolean(),
  /** What the IT department has set: screens show it and cannot change it. */
  fixed: z.array(z.enum([...chosenSettings.keyof().options, 'codes', 'customerScreen', 'logo'])),
  keyProtection,
  hasRecoveryCode: z.boolean(),
  /** False until practice mode was chosen or a code was entered: the first run's question. */
  isSetUp: z.boolean(),
  appVersion: z.string(),
})
export type Settings = z.infer<typeof settings>

/** Any part of the settings; what is absent stays as it is. */
export const settingsChange = z.strictObject(chosenSettings.partial().shape)
export type SettingsChange = z.infer<typeof settingsChange>

/** Without a picture there is none any more. A PNG in a `data:` address, drawn by the page. */
export const chosenLogo = z.strictObject({ picture: z.string().max(140_000).optional() })

/** Refused with fewer than nine characters; without a label only as the first, which is then named "Main". */
export const newOrganisationCode = z.strictObject({
  label: z.string().max(60),
  code: z.string().max(200),
})
export type NewOrganisationCode = z.infer<typeof newOrganisationCode>

export const organisationCodeId = z.strictObject({ id: z.string().min(1) })

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
export const typedSettings = z.partialRecord(settingsField, z.string().max(5000))
export type TypedSettings = z.infer<typeof typedSettings>

import { isAbsolute } from 'node:path'
import { z } from 'zod'
import {
  chosenSettings,
  cleanText,
  detailsRetention,
  environmentName,
  language,
  lockAfterMinutes,
  registerYears,
  retentionDays,
  slipFormat,
  theme,
} from '#contract'
import { readReferencePattern } from '#contract/fields/reference-pattern.ts'
import { isReadable, readColour } from './accent-colour.ts'
import { parseApiAddress, parseLinkHost } from './api-address.ts'
import { hasPermanentLinkForm } from './permanent-link.ts'
import { checkWifi, cleanNotice, hasCodeForm, noticeLink } from './settings-change.ts'

/** What the IT department reads of a policy: its documents, the sample files, and what is said of a wrong value. */
interface PolicyWords {
  title: string
  does: string
  /** What it must be. Said in place of the value, which is never repeated: it may be a secret. */
  wanted: string
  example: string
  /** Where it is one of a few. */
  choices?: readonly string[]
}

/** The words of each member of `policies`. */
export const policyWords = z.registry<PolicyWords>()

/** A text that must be readable as something; what it is read as is what the app works with. */
function policy<Value>(read: (text: string) => Value | undefined, words: PolicyWords) {
  const schema = z.string().transform((text, context): Value => {
    const value = read(text)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: words.wanted })
    return z.NEVER
  })
  return schema.register(policyWords, words)
}

function oneOf<Value extends string | number | boolean>(
  values: readonly Value[],
  words: Omit<PolicyWords, 'wanted' | 'choices'>,
) {
  const choices = values.map(String)
  const read = (text: string) => values.find((value) => String(value) === text)
  return policy(read, { ...words, choices, wanted: `one of ${choices.join(', ')}` })
}

const address = 'an https address (http only on this machine: 127.0.0.1, ::1, localhost)'
const code =
  'the code that VerifiMe gave the organisation: at least nine letters, digits or signs, without spaces'
const label = 'a label of 60 characters at most'

const readAddress = (text: string) =>
  // Written out, with every letter of it that is not ASCII as an escape, it may be longer than it was set.
  chosenSettings.shape.customAddress.safeParse(parseApiAddress(text)).data
const readPattern = (text: string) => ('problem' in readReferencePattern(text) ? undefined : text)
const readCode = (text: string) => (hasCodeForm(text) ? text : undefined)
const readPath = (text: string) => (isAbsolute(text) ? text : undefined)
/** Those of lists and of results may be equally long. */
const readWatchedFolder = (text: string) =>
  chosenSettings.shape.expectedFolder.safeParse(readPath(text)).data
const readAccent = (text: string) => {
  const colour = readColour(text)
  return colour !== undefined && isReadable(colour) ? colour : undefined
}
const readLabel = (text: string) => z.string().min(1).max(60).safeParse(cleanText(text)).data

/**
 * Everything that an IT department can set: by policy for the whole computer, or by a variable of the environment.
 * Both names are the member's with `FRONT_DESK_` before it. The one table: the documents and the sample files are
 * made from it.
 */
export const policies = z.object({
  ENVIRONMENT: oneOf(environmentName.options, {
    title: 'VerifiMe environment',
    does: 'Which VerifiMe is asked',
    example: 'custom',
  }),
  API_URL: policy(readAddress, {
    title: 'Address for invites',
    does: 'Base address for invites. Alone it makes the environment a custom one; practice ignores it',
    wanted: address,
    example: 'https://api.example.com',
  }),
  STATUS_URL: policy(readAddress, {
    title: 'Address for the status',
    does: 'Base address for the status, where it is another one',
    wanted: address,
    example: 'https://status.example.com',
  }),
  LINK_HOSTS: policy(readHosts, {
    title: 'Hosts of links',
    does: 'Hosts that a customer’s link may be on',
    wanted: 'host names separated by commas',
    example: 'portal.example.com',
  }),
  ORG_NAME: policy((text) => chosenSettings.shape.organisationName.safeParse(text).data, {
    title: 'Organisation name',
    does: 'The name that customers read',
    wanted: 'a name of 200 characters at most',
    example: 'Example Bank',
  }),
  ORG_CODE: policy(readCode, {
    title: 'Organisation code',
    does: 'The code that VerifiMe gave the organisation; a secret',
    wanted: code,
    example: 'YOUR-CODE-HERE',
  }),
  ORG_CODE_LABEL: policy(readLabel, {
    title: 'Label of the organisation code',
    does: 'What staff call that code where there are two',
    wanted: label,
    example: 'People',
  }),
  ORG_CODE_2: policy(readCode, {
    title: 'Second organisation code',
    does: 'Another code of the organisation’s; staff choose between the two above the form',
    wanted: code,
    example: 'YOUR-OTHER-CODE-HERE',
  }),
  ORG_CODE_2_LABEL: policy(readLabel, {
    title: 'Label of the second organisation code',
    does: 'What staff call the second code',
    wanted: label,
    example: 'Companies',
  }),
  PERMANENT_LINK: policy((text) => (hasPermanentLinkForm(text) ? text : undefined), {
    title: 'Permanent link',
    does: 'VerifiMe’s one link for all customers',
    wanted:
      'the https link that VerifiMe gave the organisation for all its customers, none of one invite',
    example: 'https://portal.example.com/invite/EXAMPLE',
  }),
  KEY_PROTECTION: oneOf(['keyring', 'account'], {
    title: 'Protection of the history’s key',
    does: '`keyring` unless set; `account` accepts a key file that only the operating system’s account protects',
    example: 'keyring',
  }),
  RETENTION_DAYS: oneOf(
    retentionDays.options.flatMap(({ values }) => [...values]),
    {
      title: 'Days that invites are kept',
      does: 'How many days an invite is kept',
      example: '30',
    },
  ),
  DETAILS_RETENTION: oneOf(detailsRetention.options, {
    title: 'How long birth date and address are kept',
    does: 'Whether birth date and address go when the customer has submitted (24 hours at most), or with the invite',
    example: 'until-submitted',
  }),
  CUSTOMER_SCREEN: policy(readScreen, {
    title: 'The customer’s screen',
    does: '`none`: codes cover the desk. `other`: the first screen from the left that the desk is not on. Else the screen of that name, as Settings shows it',
    wanted: 'none, other, or the name of a screen',
    example: 'other',
  }),
  CUSTOMER_LANGUAGE: oneOf(language.options, {
    title: 'Language for customers',
    does: 'What customers are addressed in until another language is chosen for one of them',
    example: 'en',
  }),
  GREET_BY_FIRST_NAME: oneOf([true, false], {
    title: 'Greet by first name',
    does: 'Whether the customer’s screen may show the first name',
    example: 'false',
  }),
  SLIP_PAPER: oneOf(slipFormat.options, {
    title: 'Paper of slips',
    does: 'What slips are printed on',
    example: 'roll-80',
  }),
  SLIP_PRINTER: policy((text) => chosenSettings.shape.slipPrinter.safeParse(text).data, {
    title: 'Printer of slips',
    does: 'The printer for slips, by the system’s name for it',
    wanted: 'a printer’s name of 500 characters at most',
    example: 'FrontCounter',
  }),
  WIFI_NETWORK: policy((text) => text, {
    title: 'Guest Wi-Fi: network',
    does: 'The network that customers may use, exactly as phones list it',
    wanted:
      'the name of a network, of 32 bytes at most (needed beside its password and WIFI_HIDDEN)',
    example: 'Example Guests',
  }),
  WIFI_PASSWORD: policy((text) => text, {
    title: 'Guest Wi-Fi: password',
    does: 'Its password, which customers can read; not set for an open network',
    wanted: '8 to 63 plain characters, or 64 hexadecimal digits',
    example: 'welcome-to-us',
  }),
  WIFI_HIDDEN: oneOf([true, false], {
    title: 'Guest Wi-Fi: hidden network',
    does: 'Whether phones do not list the network by themselves',
    example: 'false',
  }),
  OTHER_WAYS: policy((text) => chosenSettings.shape.otherWays.safeParse(text).data, {
    title: 'For people without a phone or documents',
    does: 'What staff do for people without a phone or documents, in the organisation’s own words; it stands under “Can’t scan?”',
    wanted: 'words of 500 characters at most',
    example: 'Call the duty manager on extension 12',
  }),
  DOCUMENTS_LINE: policy((text) => chosenSettings.shape.documentsLine.safeParse(text).data, {
    title: 'What customers are to have ready',
    does: 'What stands beside the code in place of “Have two identity documents ready; it takes about 5 minutes”, in every language',
    wanted: 'words of 120 characters at most',
    example: 'Have your passport or driver licence ready',
  }),
  PRIVACY_NOTICE: policy(
    (text) => chosenSettings.shape.privacyNotice.safeParse(cleanNotice(text)).data,
    {
      title: 'Privacy notice',
      does: 'Why the organisation asks for these details; up to 300 characters stand beside the code and on slips, a longer one on a page of its own',
      wanted: 'words of 2,000 characters at most',
      example: 'The law asks us to verify who you are, and to keep a record of it for seven years.',
    },
  ),
  PRIVACY_NOTICE_LINK: policy(noticeLink, {
    title: 'Link of the privacy notice',
    does: 'Where customers can read more of it: beside the code, on slips, and as a code of its own on the notice’s page',
    wanted: 'an https address of 300 characters at most',
    example: 'https://example.com/privacy',
  }),
  REFERENCE_PATTERN: policy(readPattern, {
    title: 'Pattern of references',
    does: 'What the organisation’s references look like. The form says what is missing; another reference stays possible',
    wanted:
      'a pattern like M-{6 digits}-{check}, as Settings explains it, of 60 characters at most',
    example: 'M-{6 digits}-{check}',
  }),
  EXPECTED_FOLDER: policy(readWatchedFolder, {
    title: 'Folder for lists of expected customers',
    does: 'A folder that other programs put lists (CSV or iCalendar) of the customers of today into; the desk shows them beside the form',
    wanted: 'the full path of a folder',
    example: '/srv/front-desk-expected',
  }),
  RESULTS_FOLDER: policy(readWatchedFolder, {
    title: 'Folder for the webhook’s deliveries',
    does: 'A folder that the organisation’s own system puts the deliveries of VerifiMe’s webhook into, as JSON files; the desk notes which results have arrived, and reads nothing else of them',
    wanted: 'the full path of a folder',
    example: '/srv/front-desk-results',
  }),
  LOGO_FILE: policy(readPath, {
    title: 'Logo',
    does: 'The organisation’s logo, a PNG of at most 100 kB and 1600 × 800 pixels, dark enough for white paper; on the customer’s screen and on slips',
    wanted: 'the full path of a file',
    example: '/srv/front-desk/logo.png',
  }),
  ACCENT_COLOUR: policy(readAccent, {
    title: 'Accent colour',
    does: 'The organisation’s colour on the customer’s pages',
    wanted: 'a colour like #8a1c4a, dark enough to be read on them: 4.5 : 1',
    example: '#8a1c4a',
  }),
  MASK_NAMES: oneOf([true, false], {
    title: 'Mask names at the desk',
    does: 'Whether the desk shows initials in place of names and addresses, where customers can see its screen',
    example: 'false',
  }),
  UNOPENED_MINUTES: oneOf([...chosenSettings.shape.unopenedMinutes.values], {
    title: 'Minutes until an unopened invite is told of',
    does: 'After how many minutes an invite that nobody has opened asks to be looked after',
    example: '10',
  }),
  PLAY_SOUND: oneOf([true, false], {
    title: 'Sound when a customer has finished',
    does: 'Whether the desk plays a quiet sound when a customer has submitted their details',
    example: 'false',
  }),
  LOCK_AFTER_MINUTES: oneOf([...lockAfterMinutes.values], {
    title: 'Minutes until the desk locks',
    does: 'After how many minutes without a key or the mouse the desk locks, where it has a PIN',
    example: '3',
  }),
  LOCK_AFTER_CODE: oneOf([true, false], {
    title: 'Lock after each code',
    does: 'Whether the desk locks each time that a code which covered it is taken away',
    example: 'false',
  }),
  KEEP_REGISTER: oneOf([true, false], {
    title: 'Keep a register',
    does: 'Whether when, who at the desk, the references and how far each invite came are kept beyond the invite',
    example: 'false',
  }),
  REGISTER_YEARS: oneOf([...registerYears.values], {
    title: 'Years that the register is kept',
    does: 'After how many years an entry of the register is deleted',
    example: '7',
  }),
  REGISTER_NAMES: oneOf([true, false], {
    title: 'Names in the register',
    does: "Whether the register holds the customer's name",
    example: 'false',
  }),
  RESET_PINS: oneOf([true, false], {
    title: 'Take the PINs away',
    does: '`true` takes the desk’s and the manager’s PIN away at each start: for when they are lost, until it is unset. Obeyed in a policy alone, never as a variable, which any user can set',
    example: 'false',
  }),
  THEME: oneOf(theme.options, {
    title: 'Theme',
    does: 'How the desk looks',
    example: 'system',
  }),
  BACKUP_FOLDER: policy(readPath, {
    title: 'Folder for copies of backups',
    does: 'A folder that is there already, on a server or a stick, for copies of the encrypted backups',
    wanted: 'the full path of a folder',
    example: '/srv/front-desk-backups',
  }),
  UPDATE_URL: policy(readAddress, {
    title: 'Update feed',
    does: 'Where new versions are looked for; not set: nowhere. An installed app obeys it, and the next, in a policy alone, never as a variable, which any user can set',
    wanted: address,
    example: 'https://updates.example.com/front-desk',
  }),
  UPDATE_INSTALL: oneOf(['by-it', 'at-quit'], {
    title: 'Who installs updates',
    does: '`by-it` unless set: staff are told of a new version, and IT installs it; `at-quit`: it is fetched, checked, and installed when Front Desk is quit, where the system allows that',
    example: 'by-it',
  }),
})

export type PolicyName = keyof typeof policies.shape
export const policyNames = policies.keyof().options

/** What is set, read; and what one value demands of another. */
export const setPolicies = policies.partial().superRefine((set, context) => {
  const refuse = (name: PolicyName, message = policyWords.get(policies.shape[name])?.wanted) =>
    context.addIssue({ code: 'custom', path: [name], message })
  if (set.ORG_CODE_2 !== undefined && set.ORG_CODE === undefined) refuse('ORG_CODE', code)
  const labels = codeLabels(set)
  if (set.ORG_CODE_2 !== undefined && labels.first.toLowerCase() === labels.second.toLowerCase()) {
    refuse('ORG_CODE_2_LABEL', 'another label than the first code has')
  }
  const wifi = wifiProblem(set)
  if (wifi) refuse(wifi)
})
export type SetPolicies = z.output<typeof setPolicies>

/** What staff call each code. */
export function codeLabels(
  set: Partial<Record<'ORG_NAME' | 'ORG_CODE_LABEL' | 'ORG_CODE_2_LABEL', string | undefined>>,
) {
  return {
    first: set.ORG_CODE_LABEL ?? set.ORG_NAME ?? 'Organisation',
    second: set.ORG_CODE_2_LABEL ?? 'Second code',
  }
}

/** Whole or not at all: a password alone joins no network. */
export function wifiOf(
  set: Partial<Record<'WIFI_NETWORK' | 'WIFI_PASSWORD', string | undefined>> & {
    WIFI_HIDDEN?: boolean | undefined
  },
) {
  return {
    network: set.WIFI_NETWORK ?? '',
    password: set.WIFI_PASSWORD ?? '',
    isHidden: set.WIFI_HIDDEN ?? false,
  }
}

function wifiProblem(set: Parameters<typeof wifiOf>[0]): PolicyName | undefined {
  const { WIFI_NETWORK, WIFI_PASSWORD, WIFI_HIDDEN } = set
  if ((WIFI_NETWORK ?? WIFI_PASSWORD ?? WIFI_HIDDEN) === undefined) return undefined
  if (WIFI_NETWORK === undefined) return 'WIFI_NETWORK'
  const checked = checkWifi(wifiOf(set))
  if (!('field' in checked)) return undefined
  return checked.field === 'wifiPassword' ? 'WIFI_PASSWORD' : 'WIFI_NETWORK'
}

function readHosts(text: string): string[] | undefined {
  const hosts = text.split(',').map(parseLinkHost)
  return chosenSettings.shape.customLinkHosts.safeParse(hosts).data
}

/** Which screen is the customer's: none, whichever the desk is not on, or one by its name. */
export type FixedScreen = 'none' | 'other' | { name: string }

function readScreen(text: string): FixedScreen | undefined {
  if (text === 'none' || text === 'other') return text
  return text.length <= 200 ? { name: text } : undefined
}

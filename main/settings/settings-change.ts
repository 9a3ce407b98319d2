import {
  chosenSettings,
  cleanText,
  type FieldProblem,
  type GuestWifi,
  type SettingsChange,
} from '#contract'
import { readReferencePattern } from '#contract/fields/reference-pattern.ts'
import { isReadable, readableShade, readColour } from './accent-colour.ts'
import { parseApiAddress, parseLinkHost } from './api-address.ts'
import { permanentLinkProblem } from './permanent-link.ts'
import type { StoredCode, StoredSettings } from './settings-repository.ts'

export type CheckedChange = { change: Partial<StoredSettings> } | { problems: FieldProblem[] }

interface InForce extends Pick<StoredSettings, 'customAddress' | 'customLinkHosts'> {
  /** The hosts that a link may be on once this change has been made. */
  linkHostsAfter: (change: Partial<StoredSettings>) => readonly string[]
  isTrackingReference: (uuid: string) => boolean
}

/**
 * What of a change may be kept. An address and hosts are never kept unchecked, and a custom environment
 * can be chosen only with both: those in the change, or those in force already.
 */
export function checkChange(wanted: SettingsChange, inForce: InForce): CheckedChange {
  const { customAddress, customStatusAddress, customLinkHosts, ...others } = wanted
  const { organisationName, permanentLink, guestWifi, referencePattern, ...plain } = others
  const choosesCustom = wanted.environment === 'custom'
  const needsAddress = choosesCustom && inForce.customAddress === ''
  const needsHosts = choosesCustom && inForce.customLinkHosts.length === 0
  const checked = [
    customAddress !== undefined || needsAddress ? checkAddress(customAddress ?? '') : {},
    customStatusAddress === undefined ? {} : checkStatusAddress(customStatusAddress),
    customLinkHosts !== undefined || needsHosts ? checkHosts(customLinkHosts ?? []) : {},
    guestWifi === undefined ? {} : checkWifi(guestWifi),
    organisationName === undefined ? {} : checkName(organisationName),
    ...checkNotice(wanted),
    wanted.accentColour === undefined ? {} : checkAccent(wanted.accentColour),
    checkPattern(referencePattern?.trim()),
    checkFolder('expectedFolder', wanted),
    checkFolder('resultsFolder', wanted),
  ]
  const problems = checked.flatMap((part) => ('field' in part ? [part] : []))
  if (problems.length > 0) return { problems }
  const change: Partial<StoredSettings> = Object.assign({}, plain, ...checked)
  if (permanentLink === undefined) return { change }
  // Its host is judged last: the same change may bring another environment.
  const linkHosts = inForce.linkHostsAfter(change)
  const rule = permanentLinkProblem(permanentLink.trim(), { ...inForce, linkHosts })
  if (rule) return { problems: [{ field: 'permanentLink', rule }] }
  return { change: { ...change, permanentLink: permanentLink.trim() } }
}

function checkAddress(typed: string): Partial<StoredSettings> | FieldProblem {
  const customAddress = acceptedAddress(typed)
  return customAddress ? { customAddress } : { field: 'customAddress', rule: 'address-form' }
}

/** Empty: the same address as for invites. */
function checkStatusAddress(typed: string): Partial<StoredSettings> | FieldProblem {
  const customStatusAddress = typed.trim() === '' ? '' : acceptedAddress(typed)
  return customStatusAddress === undefined
    ? { field: 'customStatusAddress', rule: 'address-form' }
    : { customStatusAddress }
}

function acceptedAddress(typed: string): string | undefined {
  // Written out, with every letter of it that is not ASCII as an escape, it may be longer than it was typed.
  return chosenSettings.shape.customAddress.safeParse(parseApiAddress(typed)).data
}

function checkName(typed: string): Partial<StoredSettings> | FieldProblem {
  const name = chosenSettings.shape.organisationName.safeParse(cleanText(typed))
  return name.success
    ? { organisationName: name.data }
    : { field: 'organisationName', rule: 'too-long' }
}

function checkPattern(
  referencePattern: string | undefined,
): Partial<StoredSettings> | FieldProblem {
  if (referencePattern === undefined) return {}
  const isRight = referencePattern === '' || !('problem' in readReferencePattern(referencePattern))
  return isRight ? { referencePattern } : { field: 'referencePattern', rule: 'pattern-form' }
}

/** A page may only take it away: which folder is read is chosen in the system's dialog. */
function checkFolder(
  field: FolderSetting,
  { [field]: folder = '' }: SettingsChange,
): Partial<StoredSettings> | FieldProblem {
  return folder === '' ? {} : { field, rule: 'folder-chosen' }
}
export type FolderSetting = 'expectedFolder' | 'resultsFolder'

function checkHosts(typed: readonly string[]): Partial<StoredSettings> | FieldProblem {
  const customLinkHosts = typed.flatMap((host) => parseLinkHost(host) ?? [])
  const areAllHosts = typed.length > 0 && customLinkHosts.length === typed.length
  return areAllHosts ? { customLinkHosts } : { field: 'customLinkHosts', rule: 'host-form' }
}

function checkAccent(typed: string): Partial<StoredSettings> | FieldProblem {
  if (typed.trim() === '') return { accentColour: '' }
  const accentColour = readColour(typed)
  if (accentColour === undefined) return { field: 'accentColour', rule: 'colour-form' }
  if (isReadable(accentColour)) return { accentColour }
  return { field: 'accentColour', rule: 'colour-light', message: readableShade(accentColour) }
}

function checkNotice({ privacyNotice, privacyNoticeLink }: SettingsChange) {
  return [
    privacyNotice === undefined ? {} : { privacyNotice: cleanNotice(privacyNotice) },
    privacyNoticeLink === undefined ? {} : checkNoticeLink(privacyNoticeLink),
  ]
}

/** Its paragraphs stay; what a paste brings along beside its words does not. */
export function cleanNotice(typed: string): string {
  return typed
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

function checkNoticeLink(typed: string): Partial<StoredSettings> | FieldProblem {
  const privacyNoticeLink = typed.trim() === '' ? '' : noticeLink(typed)
  return privacyNoticeLink === undefined
    ? { field: 'privacyNoticeLink', rule: 'address-form' }
    : { privacyNoticeLink }
}

/** The address as customers and their phones get it; nothing where it is none. */
export function noticeLink(typed: string): string | undefined {
  const text = /^[a-z][a-z\d+.-]*:/iu.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`
  if (/\s/u.test(text) || !URL.canParse(text)) return undefined
  const { protocol, username, password, hostname, href } = new URL(text)
  const isPlain = protocol === 'https:' && username + password === '' && hostname.includes('.')
  return isPlain ? chosenSettings.shape.privacyNoticeLink.safeParse(href).data : undefined
}

/** IEEE 802.11 counts bytes, not letters. */
const longestNetworkBytes = 32
/** A passphrase of 8 to 63 characters, or the key itself in hexadecimal digits (IEEE 802.11, annex J). */
const wpaPassword = /^([\x20-\x7e]{8,63}|[\da-f]{64})$/iu

/** What of a typed guest network may be kept: one that phones can join, or none at all. */
export function checkWifi(typed: GuestWifi): { guestWifi: GuestWifi } | FieldProblem {
  // A name may hold any letter, and several spaces in a row; what a paste leaves around it is not of it.
  const network = typed.network.replace(/\p{Cc}/gu, '').trim()
  const password = typed.password.trim()
  if (network === '' && password !== '') return { field: 'wifiNetwork', rule: 'missing' }
  if (new TextEncoder().encode(network).length > longestNetworkBytes) {
    return { field: 'wifiNetwork', rule: 'too-long' }
  }
  if (password !== '' && !wpaPassword.test(password)) {
    return { field: 'wifiPassword', rule: 'wifi-password-form' }
  }
  return { guestWifi: { network, password, isHidden: typed.isHidden } }
}

/**
 * Whether this can be an organisation code: VerifiMe refuses one of eight characters, and knows no shorter ones.
 * Whether it is right, only VerifiMe can say.
 */
export function hasCodeForm(text: string): boolean {
  return /^[\x21-\x7e]{9,64}$/u.test(text)
}

export function codeProblems(added: StoredCode, existing: readonly StoredCode[]): FieldProblem[] {
  if (added.code === '') return [{ field: 'code', rule: 'missing' }]
  if (!hasCodeForm(added.code)) return [{ field: 'code', rule: 'code-form' }]
  const isTaken = existing.some(
    ({ label }) => label.toLocaleLowerCase() === added.label.toLocaleLowerCase(),
  )
  return isTaken ? [{ field: 'label', rule: 'label-taken' }] : []
}

import {
  type Answer,
  type DrawnScene,
  failed,
  type GuestWifi,
  type Language,
  noticeWithin,
  type RequestedScene,
  type Scene,
  type Settings,
  type ShownNotice,
  succeeded,
  type TypedDraft,
} from '#contract'
import type { ShowableLink } from '../invites/invite-service.ts'

/** What of the settings decides on what may be shown, and stands beside it. */
export type DisplaySettings = Pick<
  Settings,
  | 'organisationName'
  | 'environment'
  | 'showsFirstName'
  | 'customerLanguage'
  | 'permanentLink'
  | 'permanentLinkProblem'
  | 'guestWifi'
  | 'documentsLine'
  | 'privacyNotice'
  | 'privacyNoticeLink'
  | 'accentColour'
  | 'logo'
>

/** What stands there without having been requested. */
export type RestingScene = Exclude<Scene, RequestedScene | { kind: 'ruler' }>
export type RulerScene = Extract<Scene, { kind: 'ruler' }>

/** Where and how bright a scene stands on its screen. */
export type CurrentPlacement = Pick<RequestedScene, 'placement' | 'dimming'>

/** What is added to a scene when it is sent. */
type Stamp = 'look' | 'drawing' | 'isOverDesk' | 'language' | keyof CurrentPlacement
/** One that was not sent yet. */
export type Unstamped<Requested> = Requested extends RequestedScene ? Omit<Requested, Stamp> : never

/** Whom the desk is typing for: somebody, as soon as anything is typed. */
export interface CustomerPresent {
  firstName: string
}

export function customerIn(draft: TypedDraft): CustomerPresent | undefined {
  const { email, firstName, middleName, familyName, fullName, phone } = draft
  const isBegun = [email, firstName, middleName, familyName, fullName, phone].some(
    (typed) => typed.trim() !== '',
  )
  return isBegun ? { firstName: firstName.trim() } : undefined
}

export interface RestingOptions {
  settings: DisplaySettings
  language: Language
  dimming: CurrentPlacement['dimming']
  screen: 'own' | 'desk'
  /** By the key, or because nobody is at the desk. */
  isHidden: boolean
  customer: CustomerPresent | undefined
}

/** What the customer sees while nothing is requested. Over the desk that is nothing. */
export function restingScene(options: RestingOptions): RestingScene {
  const { settings, language, dimming, screen, isHidden, customer } = options
  const beside = { ...besides(settings), ...lookOf(settings), language, dimming }
  if (screen === 'desk') return { kind: 'idle' }
  if (isHidden) return { kind: 'privacy-screen', ...beside }
  if (!customer) return { kind: 'welcome', ...beside }
  const isGreeted = settings.showsFirstName && customer.firstName !== ''
  const { documents } = ownWords(settings)
  return {
    kind: 'ready',
    ...beside,
    ...(isGreeted ? { firstName: customer.firstName } : {}),
    ...(documents === undefined ? {} : { documents }),
  }
}

/** An invite's code; with the first name only where the settings allow it. */
export function inviteScene(
  inviteId: number,
  { link, firstName, language: _, ...beside }: ShowableLink,
  settings: DisplaySettings,
): Unstamped<DrawnScene> {
  const greeting = settings.showsFirstName && firstName !== undefined ? { firstName } : {}
  return { kind: 'invite', inviteId, text: link, ...beside, ...greeting, ...ownWords(settings) }
}

/** The link itself, in large letters: for a phone that cannot scan. */
export function linkScene(
  inviteId: number,
  { link: text, organisationName, environment }: ShowableLink,
  settings: DisplaySettings,
): Unstamped<DrawnScene> {
  return { kind: 'link', inviteId, text, organisationName, environment, ...ownWords(settings) }
}

/** The organisation's permanent link. The environment may have changed since it was entered. */
export function permanentLinkScene(settings: DisplaySettings): Answer<Unstamped<DrawnScene>> {
  const { permanentLink: text, permanentLinkProblem } = settings
  if (text === '') return failed('no-permanent-link')
  if (permanentLinkProblem) return failed('permanent-link-unusable')
  const linkHost = new URL(text).hostname
  const beside = { ...besides(settings), ...ownWords(settings) }
  return succeeded({ kind: 'permanent-link', ...beside, text, linkHost })
}

export function wifiScene(settings: DisplaySettings): Answer<Unstamped<DrawnScene>> {
  const { network, password } = settings.guestWifi
  if (network === '') return failed('no-guest-wifi')
  const text = wifiText(settings.guestWifi)
  return succeeded({ kind: 'wifi', ...besides(settings), text, network, password })
}

/**
 * What a phone's camera understands as "join this network":
 * https://github.com/zxing/zxing/wiki/Barcode-Contents#wi-fi-network-config-android-ios-11
 */
export function wifiText({ network, password, isHidden }: GuestWifi): string {
  // A name of hexadecimal digits alone would be taken for its own bytes.
  const name = /^[\da-f]+$/iu.test(network) ? `"${network}"` : escaped(network)
  const key = password === '' ? 'T:nopass;' : `T:WPA;P:${escaped(password)};`
  return `WIFI:S:${name};${key}${isHidden ? 'H:true;' : ''};`
}

function escaped(text: string): string {
  return text.replace(/[\\;,:"]/gu, '\\$&')
}

/** Why the organisation asks, in full: its link as a code, where it has one, beside its words. */
export function noticeScene(
  settings: DisplaySettings,
  isCovering: boolean,
): Answer<Unstamped<Extract<DrawnScene, { kind: 'notice' }>>> {
  const notice = noticeWithin(settings, Number.POSITIVE_INFINITY)
  const text = notice?.link ?? notice?.words
  if (!notice || text === undefined) return failed('no-privacy-notice')
  return succeeded({ kind: 'notice', ...besides(settings), text, notice, isCovering })
}

/** What stands there for a while and brings back what it covered. */
export const isCard = (scene: RequestedScene | undefined): boolean =>
  scene?.kind === 'wifi' || scene?.kind === 'notice'

/** An email address for the customer's nod. */
export function readBackScene(email: string, settings: DisplaySettings): Unstamped<DrawnScene> {
  return { kind: 'read-back', ...besides(settings), text: email }
}

/** Words alone: nothing in them can be drawn wrong. */
export function thanksScene(inviteId: number, settings: DisplaySettings) {
  return { kind: 'thanks', ...besides(settings), inviteId } as const
}

/** Whether what stands there would be put up again as it is. */
export function isStillRight(scene: RequestedScene, settings: DisplaySettings): boolean {
  if (scene.environment !== settings.environment) return false
  if (scene.organisationName !== settings.organisationName) return false
  if ('firstName' in scene && !settings.showsFirstName) return false
  if (!hasOwnWords(scene, settings)) return false
  if (scene.kind === 'notice') {
    const again = noticeScene(settings, scene.isCovering)
    return again.ok && isSame(again.value.notice, scene.notice)
  }
  if (scene.kind !== 'permanent-link' && scene.kind !== 'wifi') return true
  const again = scene.kind === 'wifi' ? wifiScene(settings) : permanentLinkScene(settings)
  return again.ok && again.value.text === scene.text
}

/** A code that nothing happens to any more. */
const codeStaysMs = 10 * 60_000
/** Time enough to read the thanks. */
const thanksStayMs = 20_000
/** Time enough to type a password on a phone, or to read a page. */
const cardStaysMs = 3 * 60_000
/** An email address is somebody's: a nod takes seconds. */
const readBackStaysMs = 30_000

/**
 * After how long it makes room by itself. Over the desk a code stays until a key takes it away: the receptionist
 * has it in front of them.
 */
export function displayTimeoutMs(
  scene: RequestedScene,
  screen: 'own' | 'desk',
): number | undefined {
  if (scene.kind === 'thanks') return thanksStayMs
  if (scene.kind === 'read-back') return readBackStaysMs
  if (screen === 'desk') return undefined
  return isCard(scene) ? cardStaysMs : codeStaysMs
}

/** What is longer would make the words beside a code too small to be read from where customers stand. */
const mostBesideCode = 300

/** Where the organisation has entered any. */
function ownWords(settings: DisplaySettings) {
  const { documentsLine } = settings
  const notice = noticeWithin(settings, mostBesideCode)
  return {
    ...(documentsLine === '' ? {} : { documents: documentsLine }),
    ...(notice ? { notice } : {}),
  }
}

/** Whether they stand there as they are now. */
function hasOwnWords(scene: RequestedScene, settings: DisplaySettings): boolean {
  if (scene.kind !== 'invite' && scene.kind !== 'link' && scene.kind !== 'permanent-link')
    return true
  const { documents, notice } = ownWords(settings)
  return scene.documents === documents && isSame(scene.notice, notice)
}

function isSame(one: ShownNotice | undefined, other: ShownNotice | undefined): boolean {
  return one?.words === other?.words && one?.link === other?.link
}

/** The organisation's own, where it has any. */
export function lookOf({ logo, accentColour }: DisplaySettings): Pick<RequestedScene, 'look'> {
  if (logo === undefined && accentColour === '') return {}
  const accent = accentColour === '' ? {} : { accent: accentColour }
  return { look: { ...(logo === undefined ? {} : { logo }), ...accent } }
}

function besides({ organisationName, environment }: DisplaySettings) {
  return { organisationName, environment }
}

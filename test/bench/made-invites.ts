import { seededRandom } from '../builders/seeded-random.ts'
/** A row for `prepareInsert`. */
export interface MadeInvite {
  createdAt: number
  environment: string
  email: string
  firstName: string | null
  familyName: string | null
  phone: string | null
  dateOfBirth: string | null
  address: string | null
  reference: string
  isReferenceMadeUp: number
  outcome: string
  failureCode: string | null
  trackingReference: string | null
  link: string | null
  status: string | null
}

/** The newest invite's time. A date of its own, so that the file does not depend on when it was made. */
export const benchNow = new Date(2026, 10, 20, 17)
const yearMs = 365 * 24 * 60 * 60 * 1000

const firstNames =
  'James Mary Olivia Jack Charlotte Noah Amelia William Isla Oliver Mia Thomas Grace Lucas Zoë Henry Chloé Ethan Sofía Liam Ava Emily Wei Ling Nguyên Priya Arjun Mohammed Fatima José Siobhán Søren Jürgen Łukasz Björn Aoife Renée François Agnieszka Yuki Hana Minh Thi Anh Dimitri Elena Giulia Marco Ahmed Layla Omar 美玲 伟 محمد فاطمة Ольга Иван'.split(
    ' ',
  )
const familyNames =
  'Smith Jones Williams Brown Wilson Taylor Nguyen Johnson Martin White Anderson Walker Thompson Thomas Lee Harris Ryan Robinson Kelly King Singh O’Brien O’Connor D’Angelo Smith-Jones Campbell Chen Li Wang Zhang Tran Pham Patel Sharma Kaur Khan Müller Schäfer Novák García Fernández Rossi Papadopoulos Kowalski Ng Wu Xu Le Do Ó’Súilleabháin van der Berg 王 李 الأحمد Иванова'.split(
    ' ',
  )
const syllables =
  'ba be bo da de do fa fer ga gan ha hu ja ka ken la lan lo ma mar mi na nor pa per ra ri ro sa sen ta ten to va ver wa wil ya za'.split(
    ' ',
  )
const hosts =
  'example.com mail.example.com example.org post.example.net example.net students.example.edu'.split(
    ' ',
  )

/**
 * Customers as a year brings them, oldest first: a few names very often and a long tail of rare ones, a
 * quarter with nothing but an address, three in ten without a phone, most of them done.
 */
export function* invitesOfAYear(count: number): Generator<MadeInvite> {
  const random = seededRandom(count)
  for (let at = 0; at < count; at += 1) {
    yield madeInvite(random, benchNow.getTime() - yearMs + Math.floor((yearMs * at) / count))
  }
}

type Random = () => number

function madeInvite(random: Random, createdAt: number): MadeInvite {
  const isNamed = random() < 0.75
  const [firstName, familyName] = [name(random, firstNames), name(random, familyNames)]
  const number = Math.floor(random() * 10_000)
  const mailbox = `${plain(firstName) || 'c'}.${plain(familyName) || 'u'}${number}`
  const isRecent = benchNow.getTime() - createdAt < 24 * 60 * 60 * 1000
  const isReferenceMadeUp = random() < 0.6
  return {
    createdAt,
    environment: random() < 0.98 ? 'production' : 'practice',
    email: `${mailbox}@${skewed(random, hosts)}`,
    firstName: isNamed ? firstName : null,
    familyName: isNamed ? familyName : null,
    phone: random() < 0.7 ? `+61 4${digits(random, 8)}` : null,
    dateOfBirth: isRecent && isNamed ? '1985-03-27' : null,
    address: isRecent && isNamed ? '42 Wallaby Way, Sydney NSW 2000, Australia' : null,
    reference: isReferenceMadeUp
      ? `FD-${new Date(createdAt).toISOString().slice(0, 10).replaceAll('-', '')}-${base32(random, 8)}`
      : `CASE-${digits(random, 6)}`,
    isReferenceMadeUp: Number(isReferenceMadeUp),
    ...madeEnd(random),
  }
}

function madeEnd(random: Random) {
  const part = random()
  const none = { trackingReference: null, link: null, status: null }
  if (part < 0.01) return { ...none, outcome: 'unknown', failureCode: 'no-answer' }
  if (part < 0.02) return { ...none, outcome: 'unsent', failureCode: 'offline' }
  if (part < 0.04) return { ...none, outcome: 'refused', failureCode: 'refused' }
  const trackingReference = uuid(random)
  return {
    trackingReference,
    link: `https://portal.verifime.com/sign-up/track-id/${trackingReference}`,
    outcome: 'issued',
    failureCode: null,
    status: part < 0.15 ? 'Inactive' : part < 0.3 ? 'Active' : 'Completed',
  }
}

/** Three in ten have a name of the long tail. */
function name(random: Random, common: readonly string[]): string {
  if (random() < 0.7) return skewed(random, common)
  const count = 2 + Math.floor(random() * 2)
  const made = Array.from({ length: count }, () => evenly(random, syllables)).join('')
  return `${made[0]?.toUpperCase()}${made.slice(1)}`
}

/** The first ones far more often than the last ones. */
function skewed(random: Random, choices: readonly string[]): string {
  return choices[Math.floor(choices.length * random() ** 3)] ?? ''
}

function evenly(random: Random, choices: readonly string[]): string {
  return choices[Math.floor(choices.length * random())] ?? ''
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/gu, '')
}

function digits(random: Random, count: number): string {
  return String(Math.floor(random() * 10 ** count)).padStart(count, '0')
}

function base32(random: Random, count: number): string {
  const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
  return Array.from({ length: count }, () => evenly(random, alphabet)).join('')
}

function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => evenly(random, [...'0123456789abcdef'])).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/u, '$1-$2-4$3-a$4-$5')
}

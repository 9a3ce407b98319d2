import { type FieldProblem, fewestPassphraseCharacters, type ProblemField } from '#contract'

/** What a field is called in the middle of a sentence. */
const fieldWords: Record<ProblemField, string> = {
  email: 'the email address',
  firstName: 'the first name',
  middleName: 'the middle name',
  familyName: 'the family name',
  fullName: 'the full name',
  dateOfBirth: 'the date of birth',
  phone: 'the phone number',
  address: 'the address',
  reference: 'your reference',
  sendInvitationEmail: 'the invitation email',
  code: 'the organisation code',
  label: 'the label',
  organisationName: 'the organisation’s name',
  customAddress: 'the address of the environment',
  customStatusAddress: 'the address for the status',
  customLinkHosts: 'the link hosts',
  permanentLink: 'the permanent link',
  documentsLine: 'what customers are to have ready',
  privacyNotice: 'the privacy notice',
  privacyNoticeLink: 'the link of the privacy notice',
  accentColour: 'the accent colour',
  otherWays: 'the words for people without a phone or documents',
  referencePattern: 'the pattern of references',
  expectedFolder: 'the folder for lists',
  resultsFolder: 'the folder for results',
  wifiNetwork: 'the network’s name',
  wifiPassword: 'the network’s password',
  recoveryCode: 'the recovery code',
  passphrase: 'the passphrase',
  staffName: 'a name or initials',
  staffPin: 'the PIN',
  deskPin: 'the PIN',
  managerPin: 'the PIN',
  form: 'these details',
}

type Sentence = (problem: FieldProblem, words: string, character?: string) => string

const sentences: Record<FieldProblem['rule'], Sentence> = {
  missing: ({ field }, words) =>
    field === 'email' ? 'Enter the customer’s email address' : `Enter ${words}`,
  'email-form': () => 'Enter an email address like name@example.com',
  'email-character': (_problem, _words, character = '') => emailCharacterSentence(character),
  'email-several': () => 'There is more than one email address here: keep the customer’s own',
  'too-long': (_problem, words) => `Shorten ${words}: it is too long`,
  'date-form': () => 'Enter the date of birth as day, month and year, like 27/3/1985',
  'date-letter': () => 'A letter stands among the digits of the date: check O and 0, l and 1',
  'date-short-year': () => 'Enter all four digits of the year, like 1985',
  'date-order': () => 'There are only 12 months: enter the day before the month, like 27/3/1985',
  'date-impossible': () => 'There is no such date: check the day and the month',
  'date-future': () => 'The date of birth is in the future: check the year',
  'date-too-early': () => 'The date of birth is before 1900: check the year',
  'date-buddhist-year': () => 'The year is in the future: from a Thai (Buddhist) year take 543',
  'date-other-calendar': () =>
    'The year is before 1900: enter the Western date, not the Persian or Islamic one',
  'date-weekday': () => 'The weekday and the date do not go together: check both',
  'date-time-zone': () => 'Leave out the time: with its time zone it can mean two different days',
  'phone-form': () => 'Enter a phone number like 0491 570 006, or begin with + and the country',
  'phone-two': () => 'There are two phone numbers here: keep one',
  'phone-extension': () => 'There is an extension here: enter the phone number without it',
  'phone-more': () => 'There is more here than a phone number: enter the number alone',
  'phone-area-code': () => 'The area code is missing: begin with it, like 02 5550 1234',
  'phone-short': () => 'Digits are missing from the phone number: ask for the whole number',
  'phone-long': () => 'The phone number has too many digits: check it',
  'phone-letter': () =>
    'A letter stands among the digits of the phone number: check O and 0, l and 1',
  'name-character': (_problem, words, character) =>
    `VerifiMe can’t accept ${character === undefined ? 'a character' : characterWords(character)} in ${words}`,
  'code-form': () => 'Enter the organisation code exactly as VerifiMe gave it',
  'code-length': () => 'VerifiMe says that the organisation code does not have the right length',
  'label-taken': () => 'Another code has this label: choose a different one',
  'address-form': () => 'Enter an address that starts with https://, like https://api.example.com',
  'host-form': () => 'Enter host names only, like portal.example.com, with commas between them',
  'pattern-form': () =>
    'Enter a pattern like M-{6 digits}-{check}: what is not understood is said beneath it',
  'folder-chosen': () => 'Choose the folder with the button: it cannot be typed',
  'link-form': () => 'Enter the whole link exactly as VerifiMe gives it, starting with https://',
  'link-host': () =>
    'This link leads to another host than those of the environment: check the link and the environment',
  'link-reference': () =>
    'This is the link of one invite: enter the one that VerifiMe gives for all customers',
  'wifi-password-form': () =>
    'Enter 8 to 63 letters, digits or signs without accents, or leave it empty for an open network',
  'colour-form': () => 'Enter a colour as six digits and letters, like #8A1C4A',
  'colour-light': ({ message = '' }) =>
    `This colour is too light to be read on the customer’s page (4.5 : 1 is needed): ${message.toUpperCase()} would do`,
  'recovery-code-wrong': () => 'This recovery code does not open the history: check each character',
  'passphrase-short': () =>
    `Use at least ${fewestPassphraseCharacters} characters: four words will do`,
  'passphrase-wrong': () =>
    'This passphrase does not open the history: check capital letters and spaces',
  'pin-form': () => 'Choose 4 to 12 digits, not all the same and no run like 1234',
  'staff-taken': () => 'Somebody on the list is called so already: choose another name',
  refused: ({ message }, words) =>
    message === undefined ? `VerifiMe rejected ${words}` : `VerifiMe says: ${message}`,
}

/** One sentence that says what to do about a field; `character` is the one that VerifiMe named. */
export function problemSentence(problem: FieldProblem, character?: string): string {
  return sentences[problem.rule](problem, fieldWords[problem.field], character)
}

/** A dot, a hyphen or an @ may be in an address, at another place. */
function emailCharacterSentence(character: string): string {
  if (character === '') return 'An email address can’t have one of these characters'
  const where = /^[.@-]$/u.test(character) ? ' here' : ''
  return `An email address can’t have ${characterWords(character)}${where}`
}

const scripts = ['Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Han', 'Thai'] as const

/** How a character is called in a sentence: what cannot be seen, or is taken for another one, by its name. */
function characterWords(character: string): string {
  if (/^\s+$/u.test(character)) return 'a space'
  if (/^[’‘]$/u.test(character)) return 'a curly apostrophe'
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return 'a character that cannot be seen'
  const script = scripts.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(character))
  return script === undefined ? `“${character}”` : `“${character}” (${script})`
}

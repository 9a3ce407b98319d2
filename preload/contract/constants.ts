// What the pages need of the contract while they run, and its schemas are made of. No page reads zod: main parses.

/**
 * The languages of the customer display and the slip, as BCP 47 tags, in the order of their keys:
 * English first, then the other languages most spoken in Australian homes, and Spanish.
 */
export const languages = [
  'en',
  'zh-Hans',
  'zh-Hant',
  'ar',
  'vi',
  'pa',
  'el',
  'it',
  'fil',
  'hi',
  'es',
] as const

export const environmentNames = ['practice', 'staging', 'production', 'custom'] as const

/** The fields of the form that take text, in the order in which they stand. */
export const textFields = [
  'email',
  'firstName',
  'middleName',
  'familyName',
  'fullName',
  'dateOfBirth',
  'phone',
  'address',
  'reference',
] as const
export type TextField = (typeof textFields)[number]

/** In characters. The history's search field takes no more. */
export const longestSearch = 500

/** The most invites that the desk lists, counts or names one by one: of more than that, nobody sees the end. */
export const mostListed = 20_000

/** Whoever has the file can try out passphrases as long as they like: four words are out of reach. */
export const fewestPassphraseCharacters = 15

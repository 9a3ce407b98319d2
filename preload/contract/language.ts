import { z } from './zod.ts'

/**
 * The languages of the customer display and the slip, as BCP 47 tags, in the order of their keys F1 to F11:
 * English first, then the other languages most spoken in Australian homes, and Spanish.
 */
export const language = z.enum([
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
])
export type Language = z.infer<typeof language>

export const languageChoice = z.strictObject({ language })
export const inviteLanguage = z.strictObject({ id: z.int().positive(), language })

import { languages } from './constants.ts'
import { z } from './zod.ts'

export const language = z.enum(languages)
export type Language = z.infer<typeof language>

export const languageChoice = z.strictObject({ language })
export const inviteLanguage = z.strictObject({ id: z.int().positive(), language })

import type { Settings } from './settings.ts'
import { z } from './zod.ts'

/** The organisation's privacy notice as it was in force once. Times are milliseconds since 1970. */
export const noticeVersion = z.strictObject({
  /** The beginning of a SHA-256 of what it says: what is the same has the same version on every computer. */
  version: z.string(),
  text: z.string(),
  link: z.string(),
})
export type NoticeVersion = z.infer<typeof noticeVersion>

/** A version of the privacy notice that is in force, or that an invite or the register names. */
export const noticeRecord = z.strictObject({
  ...noticeVersion.shape,
  /** When it came into force last. */
  since: z.int(),
  isInForce: z.boolean(),
})
export type NoticeRecord = z.infer<typeof noticeRecord>

/** Of the privacy notice, what stands beside a code or on a slip. */
export const shownNotice = z.strictObject({
  /** Where they are short enough to stand there. */
  words: z.string().optional(),
  /** An https address. */
  link: z.string().optional(),
})
export type ShownNotice = z.infer<typeof shownNotice>

/** What stands where there is room for so many characters; nothing where the organisation has no notice. */
export function noticeWithin(
  { privacyNotice, privacyNoticeLink }: Pick<Settings, 'privacyNotice' | 'privacyNoticeLink'>,
  mostCharacters: number,
): ShownNotice | undefined {
  if (privacyNotice + privacyNoticeLink === '') return undefined
  const isShort = privacyNotice !== '' && privacyNotice.length <= mostCharacters
  return {
    ...(isShort ? { words: privacyNotice } : {}),
    ...(privacyNoticeLink === '' ? {} : { link: privacyNoticeLink }),
  }
}

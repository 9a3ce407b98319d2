import {
  type Answer,
  failed,
  noticeWithin,
  type Settings,
  type Slip,
  slipFormats,
  succeeded,
} from '#contract'
import type { InviteRow } from '../database/invite-row.ts'
import type { ShowableLink } from '../invites/invite-service.ts'

/** `.example` names reach nobody. As long as a real link, so that the code is as large. */
const testHost = 'portal.practice.example'
const testLink = `https://${testHost}/sign-up/track-id/00000000-0000-0000-0000-000000000000`

export interface SlipContentOptions {
  /** The link of an invite, checked once more, and what stands beside its code. */
  link: (inviteId: number) => Answer<ShowableLink>
  /** The row behind it. */
  find: (inviteId: number) => Pick<InviteRow, 'reference' | 'reference_is_personal'> | undefined
  settings: () => Pick<
    Settings,
    | 'organisationName'
    | 'slipFormat'
    | 'customerLanguage'
    | 'privacyNotice'
    | 'privacyNoticeLink'
    | 'logo'
  >
  now: () => Date
}

/** What stands on slips. Everything that reaches paper passes through here. */
export function createSlipContent({ link, find, settings, now }: SlipContentOptions) {
  return {
    ofInvite: (inviteId: number, isReprint: boolean): Answer<Slip> => {
      const showable = link(inviteId)
      if (!showable.ok) return showable
      const row = find(inviteId)
      if (!row) return failed('not-found')
      const { organisationName, environment, linkHost, language } = showable.value
      const reference = printableReference(row)
      return succeeded({
        format: settings().slipFormat,
        language: language ?? settings().customerLanguage,
        ...(environment === 'production' ? {} : { mark: environment }),
        organisationName,
        link: showable.value.link,
        linkHost,
        ...(reference === undefined ? {} : { reference }),
        ...ownOn(settings()),
        printedAt: now().getTime(),
        isReprint,
      })
    },
    /** A slip to try a printer with: its code is as large as a real one and leads nowhere. */
    ofTest: (): Slip => {
      const { organisationName, slipFormat, customerLanguage } = settings()
      return {
        ...ownOn(settings()),
        format: slipFormat,
        language: customerLanguage,
        mark: 'test',
        organisationName,
        link: testLink,
        linkHost: testHost,
        reference: 'TEST-SLIP',
        printedAt: now().getTime(),
        isReprint: false,
      }
    },
  }
}

/** The organisation's logo, and why it asks, as far as that paper takes it. */
function ownOn(
  settings: ReturnType<SlipContentOptions['settings']>,
): Pick<Slip, 'notice' | 'logo'> {
  const notice = noticeWithin(settings, slipFormats[settings.slipFormat].noticeCharacters)
  const { logo } = settings
  return { ...(notice ? { notice } : {}), ...(logo === undefined ? {} : { logo }) }
}

const longestOnPaper = 64

/** What a slip carries of an invite's reference: nothing of a personal one, and no more than paper takes. */
export function printableReference(
  row: Pick<InviteRow, 'reference' | 'reference_is_personal'>,
): string | undefined {
  if (row.reference_is_personal === 1) return undefined
  const characters = [...row.reference]
  return characters.length <= longestOnPaper
    ? row.reference
    : `${characters.slice(0, longestOnPaper - 1).join('')}…`
}

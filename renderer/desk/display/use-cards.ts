import { useSettings } from '../settings-store.ts'

/** What was set up to be shown beside invites. */
export function useCards() {
  const { guestWifi, permanentLink, permanentLinkProblem } = useSettings()
  return {
    hasWifi: guestWifi.network !== '',
    hasGeneralLink: permanentLink !== '' && permanentLinkProblem === undefined,
  }
}

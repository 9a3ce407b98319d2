import type { DisplayState } from '#contract'

/** What the customer sees, in the middle of a sentence. */
export const showings: Record<DisplayState['showing'], string> = {
  nothing: 'nothing',
  welcome: 'the welcome',
  ready: 'what to have ready',
  invite: 'a QR code',
  thanks: 'the thanks',
  'general-link': 'the permanent link',
  wifi: 'the guest Wi-Fi',
  'read-back': 'the email address',
  'privacy-screen': 'nothing: their screen is hidden',
  ruler: 'a ruler',
}

/** What the permanent link costs, said wherever it is shown. */
export const notTracked =
  'Not tracked: this visit will not appear in the history, and its result comes without your reference.'

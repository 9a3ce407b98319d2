import type { DatabaseState } from '#contract'

type LockedReason = Extract<DatabaseState, { state: 'locked' }>['reason']

/** The ways on, after a reason for which the file itself may be whole. Only what there is may be promised. */
export function recoverySentence(reason: LockedReason, hasRecoveryCode: boolean): string {
  if (reason !== 'key-lost' && reason !== 'keyring-missing') return ''
  if (hasRecoveryCode) return 'The recovery code opens it.'
  return reason === 'key-lost'
    ? 'No recovery code was made for it: it opens only where it opened before.'
    : ''
}

/** Why the history cannot be opened, and what that means. "Nothing was deleted" is said by the screen. */
export const lockedSentences: Record<LockedReason, { happened: string; meaning: string }> = {
  'key-lost': {
    happened: 'This computer no longer gives out the key that opens it.',
    meaning:
      'This happens after a move to another computer or account, or when a password was reset.',
  },
  'keyring-missing': {
    happened: 'Its key is in this computer’s keyring, which is not available now.',
    meaning:
      'Unlock the keyring, or sign out of this computer and in again, then start Front Desk again.',
  },
  damaged: {
    happened: 'The file cannot be read: it seems to be damaged.',
    meaning: 'Your IT team may be able to bring it back from a backup.',
  },
  missing: {
    happened: 'The file is not where it was.',
    meaning: 'If it was moved, put it back and start Front Desk again.',
  },
  newer: {
    happened: 'It was last used by a newer version of Front Desk.',
    meaning: 'Install that version, or a later one, and everything is there again.',
  },
  failed: {
    happened: 'This computer did not let Front Desk open it.',
    meaning:
      'Another program may be using the file, or the disk may be full. Start Front Desk again.',
  },
}

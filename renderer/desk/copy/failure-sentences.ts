import type { Failure, FailureCode } from '#contract'
import type { SettingsSection } from '../app-state.ts'

/** What staff are told: what happened, what it means for the customer in front of them, what to do. */
export interface FailureSentence {
  happened: string
  meaning: string
  remedy?: 'try-again' | 'open-settings' | 'save-slip'
  /** Where in the settings the remedy is. */
  section?: SettingsSection
}

const nothingSent = 'Nothing was sent. Your typing is kept.'
const noInvite = 'No invite was made. Your typing is kept.'
const perhaps = 'An invite may or may not exist; making another is free.'

/** The one place where failure codes become sentences. */
const sentences: Record<FailureCode, FailureSentence> = {
  offline: {
    happened: 'This computer is offline.',
    meaning: nothingSent,
    remedy: 'try-again',
  },
  unreachable: {
    happened: 'VerifiMe could not be reached.',
    meaning: `${nothingSent} Try again in a moment; if it stays like this, tell your IT team.`,
    remedy: 'try-again',
  },
  'proxy-unreachable': {
    happened: 'This network’s proxy did not let Front Desk through to VerifiMe.',
    meaning: `${nothingSent} Your IT team needs to look at the proxy.`,
    remedy: 'try-again',
  },
  'untrusted-connection': {
    happened: 'The connection to VerifiMe could not be trusted.',
    meaning: `${nothingSent} Your IT team needs to look at the network or this computer’s date and certificates.`,
    remedy: 'try-again',
  },
  'cancelled-before-sending': {
    happened: 'The invite was stopped before it left this computer.',
    meaning: nothingSent,
    remedy: 'try-again',
  },
  refused: {
    happened: 'VerifiMe rejected these details.',
    meaning: `${noInvite} Correct what is marked, then create the invite again.`,
  },
  'code-refused': {
    happened: 'VerifiMe rejected your organisation code.',
    meaning: `${noInvite} Check the code in Settings.`,
    remedy: 'open-settings',
  },
  'too-many-requests': {
    happened: 'VerifiMe asks this desk to slow down.',
    meaning: noInvite,
    remedy: 'try-again',
  },
  'not-allowed': {
    happened: 'VerifiMe does not let this desk make invites.',
    meaning: `${noInvite} Check the organisation code and VerifiMe’s address in Settings.`,
    remedy: 'open-settings',
  },
  'refused-without-reason': {
    happened: 'VerifiMe rejected this invite without saying why.',
    meaning: `${noInvite} The organisation code or VerifiMe’s address in Settings may be wrong, or a detail of the customer: check both, then try again.`,
    remedy: 'try-again',
  },
  'no-answer': {
    happened: 'VerifiMe did not answer.',
    meaning: perhaps,
    remedy: 'try-again',
  },
  'proxy-refused': {
    happened: 'This network’s proxy answered instead of VerifiMe.',
    meaning: `${perhaps} If it stays like this, your IT team needs to look at the proxy.`,
    remedy: 'try-again',
  },
  'server-error': {
    happened: 'VerifiMe is having trouble.',
    meaning: `${perhaps} Wait a moment before you try again.`,
    remedy: 'try-again',
  },
  'broken-answer': {
    happened: 'VerifiMe’s answer could not be read.',
    meaning: perhaps,
    remedy: 'try-again',
  },
  'foreign-link': {
    happened: 'The answer held a link to a place that is not VerifiMe’s.',
    meaning:
      'It was not turned into a QR code, so your customer was sent nowhere wrong. Tell your IT team before you try again.',
  },
  interrupted: {
    happened: 'Front Desk was closed while this invite was on its way.',
    meaning: perhaps,
    remedy: 'try-again',
  },
  'interrupted-by-sleep': {
    happened: 'The computer went to sleep while this invite was on its way.',
    meaning: perhaps,
    remedy: 'try-again',
  },
  cancelled: {
    happened: 'You cancelled while this invite was on its way.',
    meaning: perhaps,
    remedy: 'try-again',
  },
  'not-set-up': {
    happened: 'There is no organisation code yet.',
    meaning: `${nothingSent} Add the code that VerifiMe gave you in Settings.`,
    remedy: 'open-settings',
  },
  'already-sending': {
    happened: 'This invite is already on its way.',
    meaning: 'It was not sent twice. Wait for the answer.',
  },
  'not-found': {
    happened: 'This invite is no longer in the history.',
    meaning: 'Old invites are removed by themselves. A fresh one is free.',
  },
  'link-unavailable': {
    happened: 'There is no link for this invite.',
    meaning:
      'It was never issued, or its link is no longer kept. Make a fresh invite; that is free.',
  },
  'code-drawn-wrong': {
    happened: 'The QR code could not be shown.',
    meaning:
      'The invite exists. The code was checked before showing and did not match, so nobody saw it. Show it again, or copy the link.',
  },
  'drawn-wrong': {
    happened: 'This could not be shown.',
    meaning:
      'What was drawn was checked before showing and did not match, so nobody saw it. Show it again.',
  },
  'no-permanent-link': {
    happened: 'No permanent link is set up.',
    meaning:
      'Nothing was shown. Copy your organisation’s link from VerifiMe’s Management Portal into Settings.',
    remedy: 'open-settings',
    section: 'permanent-link',
  },
  'permanent-link-unusable': {
    happened: 'The permanent link does not belong to the VerifiMe environment in use.',
    meaning:
      'It was not shown, so your customer was sent nowhere wrong. Correct the link or the environment in Settings.',
    remedy: 'open-settings',
    section: 'permanent-link',
  },
  'no-guest-wifi': {
    happened: 'No guest Wi-Fi is set up.',
    meaning: 'Nothing was shown. Enter the network and its password in Settings.',
    remedy: 'open-settings',
    section: 'wifi',
  },
  'no-privacy-notice': {
    happened: 'No privacy notice is set up.',
    meaning: 'Nothing was shown. Enter your organisation’s in Settings, under Customer display.',
    remedy: 'open-settings',
    section: 'display',
  },
  'printer-not-chosen': {
    happened: 'No printer has been chosen yet.',
    meaning: 'Nothing was printed. Choose one in Settings, or save the slip as a PDF.',
    remedy: 'save-slip',
  },
  'printer-none': {
    happened: 'This computer has no printer.',
    meaning: 'Nothing was printed. Save the slip as a PDF, or show the QR code on the screen.',
    remedy: 'save-slip',
  },
  'printer-gone': {
    happened: 'The printer for slips is not there any more.',
    meaning: 'Nothing was printed. Choose another one in Settings, or save the slip as a PDF.',
    remedy: 'save-slip',
  },
  'printer-out-of-paper': {
    happened: 'The printer has no paper, or it is stuck.',
    meaning: 'Nothing was printed. See to the paper and print again, or save the slip as a PDF.',
    remedy: 'save-slip',
  },
  'printer-not-ready': {
    happened: 'The printer is stopped, open or switched off.',
    meaning: 'Nothing was printed. Check the printer and print again, or save the slip as a PDF.',
    remedy: 'save-slip',
  },
  'print-failed': {
    happened: 'The printer rejected the slip.',
    meaning: 'Nothing was printed. Print again, or save the slip as a PDF.',
    remedy: 'save-slip',
  },
  'print-no-answer': {
    happened: 'The printer does not answer.',
    meaning:
      'The slip may or may not come out: look at the printer before you print again. A PDF always works.',
    remedy: 'save-slip',
  },
  'already-printing': {
    happened: 'A slip is already being made.',
    meaning: 'It was not printed twice. Wait a moment.',
  },
  'slip-drawn-wrong': {
    happened: 'The slip could not be made.',
    meaning:
      'Its code was checked before printing and did not match, so nothing was printed. Try again, or show the QR code on the screen.',
  },
  'slip-not-saved': {
    happened: 'The PDF could not be saved there.',
    meaning: 'Choose another folder, or free some space, and save it again.',
    remedy: 'save-slip',
  },
  'setting-fixed': {
    happened: 'This is set by your organisation.',
    meaning: 'Nothing was changed.',
  },
  'setting-refused': {
    happened: 'This setting cannot be used as it is.',
    meaning: 'Nothing was changed. Correct what is marked.',
  },
  'too-many-on-hold': {
    happened: 'A hundred customers are on hold already.',
    meaning: 'Your typing is kept. Go on with one of them, or delete one, first.',
  },
  'database-locked': {
    happened: 'The history on this computer is locked.',
    meaning:
      'Nothing was sent, because every invite is written down first. Restart Front Desk to see what can be done.',
  },
  'database-failed': {
    happened: 'The history on this computer could not be read or written.',
    meaning:
      'Nothing was sent, because every invite is written down first. Your typing is kept. Try again; if it stays like this, tell your IT team.',
    remedy: 'try-again',
  },
  'disk-full': {
    happened: 'This computer’s disk is full.',
    meaning:
      'Nothing was sent, because every invite is written down first. Your typing is kept. Free some space, then try again.',
    remedy: 'try-again',
  },
  'practice-only': {
    happened: 'This computer can be used for practice only.',
    meaning:
      'Nothing was sent: without a keyring, real customers’ details could not be protected here. Tell your IT team.',
    remedy: 'open-settings',
  },
  'already-exporting': {
    happened: 'An export is already under way.',
    meaning: 'It goes on. Wait for it to end, or cancel it, before you start another.',
  },
  'file-not-written': {
    happened: 'The file could not be written there.',
    meaning: 'Nothing was left behind and the history is as it was. Choose another place.',
    remedy: 'try-again',
  },
  'record-not-made': {
    happened: 'The record could not be made.',
    meaning: 'Nothing was saved, and the invite is as it was. Try again.',
  },
  'backup-not-written': {
    happened: 'The backup could not be written.',
    meaning:
      'The history and earlier backups are as they were, and invites can be made. Tell your IT team.',
  },
  'backup-disk-full': {
    happened: 'There is no room on this computer’s disk for the backup.',
    meaning: 'The history and earlier backups are as they were. Free some space, then try again.',
  },
  'backup-damaged': {
    happened: 'This backup is damaged and cannot be read.',
    meaning: 'The history is as it was. Choose another backup.',
  },
  'backup-newer': {
    happened: 'This backup was made by a newer version of Front Desk.',
    meaning: 'The history is as it was. Install that version, or choose another backup.',
  },
  'backup-gone': {
    happened: 'This backup is not there any more.',
    meaning: 'The history is as it was. Choose another backup.',
  },
  'backup-locked': {
    happened: 'This backup is of another computer, or of an earlier history.',
    meaning:
      'The history is as it was. The recovery code that was made there opens it, or its passphrase.',
  },
  'request-refused': {
    happened: 'Front Desk could not use what this screen asked for.',
    meaning: 'Nothing was sent. Restart Front Desk, and tell your IT team if it happens again.',
  },
  'desk-locked': {
    happened: 'The desk is locked.',
    meaning: 'Nothing was done. Unlock it with its PIN.',
  },
  'manager-needed': {
    happened: 'This needs the manager’s PIN.',
    meaning: 'Nothing was changed.',
  },
  'pin-wrong': {
    happened: 'That is not the PIN.',
    meaning: 'Nothing was changed. Try again.',
  },
  'pin-wait': {
    happened: 'A wrong PIN was entered too often.',
    meaning: 'Nothing was changed. Wait a little, then try again.',
  },
  internal: {
    happened: 'Something in Front Desk stopped working.',
    meaning:
      'Look in History whether the invite was made; if not, making another is free. Restart Front Desk if it happens again.',
  },
}

/** Failures after which VerifiMe may have made an invite, and may have emailed the customer. */
const perhapsIssued: ReadonlySet<FailureCode> = new Set([
  'no-answer',
  'proxy-refused',
  'server-error',
  'broken-answer',
  'foreign-link',
  'interrupted',
  'interrupted-by-sleep',
  'cancelled',
])

/** VerifiMe cannot be had from here just now, whatever the customer's details are. */
const outages: ReadonlySet<FailureCode> = new Set([
  'offline',
  'unreachable',
  'proxy-unreachable',
  'untrusted-connection',
  'too-many-requests',
  'refused-without-reason',
  'not-allowed',
  'no-answer',
  'proxy-refused',
  'server-error',
  'broken-answer',
])

export function isOutage(code: FailureCode): boolean {
  return outages.has(code)
}

interface Circumstances {
  /** Whether VerifiMe was asked to email the customer. */
  sendsEmail: boolean
}

export function failureSentence(
  failure: Failure,
  { sendsEmail }: Circumstances = { sendsEmail: false },
): FailureSentence {
  const sentence = sentences[failure.code]
  if (failure.code === 'too-many-requests') {
    return {
      ...sentence,
      meaning: `${sentence.meaning} ${waitSentence(failure.retryAfterSeconds)}`,
    }
  }
  if (sendsEmail && perhapsIssued.has(failure.code)) {
    return { ...sentence, meaning: `${sentence.meaning} The customer may get two emails.` }
  }
  return sentence
}

function waitSentence(seconds: number | undefined): string {
  if (seconds === undefined) return 'Wait a minute, then try again.'
  if (seconds < 100) return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`
}

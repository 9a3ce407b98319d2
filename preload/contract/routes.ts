import { addressCheck, checkedEnvironment } from './connection-check.ts'
import {
  codeAdjustment,
  customerScreens,
  displayState,
  measure,
  screenId,
} from './customer-screen.ts'
import {
  backups,
  clockVerdict,
  databaseState,
  newPassphrase,
  passphrase,
  recoveryCode,
  restorationOrder,
  retentionState,
} from './database.ts'
import { chosenColumns, expectedId, expectedList, expectedRemoval, readList } from './expected.ts'
import { formLink } from './form-link.ts'
import {
  attempt,
  departure,
  followUp,
  inviteId,
  inviteNews,
  inviteNote,
  progress,
  queue,
  resultNote,
  unwritten,
} from './invite.ts'
import { exportEnd, inviteDetail, knownPeople, personQuery } from './invite-detail.ts'
import {
  heldDraftId,
  heldDrafts,
  inviteDraft,
  resumed,
  resumption,
  typedDraft,
} from './invite-draft.ts'
import {
  foundCount,
  foundInvites,
  inviteFilter,
  invitePage,
  inviteQuery,
  removal,
  removalOrder,
  removalToUndo,
  restoration,
} from './invite-query.ts'
import { inviteLanguage, languageChoice } from './language.ts'
import { noticeRecord } from './notice.ts'
import { forgetReceipt, keptThings, personChoice, personSearch } from './person.ts'
import { activityLine, period, registerCheck, resultFolder, resultImport } from './record.ts'
import { createdInvite, renderReport, scene, showEnd, typedEmail } from './scene.ts'
import {
  chosenLogo,
  newOrganisationCode,
  organisationCodeId,
  settings,
  settingsChange,
  typedSettings,
} from './settings.ts'
import { printer, slipPreview, slipReport } from './slip.ts'
import {
  lockState,
  newStaffMember,
  pinChange,
  pinEntry,
  staffList,
  staffMemberId,
  staffPin,
  staffSwitch,
} from './staff.ts'
import { updateState } from './update.ts'
import { z } from './zod.ts'

/** The windows of the app. Each has its own door: it may call only the routes that name it. */
export type WindowKind = 'desk' | 'customer' | 'slip'

export interface Route<Input extends z.ZodType, Output extends z.ZodType> {
  readonly input: Input
  readonly output: Output
  readonly windows: readonly WindowKind[]
}

/** One thing that a screen may ask of main. Only the desk may ask it, unless said otherwise. */
export function route<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  windows: readonly WindowKind[] = ['desk'],
): Route<Input, Output> {
  return { input, output, windows }
}

const nothing = z.undefined()

/** The one table: everything that a screen may ask of main. */
export const routes = {
  /**
   * Asks VerifiMe for an invite. Writes the row first; fails by name unless it is issued. Answers when its code
   * was drawn, verified and is on the screen, or with why it is not.
   */
  'invites.create': route(inviteDraft, createdInvite),
  /** Ends the request that is out; `invites.create` answers what is true then. */
  'invites.cancel': route(nothing, nothing),
  /** Asked by a page that starts. */
  'invites.attempt': route(nothing, attempt),
  /** The answer of `invites.create` again, for a page that did not live to get it; waits for it. */
  'invites.rejoin': route(nothing, createdInvite),
  /** The page has got the answer: no other page needs it. */
  'invites.takeAnswer': route(nothing, nothing),
  /** How many answers could not be written yet; `invites.unwritten` tells when that changes. */
  'invites.unwritten': route(nothing, unwritten),
  'invites.list': route(inviteQuery, invitePage),
  'invites.queue': route(nothing, queue),
  /** The customer went away, or came back: off the queue, and on it again. */
  'invites.setLeft': route(departure, nothing),
  'invites.setDue': route(followUp, nothing),
  'invites.setNote': route(inviteNote, nothing),
  /** Staff have seen the customer of this issued invite in person. */
  'invites.seen': route(inviteId, nothing),
  /** The webhook has brought the result of this issued invite to the organisation; or has not, after all. */
  'invites.setResult': route(resultNote, nothing),
  'invites.count': route(foundInvites, foundCount),
  /** What was typed for a past invite, as far as it is still kept: for a fresh one from the same details. */
  'invites.draft': route(inviteId, typedDraft),
  /** The life of an invite and what was sent for it. Holds the email address in full; never link or code. */
  'invites.detail': route(inviteId, inviteDetail),
  /** Who is known by what stands in the form: for returning customers. */
  'invites.suggest': route(personQuery, knownPeople),
  /**
   * Takes invites out of sight and deletes them for good ten seconds later; `removal.progress` tells how far.
   * All of them or, when it fails, none.
   */
  'invites.remove': route(removalOrder, removal),
  /** The removal under way ends with what is gone by then. */
  'invites.stopRemoving': route(nothing, nothing),
  'invites.restore': route(removalToUndo, restoration),
  /** Writes what the filter finds to a CSV file that the person chooses; `export.progress` tells how far. */
  'invites.export': route(inviteFilter, exportEnd),
  /** The record of one invite as a PDF, in a file that the person chooses. */
  'invites.saveRecord': route(inviteId, exportEnd),
  /** The export under way ends as `stopped`. */
  'invites.cancelExport': route(nothing, nothing),
  /** Everything that is kept of somebody, in every environment and wherever it is. */
  'person.find': route(personSearch, keptThings),
  /** All that is kept in these as a PDF to be handed to the person, in a file that somebody chooses. */
  'person.saveReport': route(personChoice, exportEnd),
  /** Removes that for good, at once: nothing brings it back. */
  'person.forget': route(personChoice, forgetReceipt),
  /** What its customer is addressed in from now on: on the slip, and when its code is shown again. */
  'invites.chooseLanguage': route(inviteLanguage, nothing),
  /** Puts the link on the clipboard; the desk's page never holds it. */
  'invites.copyLink': route(inviteId, nothing),

  /** A notification of the system's, without a name in full; nothing while the desk is in front. */
  'notifications.show': route(inviteNews, nothing),

  /** The draft that survived; an empty one when there is none. */
  'draft.read': route(nothing, typedDraft),
  /** Told at every key: main holds it from then on, and the disk follows. */
  'draft.keep': route(typedDraft, nothing),
  /** Puts what is being typed on hold and empties the draft: both or neither. Answers all that are on hold. */
  'draft.hold': route(typedDraft, heldDrafts),
  'draft.held': route(nothing, heldDrafts),
  /** Goes on with one that is on hold, which is the draft from then on. */
  'draft.resume': route(resumption, resumed),
  'draft.deleteHeld': route(heldDraftId, heldDrafts),
  'draft.readSettings': route(nothing, typedSettings),
  'draft.keepSettings': route(typedSettings, nothing),

  /** The link that another program opened last, if none has taken it. */
  'link.take': route(nothing, formLink),

  /** Who is expected today; `expected.changed` tells when that changes. */
  'expected.list': route(nothing, expectedList),
  /** Asks for a file, a list or a calendar, and reads it. */
  'expected.choose': route(nothing, readList),
  /** The list of the watched folder whose columns nobody has chosen yet. */
  'expected.columns': route(nothing, readList),
  /** Says what the columns of such a list hold, for this one and all of its form; then it is read. */
  'expected.chooseColumns': route(chosenColumns, readList),
  /** Lets the lists go whose columns nobody has chosen. */
  'expected.dropColumns': route(nothing, nothing),
  /** What fills the form with one who is expected, as a link's details do. */
  'expected.take': route(expectedId, formLink),
  'expected.setRemoved': route(expectedRemoval, nothing),
  'expected.clear': route(nothing, nothing),
  /** Asks for the folder to be watched; `false` when nobody chose one. */
  'expected.chooseFolder': route(nothing, z.boolean()),

  /** Shows an issued invite's code fullscreen; answers when it was drawn, read back and is on the screen. */
  'display.show': route(inviteId, showEnd),
  /** Shows its link itself, in large letters, for a phone that cannot scan; answers as `display.show` does. */
  'display.showLink': route(inviteId, showEnd),
  /** The code over the desk cannot be scanned: takes it away, and the desk is told whose it was. */
  'display.cannotScan': route(nothing, nothing, ['customer']),
  /** Shows the organisation's permanent link in place of an invite's; no row in the history tells of it. */
  'display.permanentLink': route(nothing, showEnd),
  /** Shows the guest Wi-Fi; once more takes it away, and brings back the code that it covered. */
  'display.wifi': route(nothing, showEnd, ['desk', 'customer']),
  /** Shows the privacy notice by itself; once more takes it away, and brings back what it covered. */
  'display.notice': route(nothing, showEnd, ['desk', 'customer']),
  /** Shows the typed email address, large, for half a minute. It is kept nowhere. */
  'display.readBack': route(typedEmail, showEnd),
  /** Takes an address that was read back away. What has taken its place, a code say, stays. */
  'display.endReadBack': route(nothing, nothing),
  /** Takes away what the desk asked for and gives the keyboard back to the desk. */
  'display.close': route(nothing, nothing, ['desk', 'customer']),
  /** What the customer sees now. */
  'display.state': route(nothing, displayState),
  /** Hides the customer's screen, a code on it too; once more shows it. */
  'display.togglePrivacyScreen': route(nothing, displayState),
  /** What the customer is addressed in from now on: until they have gone, and when their code is shown again. */
  'display.chooseLanguage': route(languageChoice, nothing, ['desk', 'customer']),
  'display.screens': route(nothing, customerScreens),
  /** Shows each screen's number on it for some seconds. */
  'display.identify': route(nothing, nothing),
  /** Remembers which screen is the customer's; none: codes are shown over the desk. */
  'display.choose': route(screenId, customerScreens),
  'display.scene': route(nothing, scene, ['customer']),
  /** Render verification: what was drawn, as it is read back; the page shows it only when main answers `true`. */
  'display.verify': route(renderReport, z.boolean(), ['customer']),

  /** Moves, enlarges or dims what stands on the screen that codes are shown on; remembered for it. */
  'display.adjust': route(codeAdjustment, nothing, ['desk', 'customer']),

  /** Puts a ruler on the screen that codes are shown on, with the keyboard; `display.close` ends it. */
  'display.measure': route(nothing, nothing),
  /** What a card held against that screen came to; remembered for it, and ends the measuring. */
  'display.keepMeasure': route(measure, nothing, ['customer']),

  'progress.read': route(nothing, progress),
  /** Asks VerifiMe at once how far the open invites are, instead of at their turns. */
  'progress.check': route(nothing, nothing),

  /** The printers that the system knows; none is an empty list. */
  'slips.printers': route(nothing, z.array(printer)),
  /** The slip as it would be printed now, in the format that is set. */
  'slips.preview': route(inviteId, slipPreview),
  /** Prints on the printer that is set; answers when the slip was handed to the system's queue. */
  'slips.print': route(inviteId, printer),
  /** Asks where to; `false` when nobody chose a place. */
  'slips.savePdf': route(inviteId, z.boolean()),
  /** A slip whose code leads nowhere. */
  'slips.printTest': route(nothing, printer),
  /** The test slip that was just printed came out right: that printer and paper need no preview any more. */
  'slips.approveTest': route(nothing, settings),
  'slips.report': route(slipReport, nothing, ['slip']),

  'settings.read': route(nothing, settings),
  'settings.change': route(settingsChange, settings),
  'settings.setLogo': route(chosenLogo, settings),
  'settings.addCode': route(newOrganisationCode, settings),
  'settings.removeCode': route(organisationCodeId, settings),
  /** The end of the first run: practice was chosen, or a code is there. */
  'settings.finishSetUp': route(nothing, settings),

  'staff.list': route(nothing, staffList),
  'staff.add': route(newStaffMember, staffList),
  /** What they did keeps their name. */
  'staff.remove': route(staffMemberId, staffList),
  'staff.setPin': route(staffPin, staffList),
  /** From now on what is done is written down under that name. */
  'staff.switch': route(staffSwitch, staffList),

  'lock.state': route(nothing, lockState),
  'lock.lock': route(nothing, lockState),
  'lock.unlock': route(pinEntry, lockState),
  /** Opens for some minutes what else fails as `manager-needed`. */
  'lock.manager': route(pinEntry, lockState),
  /** An empty one takes it away. */
  'lock.setPin': route(pinChange, lockState),

  /** What was done at the desk lately, the newest first. */
  'record.activity': route(nothing, z.array(activityLine)),
  /** The activity of a period as CSV. Asks for a place to save it; `invites.cancelExport` stops it. */
  'record.export': route(period, exportEnd),
  /** Notes the results that a file of the webhook's deliveries tells of; asks which. */
  'results.import': route(nothing, resultImport),
  /** Asks which folder the webhook's deliveries are put into; `false` when nobody chose one. */
  'results.chooseFolder': route(nothing, z.boolean()),
  'results.folder': route(nothing, resultFolder),
  /** Whether the register is as it was written. */
  'record.check': route(nothing, registerCheck),
  'record.notices': route(nothing, z.array(noticeRecord)),

  'retention.state': route(nothing, retentionState),
  /** Answers the question of `asking`. */
  'retention.decide': route(clockVerdict, retentionState),

  'database.state': route(nothing, databaseState),
  /** Makes the code that opens the history when the keyring is lost, and shows it this once. */
  'database.createRecoveryCode': route(nothing, recoveryCode),
  /** Puts it on the clipboard, for a minute. */
  'database.copyRecoveryCode': route(recoveryCode, nothing),
  'database.recover': route(recoveryCode, databaseState),
  /** Tries again: a keyring may be unlocked now, a disk have room. */
  'database.open': route(nothing, databaseState),
  'database.unlock': route(passphrase, databaseState),
  /** Protects the history by it, where the system has no keyring. It is asked for from the next start on. */
  'database.setPassphrase': route(newPassphrase, databaseState),
  /** Puts the unreadable file aside, under a name with the date, and starts an empty history. */
  'database.startAfresh': route(nothing, databaseState),
  'database.backups': route(nothing, backups),
  /** Makes one now, and answers all that there are then. */
  'database.backup': route(nothing, backups),
  /** Puts the present file aside and a backup in its place. Locked or not; never while an invite is being sent. */
  'database.restore': route(restorationOrder, databaseState),

  /** Asks VerifiMe's addresses something that makes no invite, and tells which way led there. */
  'connection.check': route(checkedEnvironment, z.array(addressCheck)),

  'update.state': route(nothing, updateState),
  /** Looks at the feed now; answers what came of it. */
  'update.check': route(nothing, updateState),

  /** Puts versions, names and counts on the clipboard, with the end of the log: nothing of a customer's. */
  'diagnostics.copy': route(nothing, nothing),
  'diagnostics.openLogFolder': route(nothing, nothing),

  /** What ships of others, with its licences; and where Chromium's own list lies. */
  'licences.read': route(
    nothing,
    z.strictObject({
      parts: z.array(
        z.strictObject({
          name: z.string(),
          version: z.string(),
          licence: z.string(),
          text: z.string(),
        }),
      ),
      chromium: z.string(),
    }),
  ),

  /** Practice mode only: the practice customer takes the next step on the phone. */
  'practice.advance': route(inviteId, nothing),
} as const

export type Routes = typeof routes
export type RouteName = keyof Routes
/** What a screen sends: before the schema has cleaned it. */
export type RouteInput<Name extends RouteName> = z.input<Routes[Name]['input']>
/** What a handler receives: parsed. */
export type ParsedInput<Name extends RouteName> = z.output<Routes[Name]['input']>
export type RouteOutput<Name extends RouteName> = z.output<Routes[Name]['output']>

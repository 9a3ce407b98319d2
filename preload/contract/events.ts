import type { DisplayState } from './customer-screen.ts'
import type { DatabaseState, RetentionState } from './database.ts'
import type { Invite, Progress } from './invite.ts'
import type { ResultFolder } from './record.ts'
import type { Scene } from './scene.ts'
import type { Settings } from './settings.ts'
import type { SlipTask } from './slip.ts'
import type { LockState, StaffList } from './staff.ts'
import type { UpdateState } from './update.ts'

/** What main tells the screens, unasked. */
export interface Events {
  /** An invite was made, or something about it changed. To the desk. */
  'invite.changed': Invite
  /** So many answers of VerifiMe's could not be written yet; their invites exist. To the desk. */
  'invites.unwritten': { count: number }
  /**
   * Somebody deleted these invites, or so many that whatever is shown is to be read anew. What goes for its
   * age goes with `retention.changed`. To the desk.
   */
  'invites.removed': { ids: number[] | 'many' }
  /** Out of sight so far, of a removal under way. To the desk. */
  'removal.progress': { count: number }
  /** A deletion was taken back. To the desk. */
  'invites.restored': { count: number }
  /** Lines written so far, of an export under way. To the desk. */
  'export.progress': { written: number }
  /** The folder of the webhook's deliveries brought so many results; the invite, where it was one. To the desk. */
  'results.arrived': { count: number; invite?: Invite }
  /** What became of the folder of deliveries. To the desk. */
  'results.folder': ResultFolder
  'retention.changed': RetentionState
  /** VerifiMe's word on the open invites stopped coming, came back, or is not to be had. To the desk. */
  'progress.changed': Progress
  /** What is of today is to be asked again: a new day began, the clock or its zone changed, or the computer woke. To the desk. */
  'day.changed': undefined
  /** The computer was locked or is going to sleep: whoever comes next need not be who went. To the desk. */
  'computer.left': undefined
  /** Another program opened a link: `link.take` tells what is in it. To the desk. */
  'link.opened': undefined
  /** Somebody is expected, or no more; of a list that the folder brought: how many are. To the desk. */
  'expected.changed': { count?: number }
  'settings.changed': Settings
  'database.changed': DatabaseState
  /** Somebody else is at the desk, or the list changed. To the desk. */
  'staff.changed': StaffList
  /** The desk locked, or was unlocked; or a PIN was set. To the desk. */
  'lock.changed': LockState
  /** The update feed was read. To the desk. */
  'update.changed': UpdateState
  /** What the customer sees changed, or where. To the desk. */
  'display.changed': DisplayState
  /** Over the desk, this invite's code cannot be scanned; it is away by now. To the desk. */
  'display.cannotScan': { id: number }
  /** What the customer display is to show now. To the customer display. */
  'scene.changed': Scene
  /** What the slip's page is to do. To the slip's page. */
  'slip.task': SlipTask
}
export type EventName = keyof Events

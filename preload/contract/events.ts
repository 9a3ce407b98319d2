import type { DatabaseState } from './database.ts'
import type { Invite } from './invite.ts'
import type { Scene } from './scene.ts'
import type { Settings } from './settings.ts'

/** What main tells the screens, unasked. */
export interface Events {
  /** An invite was made, or something about it changed. To the desk. */
  'invite.changed': Invite
  'settings.changed': Settings
  'database.changed': DatabaseState
  /** The customer display closed or opened. To the desk. */
  'display.changed': { isShowing: boolean }
  /** What the customer display is to show now. To the customer display. */
  'scene.changed': Scene
}
export type EventName = keyof Events

import type { Settings } from '#contract'
import type { ShowableLink } from '../invites/showable-link.ts'
import type { UndrawnScene } from './stage.ts'

/** An invite's code; with the first name only where the settings allow it. */
export function inviteScene(
  inviteId: number,
  { link, firstName, ...beside }: ShowableLink,
  { showsFirstName }: Pick<Settings, 'showsFirstName'>,
): UndrawnScene {
  const greeting = showsFirstName && firstName !== undefined ? { firstName } : {}
  return { kind: 'invite', inviteId, text: link, ...beside, ...greeting }
}

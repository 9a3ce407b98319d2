import { type Answer, failed, succeeded } from '#contract'
import type { ShowableLink } from '../invites/showable-link.ts'
import type { DisplaySettings, DrawnScene, UndrawnScene } from './stage.ts'
import { wifiText } from './wifi-text.ts'

/** An invite's code; with the first name only where the settings allow it. */
export function inviteScene(
  inviteId: number,
  { link, firstName, language: _, ...beside }: ShowableLink,
  { showsFirstName }: DisplaySettings,
): UndrawnScene {
  const greeting = showsFirstName && firstName !== undefined ? { firstName } : {}
  return { kind: 'invite', inviteId, text: link, ...beside, ...greeting }
}

/** The organisation's permanent link. The environment may have changed since it was entered. */
export function generalLinkScene(settings: DisplaySettings): Answer<UndrawnScene> {
  const { permanentLink: text, permanentLinkProblem } = settings
  if (text === '') return failed('no-permanent-link')
  if (permanentLinkProblem) return failed('permanent-link-unusable')
  const linkHost = new URL(text).hostname
  return succeeded({ kind: 'general-link', ...standing(settings), text, linkHost })
}

export function wifiScene(settings: DisplaySettings): Answer<UndrawnScene> {
  const { network, password } = settings.guestWifi
  if (network === '') return failed('no-guest-wifi')
  const text = wifiText(settings.guestWifi)
  return succeeded({ kind: 'wifi', ...standing(settings), text, network, password })
}

/** An email address for the customer's nod. */
export function readBackScene(email: string, settings: DisplaySettings): UndrawnScene {
  return { kind: 'read-back', ...standing(settings), text: email }
}

/** Whether what stands there would be put up again as it is. */
export function isStillRight(scene: DrawnScene, settings: DisplaySettings): boolean {
  if (scene.environment !== settings.environment) return false
  if (scene.organisationName !== settings.organisationName) return false
  if ('firstName' in scene && !settings.showsFirstName) return false
  const again =
    scene.kind === 'general-link'
      ? generalLinkScene(settings)
      : scene.kind === 'wifi'
        ? wifiScene(settings)
        : undefined
  return !again || (again.ok && again.value.text === scene.text)
}

function standing({ organisationName, environment }: DisplaySettings) {
  return { organisationName, environment }
}

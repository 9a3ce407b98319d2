import type {
  Answer,
  DrawnSize,
  InviteStatus,
  Language,
  RequestedScene,
  Scene,
  ShowEnd,
  TypedDraft,
} from '#contract'
import type { ShowableLink } from '../invites/invite-service.ts'
import type {
  CurrentPlacement,
  CustomerPresent,
  DisplaySettings,
  RestingScene,
  RulerScene,
} from './scenes.ts'
import type { Area } from './screens.ts'

/** What made room for a card, and comes back after it: an invite's code or link, or the permanent link. */
export type Covered = { inviteId: number; as: 'code' | 'link' } | 'permanent-link'

/** What stands in the customer's window: the states of the table in display-state-machine.ts. */
type Shown =
  | { state: 'resting'; scene: RestingScene }
  | { state: 'measuring'; scene: RulerScene }
  | { state: 'drawing'; scene: RequestedScene; covered: Covered | undefined; request: number }
  | {
      state: 'shown' | 'redrawing'
      scene: RequestedScene
      covered: Covered | undefined
      /** As the page drew it last. */
      size: DrawnSize | undefined
    }

export interface DisplayTimer {
  id: number
  ends: 'drawing' | 'showing' | 'language'
}

export interface DisplayMachine {
  /** `covered`: what made room for the Wi-Fi or the notice; its customer goes on with it after that. */
  shown: Shown
  screen: 'own' | 'desk'
  placement: CurrentPlacement
  settings: DisplaySettings
  customer: CustomerPresent | undefined
  privacy: 'visible' | 'hidden'
  desk: 'attended' | 'unattended'
  /** What the customer has chosen to be addressed in, and whose choice it is once their code was requested. */
  language: { chosen: Language | undefined; inviteId: number | undefined }
  /** There is one at most. */
  timer: DisplayTimer | undefined
  /** Counted up, so that a late word about one drawing or timer says nothing about the next. */
  drawings: number
  timers: number
}

/** `request` names whoever asks and waits: each is answered once. */
interface DisplayEvents {
  'invite-requested': {
    inviteId: number
    link: ShowableLink
    as: 'code' | 'link'
    request: number
  }
  'permanent-link-requested': { request: number }
  'read-back-requested': { email: string; request: number }
  'wifi-toggled': { request: number }
  'notice-toggled': { request: number }
  rendered: { drawing: number; decoded: string; size: DrawnSize | undefined }
  closed: unknown
  'read-back-ended': unknown
  'time-over': { timer: number }
  'status-changed': { inviteId: number; status: InviteStatus }
  'draft-changed': { draft: TypedDraft }
  'language-chosen': { language: Language }
  'privacy-toggled': unknown
  'presence-changed': { desk: DisplayMachine['desk'] }
  'measuring-requested': unknown
  'measuring-ended': unknown
  'screen-changed': { own: Area | undefined; placement: CurrentPlacement }
  'placement-changed': { placement: CurrentPlacement }
  'settings-changed': { settings: DisplaySettings }
  stopped: unknown
}
export type DisplayEventType = keyof DisplayEvents
export type DisplayEvent<Type extends DisplayEventType = DisplayEventType> = {
  [Each in Type]: { type: Each } & DisplayEvents[Each]
}[Type]

interface DisplayEffects {
  send: { scene: Scene }
  reveal: unknown
  hide: unknown
  'take-keyboard': unknown
  'give-back-keyboard': unknown
  'move-to': { screen: Area | undefined }
  'start-timer': { timer: number; ms: number }
  'stop-timer': unknown
  answer: { request: number; answer: Answer<ShowEnd> }
  'keep-language': { inviteId: number; language: Language }
  'mark-shown': { inviteId: number }
  /** Its customer sees the privacy notice by itself. */
  'mark-notice-shown': { inviteId: number }
  /** The desk is to know what the customer sees now. */
  announce: unknown
  /** A card makes room: this is to be requested again, or else all is to be closed. */
  'bring-back': { covered: Covered }
}
export type DisplayEffectType = keyof DisplayEffects
export type DisplayEffect<Type extends DisplayEffectType = DisplayEffectType> = {
  [Each in Type]: { type: Each } & DisplayEffects[Each]
}[Type]

export function initialDisplay(settings: DisplaySettings): DisplayMachine {
  return {
    shown: { state: 'resting', scene: { kind: 'idle' } },
    screen: 'desk',
    placement: { placement: { place: { x: 'left', y: 'middle' } }, dimming: 0 },
    settings,
    customer: undefined,
    privacy: 'visible',
    desk: 'attended',
    language: { chosen: undefined, inviteId: undefined },
    timer: undefined,
    drawings: 0,
    timers: 0,
  }
}

/** What is spoken to the customer now. */
export function languageOf({ language, settings }: DisplayMachine): Language {
  return language.chosen ?? settings.customerLanguage
}

/** The requested scene, seen or still being drawn. */
export function requestedScene({ shown }: DisplayMachine): RequestedScene | undefined {
  return shown.state === 'resting' || shown.state === 'measuring' ? undefined : shown.scene
}

/** What comes back after what stands there. */
export function coveredIn({ shown }: DisplayMachine): Covered | undefined {
  return 'covered' in shown ? shown.covered : undefined
}

/** What a card would have to bring back. */
export function toCover(state: DisplayMachine): Covered | undefined {
  // Also what is only being drawn: the key may be pressed faster than a code is read back.
  const scene = requestedScene(state)
  if (!scene || scene.kind === 'read-back') return undefined
  if ('inviteId' in scene) {
    return { inviteId: scene.inviteId, as: scene.kind === 'link' ? 'link' : 'code' }
  }
  return scene.kind === 'permanent-link' ? scene.kind : coveredIn(state)
}

/** What the customer sees of what was requested: the scene and how large it was drawn. */
export function seenScene({ shown }: DisplayMachine) {
  return shown.state === 'shown' || shown.state === 'redrawing' ? shown : undefined
}

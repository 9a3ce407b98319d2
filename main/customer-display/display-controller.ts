import type { Answer, Language, Scene, ShowEnd } from '#contract'
import type { InviteService } from '../invites/invite-service.ts'
import { errorName, type FailedEvent, type Log } from '../logging/log.ts'
import {
  type Covered,
  type DisplayEffect,
  type DisplayEffectType,
  type DisplayEvent,
  initialDisplay,
  languageOf,
  seenScene,
} from './display-state.ts'
import { transition } from './display-state-machine.ts'
import type { DisplaySettings } from './scenes.ts'
import type { Area } from './screens.ts'

/** The customer's window, as far as what it shows needs it. */
export interface DisplayWindow {
  /** Tells the page what to draw, while the window may still be hidden. Awake while it is a drawn scene. */
  send(scene: Scene): void
  /** Fills the customer's own screen; or covers the desk and takes the keyboard. */
  reveal(): void
  /** Takes it away from over the desk. */
  hide(): void
  /** On a screen of its own: what is pressed from now on goes to its page. */
  takeKeyboard(): void
  giveBackKeyboard(): void
  /** From now on it belongs on this screen; without one, over the desk. Shows and hides nothing. */
  moveTo(screen: Area | undefined): void
}

export interface DisplayControllerOptions {
  window: DisplayWindow
  invites: Pick<InviteService, 'link' | 'markShown' | 'markNoticeShown' | 'keepLanguage'>
  settings: DisplaySettings
  /** Called when the desk is to know that the customer sees something else. */
  announce: () => void
  log: Log
}

export type DisplayController = ReturnType<typeof createDisplayController>

/** What can be requested, without the number that is given to the request. */
type Request =
  | Omit<DisplayEvent<'invite-requested'>, 'request'>
  | Omit<DisplayEvent<'read-back-requested'>, 'request'>
  | Omit<DisplayEvent<'permanent-link-requested' | 'wifi-toggled' | 'notice-toggled'>, 'request'>

type Does = { [Type in DisplayEffectType]: (effect: DisplayEffect<Type>) => void }

function run<Type extends DisplayEffectType>(does: Does, effect: DisplayEffect<Type>): void {
  does[effect.type](effect)
}

/** Runs the state machine of the customer display: tells it what happens, and does what it says. */
export function createDisplayController(options: DisplayControllerOptions) {
  const { window, invites, announce, log } = options
  let state = initialDisplay(options.settings)
  let timer: ReturnType<typeof setTimeout> | undefined
  let requests = 0
  const waiting = new Map<number, (answer: Answer<ShowEnd>) => void>()

  const does: Does = {
    send: ({ scene }) => window.send(scene),
    reveal: window.reveal,
    hide: window.hide,
    'take-keyboard': window.takeKeyboard,
    'give-back-keyboard': window.giveBackKeyboard,
    'move-to': ({ screen }) => window.moveTo(screen),
    'start-timer': ({ timer: id, ms }) => {
      clearTimeout(timer)
      timer = setTimeout(() => tell({ type: 'time-over', timer: id }), ms)
    },
    'stop-timer': () => clearTimeout(timer),
    answer: ({ request: id, answer }) => {
      waiting.get(id)?.(answer)
      waiting.delete(id)
    },
    'keep-language': ({ inviteId, language }) =>
      written('language-not-kept', () => invites.keepLanguage(inviteId, language)),
    'mark-shown': ({ inviteId }) => written('shown-not-kept', () => invites.markShown(inviteId)),
    'mark-notice-shown': ({ inviteId }) =>
      written('shown-not-kept', () => invites.markNoticeShown(inviteId)),
    announce,
    'bring-back': ({ covered }) => bringBack(covered),
  }

  function tell(event: DisplayEvent): void {
    const next = transition(state, event)
    state = next.state
    for (const effect of next.effects) run(does, effect)
  }

  /** What cannot be written down, on a full disk say, takes no code from anybody. */
  function written(event: FailedEvent, write: () => void): void {
    try {
      write()
    } catch (error) {
      log(event, { error: errorName(error) })
    }
  }

  /** It may be deleted by now, or of another environment. */
  function bringBack(covered: Covered): void {
    // Nobody waits for this one: number 0 is never given to a request.
    const request = 0
    try {
      if (covered === 'permanent-link') tell({ type: 'permanent-link-requested', request })
      else {
        const link = invites.link(covered.inviteId)
        if (link.ok) tell({ type: 'invite-requested', ...covered, link: link.value, request })
        else tell({ type: 'closed' })
      }
    } catch (error) {
      log('card-not-taken-away', { error: errorName(error) })
      tell({ type: 'closed' })
    }
  }

  /** Answers when it was drawn, verified and is on the screen, or why it is not. */
  function request(requested: Request): Promise<Answer<ShowEnd>> {
    return new Promise((resolve) => {
      requests += 1
      waiting.set(requests, resolve)
      tell({ ...requested, request: requests })
    })
  }

  return {
    tell,
    request,
    showInvite: async (
      inviteId: number,
      as: DisplayEvent<'invite-requested'>['as'] = 'code',
    ): Promise<Answer<ShowEnd>> => {
      const link = invites.link(inviteId)
      if (!link.ok) return link
      return request({ type: 'invite-requested', inviteId, link: link.value, as })
    },
    /** Whether the page may show what it drew. */
    verify: (report: Omit<DisplayEvent<'rendered'>, 'type'>): boolean => {
      tell({ type: 'rendered', ...report })
      return state.shown.state === 'shown' && state.shown.scene.drawing === report.drawing
    },
    scene: (): Scene => state.shown.scene,
    seen: () => seenScene(state),
    language: (): Language => languageOf(state),
    /** The invite whose code, link or thanks is on the screen now. */
    shownInviteId: (): number | undefined => {
      const scene = seenScene(state)?.scene
      return scene && 'inviteId' in scene ? scene.inviteId : undefined
    },
  }
}

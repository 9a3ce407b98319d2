import { cleanEmail, succeeded } from '#contract'
import {
  coveredIn,
  type DisplayEffect,
  type DisplayEvent,
  type DisplayEventType,
  type DisplayMachine,
  requestedScene,
  seenScene,
  toCover,
} from './display-state.ts'
import {
  again,
  answerWaiting,
  draw,
  end,
  forgetLanguage,
  makeRoom,
  redraw,
  refresh,
  rest,
  type Step,
  show,
  showRuler,
  stamped,
  startDisplayTimeout,
  stopTimer,
} from './display-steps.ts'
import {
  customerIn,
  inviteScene,
  isCard,
  isStillRight,
  linkScene,
  noticeScene,
  permanentLinkScene,
  readBackScene,
  thanksScene,
  wifiScene,
} from './scenes.ts'

/**
 * What stands in the customer's window. The screen is their own, or the desk's, which a scene then covers.
 *
 * | state       | the customer sees                                        | and then                                                            |
 * | ----------- | -------------------------------------------------------- | ------------------------------------------------------------------- |
 * | `resting`   | welcome, ready or privacy screen; over the desk, nothing | a scene is requested: `drawing` · a card is held up: `measuring`       |
 * | `measuring` | the ruler, which has the keyboard                        | closed, kept or moved: `resting` · a scene is requested: `drawing`     |
 * | `drawing`   | not yet: the page draws it unseen and reads it back      | it is right: `shown` · wrong, closed or too late: `resting`         |
 * | `shown`     | the scene, its rendering verified                        | closed, over or wrong: `resting` · something of it changes: `redrawing` |
 * | `redrawing` | the same scene; its change is not verified yet           | it is right: `shown` · wrong, closed or over: `resting`             |
 *
 * A requested scene takes every state to `drawing`. Only in `shown` and `redrawing` does a scene cover the desk.
 * The thanks, which need no code, are `shown` at once.
 *
 * Answers the next state and what is to be done for it; does and changes nothing by itself.
 */
export function transition<Type extends DisplayEventType>(
  state: DisplayMachine,
  event: DisplayEvent<Type>,
): Transition {
  const step: Step = { state: { ...state }, effects: [] }
  takes[event.type](step, event)
  const { effects } = step
  // Told once, of all that has changed; and last comes what asks for the next event.
  const told = effects.find(({ type }) => type === 'announce')
  const next = effects.find(({ type }) => type === 'bring-back')
  const first = effects.filter((effect) => effect.type !== 'announce' && effect !== next)
  return {
    state: step.state,
    effects: [...first, ...(told ? [told] : []), ...(next ? [next] : [])],
  }
}

export interface Transition {
  state: DisplayMachine
  effects: readonly DisplayEffect[]
}

type Takes<Type extends DisplayEventType> = (step: Step, event: DisplayEvent<Type>) => void

/** What each event does, in whatever state. */
const takes: { [Type in DisplayEventType]: Takes<Type> } = {
  'invite-requested': showInvite,
  'permanent-link-requested': (step, { request }) =>
    show(step, { request, scene: permanentLinkScene(step.state.settings) }),
  'read-back-requested': (step, { request, email }) =>
    draw(step, { request, scene: readBackScene(email, step.state.settings) }),
  'wifi-toggled': (step, event) => toggleCard(step, event, wifiScene(step.state.settings)),
  'notice-toggled': (step, event) =>
    toggleCard(step, event, noticeScene(step.state.settings, toCover(step.state) !== undefined)),
  rendered: verify,
  closed: (step) => {
    end(step, 'withdrawn')
    endMeasuring(step)
  },
  'read-back-ended': (step) => {
    if (requestedScene(step.state)?.kind === 'read-back') end(step, 'withdrawn')
  },
  'time-over': endTime,
  'status-changed': changeStatus,
  'draft-changed': changeDraft,
  'language-chosen': chooseLanguage,
  'privacy-toggled': togglePrivacy,
  'presence-changed': (step, { desk }) => {
    step.state.desk = desk
    refresh(step)
  },
  'measuring-requested': measure,
  'measuring-ended': endMeasuring,
  'screen-changed': changeScreen,
  'placement-changed': (step, { placement }) => {
    step.state.placement = placement
    again(step)
  },
  'settings-changed': changeSettings,
  stopped: stop,
}

function showInvite(
  step: Step,
  { inviteId, link, as, request }: DisplayEvent<'invite-requested'>,
): void {
  const { language, settings } = step.state
  // In its customer's own language, never in the one before's.
  const isAnother = language.inviteId !== undefined && language.inviteId !== inviteId
  const brought = isAnother ? undefined : language.chosen
  step.state.language = { chosen: link.language ?? brought, inviteId }
  if (!link.language && brought) {
    step.effects.push({ type: 'keep-language', inviteId, language: brought })
  }
  if (link.status === 'Completed') {
    makeRoom(step)
    thank(step, inviteId)
    step.effects.push({ type: 'answer', request, answer: succeeded('shown') })
    return
  }
  const scene =
    as === 'link' ? linkScene(inviteId, link, settings) : inviteScene(inviteId, link, settings)
  draw(step, { request, scene })
}

/** Nothing is left to scan: the used code goes, for thanks. */
function thank(step: Step, inviteId: number): void {
  const { state, effects } = step
  const isUncovered = state.screen === 'desk' && !seenScene(state)
  const scene = stamped(thanksScene(inviteId, state.settings), state)
  state.shown = { state: 'shown', scene, covered: undefined, size: undefined }
  state.drawings = scene.drawing
  effects.push({ type: 'send', scene })
  if (isUncovered) effects.push({ type: 'reveal' })
  effects.push({ type: 'announce' })
  startDisplayTimeout(step)
}

/** The guest Wi-Fi and the notice are cards in place of whatever is there, never beside it; once more takes one away. */
function toggleCard(
  step: Step,
  { request }: { request: number },
  card: Parameters<typeof show>[1]['scene'],
): void {
  const scene = requestedScene(step.state)
  if (scene && card.ok && scene.kind === card.value.kind) {
    step.effects.push({ type: 'answer', request, answer: succeeded('withdrawn') })
    takeCardAway(step)
    return
  }
  show(step, { request, scene: card, covered: toCover(step.state) })
}

function takeCardAway(step: Step): void {
  const covered = coveredIn(step.state)
  if (covered === undefined) end(step, 'withdrawn')
  else step.effects.push({ type: 'bring-back', covered })
}

/** Render verification: what the page drew is what it was given, character by character. */
function verify(step: Step, { drawing, decoded, size }: DisplayEvent<'rendered'>): void {
  const { shown, screen } = step.state
  if (shown.state === 'resting' || shown.state === 'measuring') return
  // A late word about a scene that is over says nothing about this one.
  if (shown.scene.drawing !== drawing) return
  const { scene, covered } = shown
  if (scene.kind === 'thanks') return
  // What was right and is drawn wrongly after a resize leaves the screen too.
  if (scene.text !== decoded) {
    end(step, 'wrong')
    return
  }
  step.state.shown = { state: 'shown', scene, covered, size }
  step.effects.push({ type: 'announce' })
  if (shown.state !== 'drawing') return
  if (screen === 'desk') step.effects.push({ type: 'reveal' })
  startDisplayTimeout(step)
  step.effects.push({ type: 'answer', request: shown.request, answer: succeeded('shown') })
  if ('inviteId' in scene) step.effects.push({ type: 'mark-shown', inviteId: scene.inviteId })
  if (scene.kind === 'notice' && typeof covered === 'object') {
    step.effects.push({ type: 'mark-notice-shown', inviteId: covered.inviteId })
  }
}

function endTime(step: Step, { timer }: DisplayEvent<'time-over'>): void {
  const running = step.state.timer
  if (running?.id !== timer) return
  step.state.timer = undefined
  if (running.ends === 'language') {
    forgetLanguage(step)
    rest(step)
  } else if (running.ends === 'drawing') end(step, 'wrong')
  else if (isCard(requestedScene(step.state))) takeCardAway(step)
  else end(step, 'withdrawn')
}

function changeStatus(step: Step, { inviteId, status }: DisplayEvent<'status-changed'>): void {
  const scene = requestedScene(step.state)
  const covered = coveredIn(step.state)
  const isCovered = typeof covered === 'object' && covered.inviteId === inviteId
  const isTheirs = scene?.kind === 'invite' || scene?.kind === 'link'
  if (!isCovered && !(isTheirs && scene.inviteId === inviteId)) return
  if (status === 'Completed') {
    answerWaiting(step, succeeded('shown'))
    thank(step, inviteId)
    return
  }
  if (isCovered) return
  if (scene?.kind === 'invite') redraw(step, { ...scene, status })
  if (seenScene(step.state)) startDisplayTimeout(step)
}

/** A customer is present, or nobody any more; whoever has finished makes room for them. */
function changeDraft(step: Step, { draft }: DisplayEvent<'draft-changed'>): void {
  const { state } = step
  const customer = customerIn(draft)
  const scene = requestedScene(state)
  // Where the form was cleared without an invite they have gone.
  if (!customer && state.customer && !scene) forgetLanguage(step)
  state.customer = customer
  const isFinished = scene?.kind === 'thanks' && customer && state.screen === 'own'
  // An address that was changed is none to nod at any more.
  const isOther = scene?.kind === 'read-back' && scene.text !== cleanEmail(draft.email)
  if (isFinished || isOther) end(step, 'withdrawn')
  else refresh(step)
}

/** From their choice until they have gone. */
function chooseLanguage(step: Step, { language: chosen }: DisplayEvent<'language-chosen'>): void {
  const { inviteId } = step.state.language
  step.state.language = { chosen, inviteId }
  if (inviteId !== undefined) {
    step.effects.push({ type: 'keep-language', inviteId, language: chosen })
  }
  if (step.state.timer?.ends === 'language') stopTimer(step)
  again(step)
}

/** A code or a ruler that the privacy screen covers is gone: the code's key in the queue brings it back. */
function togglePrivacy(step: Step): void {
  const { state } = step
  const isHiding = state.screen === 'own' && state.privacy === 'visible'
  state.privacy = isHiding ? 'hidden' : 'visible'
  end(step, 'withdrawn')
  if (isHiding) endMeasuring(step)
  refresh(step)
}

function measure(step: Step): void {
  if (step.state.shown.state === 'measuring') return
  end(step, 'withdrawn')
  showRuler(step)
  if (step.state.screen === 'desk') step.effects.push({ type: 'reveal' })
  step.effects.push({ type: 'take-keyboard' })
  stopTimer(step)
}

function endMeasuring(step: Step): void {
  if (step.state.shown.state !== 'measuring') return
  rest(step)
  step.effects.push({ type: 'give-back-keyboard' })
}

/** The window belongs on another screen now, or on the same one that changed. */
function changeScreen(step: Step, { own, placement }: DisplayEvent<'screen-changed'>): void {
  const { state } = step
  const screen = own ? 'own' : 'desk'
  const isOther = screen !== state.screen
  Object.assign(state, { screen, placement })
  step.effects.push({ type: 'move-to', screen: own })
  endMeasuring(step)
  again(step)
  const isSeen = seenScene(state) !== undefined
  if (isSeen && isOther) startDisplayTimeout(step)
  if (own || isSeen) step.effects.push({ type: 'reveal' })
}

function changeSettings(step: Step, { settings }: DisplayEvent<'settings-changed'>): void {
  step.state.settings = settings
  const scene = requestedScene(step.state)
  if (scene && !isStillRight(scene, settings)) end(step, 'withdrawn')
  else refresh(step)
}

/** Nothing is waited for any more. What stands in the window stays, for as long as that is there. */
function stop(step: Step): void {
  answerWaiting(step, succeeded('withdrawn'))
  stopTimer(step)
  step.state.shown = { state: 'resting', scene: { kind: 'idle' } }
}

import { isDeepStrictEqual } from 'node:util'
import { type Answer, failed, type RequestedScene, type ShowEnd, succeeded } from '#contract'
import {
  type Covered,
  type DisplayEffect,
  type DisplayMachine,
  type DisplayTimer,
  languageOf,
  requestedScene,
} from './display-state.ts'
import {
  displayTimeoutMs,
  lookOf,
  type RulerScene,
  restingScene,
  type Unstamped,
} from './scenes.ts'

/** Drawing and reading back takes some ten milliseconds; a page that needs longer than this is stuck. */
const drawTimeoutMs = 5_000
/** A language that nobody followed up was chosen by somebody who has left. */
const languageStaysMs = 2 * 60_000

/** One transition under way: a state of its own to change, and what is to be done so far. */
export interface Step {
  state: DisplayMachine
  effects: DisplayEffect[]
}

interface Requested<Scene> {
  request: number
  scene: Scene
  covered?: Covered | undefined
}

/** What was requested, where it may be shown; or why it may not. */
export function show(
  step: Step,
  { scene, ...requested }: Requested<Answer<Unstamped<RequestedScene>>>,
): void {
  if (scene.ok) draw(step, { ...requested, scene: scene.value })
  else step.effects.push({ type: 'answer', request: requested.request, answer: scene })
}

/** For what takes the place of whatever is there. Whoever puts something up has shown the screen again. */
export function makeRoom(step: Step): void {
  answerWaiting(step, succeeded('withdrawn'))
  step.state.privacy = 'visible'
  if (step.state.shown.state === 'measuring') step.effects.push({ type: 'give-back-keyboard' })
}

export function draw(
  step: Step,
  { request, scene: unstamped, covered }: Requested<Unstamped<RequestedScene>>,
): void {
  const { state, effects } = step
  makeRoom(step)
  const scene = stamped(unstamped, state)
  state.shown = { state: 'drawing', scene, covered, request }
  state.drawings = scene.drawing
  effects.push({ type: 'send', scene })
  startTimer(step, 'drawing', drawTimeoutMs)
}

/** Has it drawn once more, changed or in another place; what was seen stays so while the page draws it. */
export function redraw(step: Step, unstamped: Unstamped<RequestedScene>): void {
  const { state } = step
  const { shown } = state
  if (shown.state === 'resting' || shown.state === 'measuring') return
  const scene = stamped(unstamped, state)
  state.drawings = scene.drawing
  if (shown.state === 'drawing') state.shown = { ...shown, scene }
  else state.shown = { ...shown, state: scene.kind === 'thanks' ? 'shown' : 'redrawing', scene }
  step.effects.push({ type: 'send', scene })
}

export function stamped(
  unstamped: Unstamped<RequestedScene>,
  state: DisplayMachine,
): RequestedScene {
  const { placement, screen, drawings } = state
  const rest = {
    ...lookOf(state.settings),
    language: languageOf(state),
    isOverDesk: screen === 'desk',
  }
  return { ...unstamped, ...placement, ...rest, drawing: drawings + 1 }
}

/** Takes away what was requested, seen or not: nothing unverified stays in the window. */
export function end(step: Step, how: 'wrong' | 'withdrawn'): void {
  const scene = requestedScene(step.state)
  if (!scene) return
  // One that was withdrawn ends quietly: whoever did that knows.
  answerWaiting(step, how === 'wrong' ? drawnWrong(scene) : succeeded('withdrawn'))
  // Whoever had their code has gone; whoever is typed for still stands there.
  if (step.state.language.inviteId !== undefined || !step.state.customer) forgetLanguage(step)
  rest(step)
}

function drawnWrong(scene: RequestedScene): Answer<ShowEnd> {
  return scene.kind === 'invite'
    ? failed('code-drawn-wrong', { inviteId: scene.inviteId })
    : failed('drawn-wrong')
}

export function forgetLanguage(step: Step): void {
  if (step.state.language.chosen) step.effects.push({ type: 'announce' })
  step.state.language = { chosen: undefined, inviteId: undefined }
}

/** What stands there once more, in another place or language. */
export function again(step: Step): void {
  const scene = requestedScene(step.state)
  if (scene) redraw(step, scene)
  else refresh(step)
  step.effects.push({ type: 'announce' })
}

/** What was requested stays as it is; everything else is shown as it should be now. */
export function refresh(step: Step): void {
  const { state } = step.state.shown
  if (state === 'measuring') showRuler(step)
  else if (state === 'resting') rest(step)
}

export function rest(step: Step): void {
  const { shown, settings, screen, privacy, desk, customer, placement } = step.state
  const isHidden = privacy === 'hidden' || desk === 'unattended'
  const { dimming } = placement
  const language = languageOf(step.state)
  const scene = restingScene({ settings, language, dimming, screen, isHidden, customer })
  if (!isDeepStrictEqual(scene, shown.scene)) {
    step.state.shown = { state: 'resting', scene }
    step.effects.push({ type: 'send', scene })
    if (scene.kind === 'idle') step.effects.push({ type: 'hide' })
    step.effects.push({ type: 'announce' })
  }
  timeLanguage(step)
}

/** The ruler is for the desk, and at full brightness. */
export function showRuler(step: Step): void {
  const { shown, settings, placement } = step.state
  const { organisationName, environment } = settings
  const everyScene = { organisationName, environment, language: languageOf(step.state) }
  const ruler = { kind: 'ruler', ...everyScene, dimming: 0 } as const
  const scene: RulerScene = { ...ruler, placement: placement.placement }
  if (isDeepStrictEqual(scene, shown.scene)) return
  step.state.shown = { state: 'measuring', scene }
  step.effects.push({ type: 'send', scene }, { type: 'announce' })
}

/** A choice of language is forgotten when nobody comes. */
function timeLanguage(step: Step): void {
  const { language, customer, timer } = step.state
  if (!language.chosen || customer) stopTimer(step)
  else if (timer?.ends !== 'language') startTimer(step, 'language', languageStaysMs)
}

/** What stands on the customer's screen makes room by itself after a while. */
export function startDisplayTimeout(step: Step): void {
  const scene = requestedScene(step.state)
  const ms = scene && displayTimeoutMs(scene, step.state.screen)
  if (ms === undefined) stopTimer(step)
  else startTimer(step, 'showing', ms)
}

/** In place of the one before. */
function startTimer(step: Step, ends: DisplayTimer['ends'], ms: number): void {
  const id = step.state.timers + 1
  step.state.timers = id
  step.state.timer = { id, ends }
  step.effects.push({ type: 'start-timer', timer: id, ms })
}

export function stopTimer(step: Step): void {
  if (step.state.timer) step.effects.push({ type: 'stop-timer' })
  step.state.timer = undefined
}

/** Whoever waits for the drawing that is under way, if one is. */
export function answerWaiting(step: Step, answer: Answer<ShowEnd>): void {
  const { shown } = step.state
  if (shown.state === 'drawing') {
    step.effects.push({ type: 'answer', request: shown.request, answer })
  }
}

import { describe, expect, it } from 'vitest'
import { emptyDraft, succeeded } from '#contract'
import {
  type DisplayEffect,
  type DisplayEvent,
  type DisplayMachine,
  initialDisplay,
  requestedScene,
  seenScene,
} from '../../../main/customer-display/display-state.ts'
import { transition } from '../../../main/customer-display/display-state-machine.ts'
import {
  at,
  drawnRight,
  email,
  invite,
  left,
  linkOf,
  linkOnly,
  onOwn,
  own,
  right,
  run,
  type Step,
  settings,
  timeOver,
  typed,
} from '../../builders/display-steps.ts'

const screens: readonly [string, Step[]][] = [
  ['over the desk', []],
  ['on a screen of its own', [{ type: 'screen-changed', own, placement: left }]],
]

/** Every state of the table, and within it every kind of scene, with and without a customer who is present. */
const situations: readonly [string, Step[]][] = [
  ['resting', []],
  ['resting, a customer present', [{ type: 'draft-changed', draft: typed }]],
  ['resting, a language chosen', [{ type: 'language-chosen', language: 'el' }]],
  ['resting, the screen hidden', [{ type: 'privacy-toggled' }]],
  ['resting, nobody at the desk', [{ type: 'presence-changed', desk: 'unattended' }]],
  ['measuring', [{ type: 'measuring-requested' }]],
  ['drawing an invite', [invite(1, 1)]],
  ['drawing the permanent link', [{ type: 'permanent-link-requested', request: 1 }]],
  ['drawing an address', [{ type: 'read-back-requested', email, request: 1 }]],
  [
    'drawing the Wi-Fi over a code',
    [invite(1, 1), drawnRight, { type: 'wifi-toggled', request: 2 }],
  ],
  ['an invite shown', [invite(1, 1), drawnRight]],
  [
    'an invite shown, a customer present',
    [{ type: 'draft-changed', draft: typed }, invite(1, 1), drawnRight],
  ],
  [
    'an invite shown, a language chosen',
    [invite(1, 1), drawnRight, { type: 'language-chosen', language: 'el' }, drawnRight],
  ],
  [
    'an invite redrawn',
    [invite(1, 1), drawnRight, { type: 'placement-changed', placement: right }],
  ],
  [
    'thanks',
    [invite(1, 1), drawnRight, { type: 'status-changed', inviteId: 1, status: 'Completed' }],
  ],
  ['the link in large letters', [linkOnly, drawnRight]],
  ['the permanent link shown', [{ type: 'permanent-link-requested', request: 1 }, drawnRight]],
  ['an address shown', [{ type: 'read-back-requested', email, request: 1 }, drawnRight]],
  ['the Wi-Fi shown', [{ type: 'wifi-toggled', request: 1 }, drawnRight]],
  [
    'the Wi-Fi shown over a code',
    [invite(1, 1), drawnRight, { type: 'wifi-toggled', request: 2 }, drawnRight],
  ],
  ['the notice shown', [{ type: 'notice-toggled', request: 1 }, drawnRight]],
  [
    'drawing the notice over a code',
    [invite(1, 1), drawnRight, { type: 'notice-toggled', request: 2 }],
  ],
  [
    'the notice shown over a code',
    [invite(1, 1), drawnRight, { type: 'notice-toggled', request: 2 }, drawnRight],
  ],
  [
    'the notice shown over the permanent link',
    [
      { type: 'permanent-link-requested', request: 1 },
      drawnRight,
      { type: 'notice-toggled', request: 2 },
      drawnRight,
    ],
  ],
  [
    'the Wi-Fi shown over the notice over the link in large letters',
    [
      linkOnly,
      drawnRight,
      { type: 'notice-toggled', request: 2 },
      drawnRight,
      { type: 'wifi-toggled', request: 3 },
      drawnRight,
    ],
  ],
  ['stopped', [{ type: 'stopped' }]],
]

/** A request that nobody else has made. */
const next = ({ drawings }: DisplayMachine) => 100 + drawings

const events: readonly [string, Step][] = [
  ['its own code is requested again', (state) => invite(1, next(state))],
  ['another code is requested', (state) => invite(2, next(state))],
  ['its link is requested', (state) => ({ ...linkOnly, request: next(state) }) as DisplayEvent],
  [
    'the permanent link is requested',
    (state) => ({ type: 'permanent-link-requested', request: next(state) }),
  ],
  [
    'an address is requested',
    (state) => ({ type: 'read-back-requested', email, request: next(state) }),
  ],
  ['the Wi-Fi is toggled', (state) => ({ type: 'wifi-toggled', request: next(state) })],
  ['the notice is toggled', (state) => ({ type: 'notice-toggled', request: next(state) })],
  ['the page drew it right', drawnRight],
  [
    'the page drew it wrong',
    (state) => ({ ...drawnRight(state), decoded: 'other' }) as DisplayEvent,
  ],
  [
    'the page reports a drawing that is over',
    (state) => ({ ...drawnRight(state), drawing: state.drawings - 1 }) as DisplayEvent,
  ],
  ['it is closed', { type: 'closed' }],
  ['the read-back ends', { type: 'read-back-ended' }],
  ['its time is over', timeOver],
  ['the time of something before is over', { type: 'time-over', timer: 0 }],
  ['its customer opens the page', { type: 'status-changed', inviteId: 1, status: 'Active' }],
  ['its customer has submitted', { type: 'status-changed', inviteId: 1, status: 'Completed' }],
  ['another customer has submitted', { type: 'status-changed', inviteId: 2, status: 'Completed' }],
  ['a customer is typed for', { type: 'draft-changed', draft: typed }],
  ['the form is cleared', { type: 'draft-changed', draft: emptyDraft }],
  ['a language is chosen', { type: 'language-chosen', language: 'vi' }],
  ['the privacy screen is toggled', { type: 'privacy-toggled' }],
  ['nobody is at the desk', { type: 'presence-changed', desk: 'unattended' }],
  ['somebody is at the desk', { type: 'presence-changed', desk: 'attended' }],
  ['measuring begins', { type: 'measuring-requested' }],
  ['measuring ends', { type: 'measuring-ended' }],
  ['its own screen comes', { type: 'screen-changed', own, placement: right }],
  ['its own screen is lost', { type: 'screen-changed', own: undefined, placement: right }],
  ['the code is moved', { type: 'placement-changed', placement: right }],
  [
    'the Wi-Fi is changed',
    {
      type: 'settings-changed',
      settings: { ...settings, guestWifi: { ...settings.guestWifi, password: 'other' } },
    },
  ],
  [
    'the notice is changed',
    { type: 'settings-changed', settings: { ...settings, privacyNotice: 'Another one' } },
  ],
  [
    'the environment is changed',
    { type: 'settings-changed', settings: { ...settings, environment: 'staging' } },
  ],
  ['the app ends', { type: 'stopped' }],
]

const isSeen = ({ shown }: DisplayMachine) => shown.state === 'shown' || shown.state === 'redrawing'

interface Walked {
  before: DisplayMachine
  event: DisplayEvent
  state: DisplayMachine
  effects: readonly DisplayEffect[]
  types: readonly DisplayEffect['type'][]
}

/** What must hold after every event in every state. */
function check(before: DisplayMachine, event: DisplayEvent): DisplayMachine {
  const frozen = JSON.stringify(before)
  const { state, effects } = transition(before, event)
  expect(JSON.stringify(before), 'the state before is left as it was').toBe(frozen)
  const walked = { before, event, state, effects, types: effects.map(({ type }) => type) }
  checkVerified(walked)
  checkSent(walked)
  checkTimer(walked)
  checkAnswered(walked)
  checkWindow(walked)
  return state
}

/** Nothing is revealed over the desk, counts as seen or is written down before its very rendering was verified. */
function checkVerified({ before, event, state, effects, types }: Walked) {
  const isReport = event.type === 'rendered'
  const scene = requestedScene(before)
  const isVerified = isReport && scene && 'text' in scene && scene.text === event.decoded
  // In the thanks nothing can be drawn wrong.
  const isThanks = state.shown.scene.kind === 'thanks'
  if (isSeen(state) && !isSeen(before) && !isThanks) expect(isVerified).toBe(true)
  if (types.includes('reveal') && state.screen === 'desk') {
    expect(isSeen(state) || state.shown.state === 'measuring').toBe(true)
  }
  if (isReport && requestedScene(before)?.drawing !== event.drawing) {
    expect([state, effects], 'a late report changes nothing').toEqual([before, []])
  }
  const marked = effects.flatMap((effect) => (effect.type === 'mark-shown' ? [effect] : []))
  for (const { inviteId } of marked) expect(seenScene(state)?.scene).toMatchObject({ inviteId })
  const ofNotice = effects.filter(({ type }) => type === 'mark-notice-shown')
  if (ofNotice.length > 0) expect(seenScene(state)?.scene.kind).toBe('notice')
}

/** What is drawn has a number of its own, and the page was given exactly what stands there. */
function checkSent({ before, state, effects }: Walked) {
  const sent = effects.flatMap((effect) => (effect.type === 'send' ? [effect.scene] : []))
  if (sent.length > 0) expect(sent.at(-1)).toBe(state.shown.scene)
  const scene = requestedScene(state)
  if (!scene || scene === requestedScene(before)) return
  expect(scene.drawing).toBe(state.drawings)
  expect(scene.drawing).toBeGreaterThan(before.drawings)
}

/** One timer at most: the one that the state knows. */
function checkTimer({ before, event, state, effects, types }: Walked) {
  const started = effects.flatMap((effect) => (effect.type === 'start-timer' ? [effect.timer] : []))
  expect(started).toEqual(started.length > 0 ? [state.timer?.id] : [])
  const isStopped = before.timer && !state.timer && event.type !== 'time-over'
  if (isStopped) expect(types).toContain('stop-timer')
  if (state.shown.state === 'drawing') expect(state.timer?.ends).toBe('drawing')
  if (state.shown.state === 'measuring') expect(state.timer).toBeUndefined()
}

/** Whoever asks is answered once: now, or when the drawing that they asked for ends. */
function checkAnswered({ before, event, state, effects }: Walked) {
  const open = ({ shown }: DisplayMachine) => (shown.state === 'drawing' ? [shown.request] : [])
  const answered = effects.flatMap((effect) => (effect.type === 'answer' ? [effect.request] : []))
  const asked = 'request' in event ? [event.request] : []
  expect([...answered, ...open(state)].toSorted()).toEqual([...open(before), ...asked].toSorted())
}

/** The desk is uncovered as soon as nothing is to be seen there; a hidden screen is; the keyboard comes back. */
function checkWindow({ before, event, state, types }: Walked) {
  // The ruler is the desk's own, and may be put on a hidden screen.
  const hidden = ['privacy-screen', 'ruler', 'idle']
  if (state.privacy === 'hidden') expect(hidden).toContain(state.shown.scene.kind)
  if (event.type === 'stopped') return
  const isUncovered = isSeen(before) && state.shown.state === 'resting' && state.screen === 'desk'
  if (isUncovered) expect(types).toContain('hide')
  const wasMeasuring = before.shown.state === 'measuring'
  const isMeasuring = state.shown.state === 'measuring'
  expect(types.includes('take-keyboard')).toBe(isMeasuring && !wasMeasuring)
  expect(types.includes('give-back-keyboard')).toBe(wasMeasuring && !isMeasuring)
}

describe.each(screens)('%s', (_screen, place) => {
  describe.each(situations)('%s', (_situation, steps) => {
    const { state } = run(initialDisplay(settings), ...place, ...steps)

    it.each(events)('keeps its promises when %s', (_event, event) => {
      const then = check(state, typeof event === 'function' ? event(state) : event)
      // And whatever happens after that.
      for (const [, second] of events) {
        const last = check(then, typeof second === 'function' ? second(then) : second)
        check(last, timeOver(last))
      }
    })
  })
})

describe('the state machine of the customer display', () => {
  it('reveals over the desk what was verified, once', () => {
    const { state, types } = at(invite(1, 1), drawnRight, drawnRight)
    expect(types.filter((type) => type === 'reveal')).toHaveLength(1)
    expect(state.shown).toMatchObject({ state: 'shown', scene: { inviteId: 1 } })
  })

  it('never shows the code of a drawing by the report on another one', () => {
    const first = at(invite(1, 1))
    const report = drawnRight(first.state)
    const { state, types } = run(first.state, invite(2, 2), report)
    expect(state.shown).toMatchObject({ state: 'drawing', scene: { inviteId: 2 } })
    expect(types).not.toContain('reveal')
  })

  it('shows nothing of what was withdrawn, whatever the page reports then', () => {
    const first = at(invite(1, 1))
    const report = drawnRight(first.state)
    const { state, effects } = run(first.state, { type: 'closed' }, report)
    expect(state.shown.state).toBe('resting')
    expect(effects).toContainEqual({ type: 'answer', request: 1, answer: succeeded('withdrawn') })
    expect(effects).not.toContainEqual({ type: 'reveal' })
  })

  it.each([[[]], [[onOwn]]])('closes thanks by themselves, on one screen too', (place: Step[]) => {
    const completed = { type: 'status-changed', inviteId: 1, status: 'Completed' } as const
    const { state } = at(...place, invite(1, 1), drawnRight, completed)
    expect(state.timer?.ends).toBe('showing')
    expect(run(state, timeOver).state.shown.state).toBe('resting')
  })

  it.each([
    ['it was seen', [invite(1, 1), drawnRight]],
    ['it was being drawn', [invite(1, 1)]],
    ['it is asked for again', []],
  ] as const)('shows thanks in place of a used code at once: %s', (_when, steps) => {
    const used = { ...linkOf(1), status: 'Completed' } as const
    const after: DisplayEvent =
      steps.length > 0
        ? { type: 'status-changed', inviteId: 1, status: 'Completed' }
        : { type: 'invite-requested', inviteId: 1, link: used, as: 'code', request: 1 }
    const { state, effects, types } = at(...steps, after)
    expect(state.shown).toMatchObject({ state: 'shown', scene: { kind: 'thanks', inviteId: 1 } })
    expect(JSON.stringify(state.shown)).not.toContain(linkOf(1).link)
    expect(types.filter((type) => type === 'reveal')).toHaveLength(1)
    expect(effects).toContainEqual({ type: 'answer', request: 1, answer: succeeded('shown') })
  })

  it('holds the organisation’s own words beside a code, and takes down what is not theirs any more', () => {
    const own = { ...settings, documentsLine: 'Your passport', privacyNotice: 'Why we ask' }
    const words = { documents: 'Your passport', notice: { words: 'Why we ask' } }
    const changed = { type: 'settings-changed', settings: own } as const
    for (const scene of [
      invite(1, 1),
      linkOnly,
      { type: 'permanent-link-requested', request: 1 } as const,
    ]) {
      const before = at(scene, drawnRight)
      expect(before.state.shown.scene).not.toMatchObject(words)
      expect(run(before.state, changed).state.shown.state).toBe('resting')
      const after = at(changed, scene, drawnRight)
      expect(after.state.shown.scene).toMatchObject(words)
      expect(run(after.state, changed).state.shown.state).toBe('shown')
    }
  })

  it('leaves a code over the desk alone, and times it once it stands on a screen of its own', () => {
    const { state } = at(invite(1, 1), drawnRight)
    expect(state.timer).toBeUndefined()
    expect(run(state, onOwn).state.timer?.ends).toBe('showing')
  })

  it.each([
    ['a code', [invite(1, 1), drawnRight]],
    ['a code that is being drawn', [invite(1, 1)]],
    ['a ruler', [{ type: 'measuring-requested' }]],
    ['a first name', [{ type: 'draft-changed', draft: typed }]],
  ] as const)('covers %s with the privacy screen', (_what, steps) => {
    const { state } = at(onOwn, ...steps, { type: 'privacy-toggled' })
    expect(state.shown.scene.kind).toBe('privacy-screen')
    expect(JSON.stringify(state.shown)).not.toContain('Mary')
  })

  it('brings back the code that the Wi-Fi covered, when its time is over too', () => {
    const { state } = at(
      onOwn,
      invite(1, 1),
      drawnRight,
      { type: 'wifi-toggled', request: 2 },
      drawnRight,
    )
    const back = { type: 'bring-back', covered: { inviteId: 1, as: 'code' } }
    expect(run(state, timeOver).effects).toContainEqual(back)
    expect(run(state, { type: 'wifi-toggled', request: 3 }).effects.at(-1)).toEqual(back)
  })
})

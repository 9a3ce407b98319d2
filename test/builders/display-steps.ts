import { emptyDraft } from '#contract'
import {
  type DisplayEffect,
  type DisplayEvent,
  type DisplayMachine,
  initialDisplay,
} from '../../main/customer-display/display-state.ts'
import { transition } from '../../main/customer-display/display-state-machine.ts'
import type { ShowableLink } from '../../main/invites/invite-service.ts'
import { practiceSettings } from '../fakes/fake-desk.ts'

export const settings = {
  ...practiceSettings,
  organisationName: 'Example Bank',
  showsFirstName: true,
  permanentLink: 'https://portal.practice.example/invite/WATTLEFINCH',
  guestWifi: { network: 'Example Guests', password: 'welcome-2026', isHidden: false },
  privacyNotice: 'The law asks us to',
  privacyNoticeLink: 'https://example.com/privacy',
}
export const own = { x: 1366, y: 0, width: 1280, height: 800 }
export const left = { placement: { place: { x: 'left', y: 'middle' } }, dimming: 0 } as const
export const right = { placement: { place: { x: 'right', y: 'top' } }, dimming: 2 } as const

export const linkOf = (inviteId: number): ShowableLink => ({
  link: `https://portal.practice.example/sign-up/track-id/${inviteId}`,
  linkHost: 'portal.practice.example',
  status: 'Inactive',
  environment: 'practice',
  organisationName: 'Example Bank',
  firstName: 'Mary',
})
export const email = 'mary@example.com'
export const typed = { ...emptyDraft, email, firstName: 'Mary' }

export const invite = (inviteId: number, request: number): DisplayEvent => ({
  type: 'invite-requested',
  inviteId,
  link: linkOf(inviteId),
  as: 'code',
  request,
})
export const linkOnly: DisplayEvent = {
  type: 'invite-requested',
  inviteId: 1,
  link: linkOf(1),
  as: 'link',
  request: 1,
}
/** What the page reports of what it was given last. */
export const drawnRight = ({ shown, ...state }: DisplayMachine): DisplayEvent => ({
  type: 'rendered',
  drawing: state.drawings,
  decoded: 'text' in shown.scene ? shown.scene.text : '',
  size: { symbolMm: 100 },
})

export type Step = DisplayEvent | ((state: DisplayMachine) => DisplayEvent)
export const timeOver = ({ timer }: DisplayMachine): DisplayEvent => ({
  type: 'time-over',
  timer: timer?.id ?? 0,
})

export function run(from: DisplayMachine, ...steps: Step[]) {
  const effects: DisplayEffect[] = []
  const state = steps.reduce((now, step) => {
    const next = transition(now, typeof step === 'function' ? step(now) : step)
    effects.push(...next.effects)
    return next.state
  }, from)
  return { state, effects, types: effects.map(({ type }) => type) }
}

export const at = (...steps: Step[]) => run(initialDisplay(settings), ...steps)
export const onOwn: Step = { type: 'screen-changed', own, placement: left }

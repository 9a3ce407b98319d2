import { QrCode, RotateCcw } from 'lucide-react'
import { type Invite, isOpenToday, type ShowEnd } from '#contract'
import { ask } from '../ask.ts'
import { useScreen } from './app-state.ts'
import { inviteTitle } from './copy/invite-words.tsx'
import { takeShown } from './display/display-store.ts'
import { useCreation } from './invite-form/creation-store.ts'
import { draftOfInvite, fillForm } from './invite-form/fill-form.ts'
import { askOrSay, useNotice } from './notice-store.ts'

/** What can be done with an invite from any list: each says by itself how it went. */
export async function showCode(invite: Invite): Promise<ShowEnd | undefined> {
  const answer = await ask('display.show', { id: invite.id })
  takeShown(answer)
  if (answer.ok) useCreation.getState().putAtHand(invite)
  return answer.ok ? answer.value : undefined
}

export async function copyLink({ id }: Pick<Invite, 'id'>) {
  const answer = await askOrSay('invites.copyLink', { id })
  if (answer.ok) useNotice.getState().say('Link copied')
}

/** Fills the form with what was typed for that invite; what stood there can be taken back. */
export async function inviteAgain(invite: Pick<Invite, 'id'>) {
  const draft = await draftOfInvite(invite)
  if (!draft) return
  useScreen.getState().go('new')
  fillForm(draft, 'Details filled in from that invite')
}

/** The same for details that were wrong: the invite that is made then takes the place of that one. */
export async function changeDetails({ id }: Pick<Invite, 'id'>) {
  const draft = await draftOfInvite({ id })
  if (draft) fillForm({ ...draft, replaces: id }, 'Details filled in to be corrected')
}

/** Off the queue; that can be taken back. Whoever comes back is shown their code again. */
export async function markLeft(invite: Invite) {
  const { id } = invite
  const answer = await askOrSay('invites.setLeft', { id, hasLeft: true })
  if (!answer.ok) return
  useNotice.getState().say(`Customer left: ${inviteTitle(invite)}`, () => {
    void askOrSay('invites.setLeft', { id, hasLeft: false })
  })
}

/** The result stands in the organisation's own systems: here is noted that it is there. That can be taken back. */
export async function noteResult(invite: Invite) {
  const { id, outcome, resultAt } = invite
  if (outcome !== 'issued' || resultAt !== undefined) {
    const words = resultAt === undefined ? 'Only an issued invite has a result' : 'Noted already'
    useNotice.getState().say(words)
    return
  }
  const answer = await askOrSay('invites.setResult', { id, hasArrived: true })
  if (!answer.ok) return
  useNotice.getState().say(`Result arrived: ${inviteTitle(invite)}`, () => {
    void askOrSay('invites.setResult', { id, hasArrived: false })
  })
}

/** For whoever asks later what was done. */
export async function saveRecord({ id }: Pick<Invite, 'id'>) {
  const answer = await askOrSay('invites.saveRecord', { id })
  if (!answer.ok || answer.value.end === 'stopped') return
  useNotice.getState().say(`Record saved as ${answer.value.fileName}. It isn’t encrypted.`)
}

/** Practice mode only. */
export async function takeNextStep({ id }: Pick<Invite, 'id'>) {
  await askOrSay('practice.advance', { id })
}

/** The two things that a past invite is opened for. */
export const choices = {
  'show-code': {
    words: 'Show QR',
    wordsFor: (title: string) => `Show QR for ${title}`,
    icon: QrCode,
    act: showCode,
  },
  'invite-again': {
    words: 'Invite again',
    wordsFor: (title: string) => `Invite again: ${title}`,
    icon: RotateCcw,
    act: inviteAgain,
  },
} as const

export type Choice = keyof typeof choices

/**
 * What Enter does on an invite. Tracking references are for one visit: today's open one is shown again,
 * anything else becomes a fresh invite from the same details.
 */
export function primaryAction(invite: Invite, now: number): Choice {
  return isOpenToday(invite, now) ? 'show-code' : 'invite-again'
}

/** What Ctrl+Enter does: the choice that Enter does not make. Nothing where there is no code to show. */
export function otherAction(invite: Invite, now: number): Choice | undefined {
  if (primaryAction(invite, now) === 'show-code') return 'invite-again'
  return invite.outcome === 'issued' ? 'show-code' : undefined
}

export function doPrimaryAction(invite: Invite) {
  void choices[primaryAction(invite, Date.now())].act(invite)
}

export function doOtherAction(invite: Invite) {
  const other = otherAction(invite, Date.now())
  if (other) void choices[other].act(invite)
}

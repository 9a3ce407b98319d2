import { create } from 'zustand'
import {
  type Answer,
  type CreatedInvite,
  draftProblems,
  emptyDraft,
  type Failure,
  type FieldProblem,
  type Invite,
  type TypedDraft,
} from '#contract'
import { ask } from '../../ask.ts'
import { announce } from '../../ui/announcer.tsx'
import { useScreen } from '../app-state.ts'
import { inviteTitle } from '../copy/invite-words.tsx'
import { takeShown, useDisplay } from '../display/display-store.ts'
import { focusField } from '../focus.ts'
import { later } from '../later.tsx'
import { useNotice } from '../notice-store.ts'
import { isEmptyDraft, isTextField, useDraft } from './draft-store.ts'
import { completeTypedReference } from './reference-store.ts'

/** The phone numbers of the world. Until they are read, main alone decides on one. */
export const phones = later(() => import('#contract/fields/phone.ts'))

interface CreationState {
  isSending: boolean
  /** When the request left, by the page's own clock in milliseconds. */
  sendingSince: number
  /** VerifiMe asked to be left alone until then, by the page's own clock. */
  hold: { failure: Failure; until: number } | undefined
  /** Counts the answers, so that the same problem twice is said twice. */
  attempt: number
  problems: FieldProblem[]
  failure: Failure | undefined
  /** What was sent when `problems` and `failure` were found: positions count in it. */
  sent: TypedDraft
  /** The one made last, or one of before whose code was shown after that: what its keys act on. */
  issued: Invite | undefined
  isShownAgain: boolean
  /** When the answer of the one made last came, by the page's own clock in milliseconds. */
  issuedAt: number
  /** The answer found the receptionist at another place than the form. */
  isAway: boolean
  create: () => Promise<void>
  /** Stops waiting for VerifiMe; what is true then comes as the answer. */
  cancel: () => void
  /** Takes up what a page or an app that ended has left. */
  rejoin: () => Promise<void>
  /** Says what is wrong with the fields as they stand, without sending anything. */
  refuse: (problems: FieldProblem[]) => void
  /** The code of this one was shown: it is the one that staff have in mind. */
  putAtHand: (invite: Invite) => void
  reset: () => void
  listen: () => () => void
}

const untried = {
  problems: [],
  failure: undefined,
  sent: emptyDraft,
  issued: undefined,
  isShownAgain: false,
  issuedAt: Number.NEGATIVE_INFINITY,
  isAway: false,
}

/** So soon after the answer a key is still part of what made the invite. */
const secondPressMs = 1_500

/** The making of one invite: from the press of Enter to the code, or to what went wrong. */
export const useCreation = create<CreationState>()((set, get) => ({
  ...untried,
  isSending: false,
  sendingSince: 0,
  hold: undefined,
  attempt: 0,
  create: async () => {
    const { isSending, hold, failure } = get()
    if (isSending) return
    if (hold) {
      if (failure !== hold.failure) set({ ...untried, failure: hold.failure })
      return
    }
    completeTypedReference()
    const sent = useDraft.getState().draft
    const problems = draftProblems(sent, phones.now()?.checkPhone)
    if (problems.length > 0) {
      get().refuse(problems)
      return
    }
    useNotice.getState().dismiss()
    // What went wrong before does not stand over what is under way now.
    set({ ...untried, isSending: true, sendingSince: performance.now() })
    announce('Creating the invite')
    takeAnswer(sent, await ask('invites.create', sent))
  },
  cancel: () => {
    if (get().isSending) void ask('invites.cancel', undefined)
  },
  rejoin: async () => {
    const answer = await ask('invites.attempt', undefined)
    if (!answer.ok || answer.value.state === 'none' || get().isSending) return
    const left = answer.value
    const sent = useDraft.getState().draft
    if (left.state === 'left') {
      void ask('invites.takeAnswer', undefined)
      const { invite } = left
      if (invite.outcome === 'issued') set({ ...untried, issued: invite })
      else set({ ...untried, sent, failure: cutOff(invite) })
      return
    }
    const elapsedMs = left.state === 'sending' ? left.elapsedMs : 0
    set({ ...untried, isSending: true, sendingSince: performance.now() - elapsedMs })
    takeAnswer(sent, await ask('invites.rejoin', undefined))
  },
  refuse: (problems) => {
    const sent = useDraft.getState().draft
    const { issued, isShownAgain, issuedAt } = get()
    // One more Enter on the form that an invite has just emptied is meant for nobody.
    if (performance.now() - issuedAt < secondPressMs && isEmptyDraft(sent)) return
    useNotice.getState().dismiss()
    set({ ...untried, attempt: get().attempt + 1, sent, problems, issued, isShownAgain })
  },
  putAtHand: (issued) =>
    set({ issued, isShownAgain: get().isShownAgain || issued.id !== get().issued?.id }),
  // The invite that was made last stays at hand.
  reset: () =>
    set(({ issued, isShownAgain, issuedAt }) => ({ ...untried, issued, isShownAgain, issuedAt })),
  listen: () =>
    useDraft.subscribe(({ draft }, { draft: before }) => {
      const problems = get().problems.filter((problem) => !isChanged(problem, before, draft))
      if (problems.length === get().problems.length) return
      // Without a line left, what was said of the whole of them is over too.
      set({ problems, ...(problems.length === 0 ? { failure: undefined } : {}) })
    }),
}))

/** What the answer to the draft that was sent means for this page. */
function takeAnswer(sent: TypedDraft, answer: Answer<CreatedInvite>) {
  const { setState: set, getState: get } = useCreation
  const attempt = get().attempt + 1
  void ask('invites.takeAnswer', undefined)
  if (!answer.ok) {
    const { failure } = answer
    const hold = holdAfter(failure)
    set({ ...untried, isSending: false, attempt, sent, failure, problems: failure.problems, hold })
    return
  }
  const { invite: issued, shown } = answer.value
  takeShown(shown)
  const isShown = shown.ok && shown.value === 'shown'
  const isOverDesk = isShown && useDisplay.getState().display.screen !== 'own'
  const isAway = isOverDesk && useScreen.getState().place !== 'new'
  const issuedAt = performance.now()
  set({ ...untried, isSending: false, attempt, issued, issuedAt, isAway })
  announce(`Created for ${inviteTitle(issued)}`)
  // What has come into the form meanwhile, from the history or by an undo, is not what was sent.
  if (useDraft.getState().draft === sent) emptyForm()
}

/** A server that asks for less and does not say how long gets this. */
const usualHoldSeconds = 60

/** While VerifiMe wants to be left alone, no Enter and no button sends; then both do again by themselves. */
function holdAfter(failure: Failure): CreationState['hold'] {
  const seconds =
    failure.retryAfterSeconds ??
    (failure.code === 'too-many-requests' ? usualHoldSeconds : undefined)
  if (seconds === undefined) return undefined
  const hold = { failure, until: performance.now() + seconds * 1000 }
  setTimeout(() => {
    if (useCreation.getState().hold !== hold) return
    useCreation.setState({ hold: undefined })
    announce('You can try again now')
  }, seconds * 1000)
  return hold
}

function cutOff({ id, failureCode }: Invite): Failure {
  return { code: failureCode ?? 'interrupted', problems: [], inviteId: id }
}

/** Whether a field was changed since it was found wrong; whether it is right now is seen at the next Enter. */
function isChanged({ field }: FieldProblem, before: TypedDraft, draft: TypedDraft): boolean {
  return isTextField(field) && before[field] !== draft[field]
}

function emptyForm() {
  useDraft.getState().replace(emptyDraft)
  useNotice.getState().endFormUndos()
  void ask('draft.keep', emptyDraft)
  focusField('email')
}

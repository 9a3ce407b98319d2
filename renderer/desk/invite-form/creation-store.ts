import { create } from 'zustand'
import {
  emptyDraft,
  type Failure,
  type FieldProblem,
  fieldProblems,
  type Invite,
  inviteDraft,
  type TypedDraft,
} from '#contract'
import { ask } from '../../ask.ts'
import { announce } from '../../ui/announcer.tsx'
import { useDisplay } from '../display/display-store.ts'
import { showCode } from '../invite-actions.ts'
import { useNotice } from '../notice-store.ts'
import { useScreen } from '../screen-store.ts'
import { inviteTitle } from '../words/invite-words.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { focusField, isTextField } from './form-fields.ts'

interface CreationState {
  isSending: boolean
  /** Counts the answers, so that the same problem twice is said twice. */
  attempt: number
  problems: FieldProblem[]
  failure: Failure | undefined
  /** What was sent when `problems` and `failure` were found: positions count in it. */
  sent: TypedDraft
  issued: Invite | undefined
  /** When its answer came, by the page's own clock in milliseconds. */
  issuedAt: number
  /** The answer found the receptionist at another place than the form. */
  isAway: boolean
  create: () => Promise<void>
  /** Says what is wrong with the fields as they stand, without sending anything. */
  refuse: (problems: FieldProblem[]) => void
  reset: () => void
  listen: () => () => void
}

const untried = {
  problems: [],
  failure: undefined,
  sent: emptyDraft,
  issued: undefined,
  issuedAt: Number.NEGATIVE_INFINITY,
  isAway: false,
}

/** So soon after the answer a key is still part of what made the invite. */
const secondPressMs = 1_500

/** The making of one invite: from the press of Enter to the code, or to what went wrong. */
export const useCreation = create<CreationState>()((set, get) => ({
  ...untried,
  isSending: false,
  attempt: 0,
  create: async () => {
    if (get().isSending) return
    const sent = useDraft.getState().draft
    const checked = inviteDraft.safeParse(sent)
    if (!checked.success) {
      get().refuse(fieldProblems(checked.error))
      return
    }
    const attempt = get().attempt + 1
    useNotice.getState().dismiss()
    // What went wrong before does not stand over what is under way now.
    set({ ...untried, isSending: true })
    announce('Creating the invite')
    const answer = await ask('invites.create', sent)
    if (!answer.ok) {
      const { failure } = answer
      set({ ...untried, isSending: false, attempt, sent, failure, problems: failure.problems })
      return
    }
    const shown = showCode(answer.value)
    const isAway = useScreen.getState().place !== 'new'
    const issuedAt = performance.now()
    set({ ...untried, isSending: false, attempt, issued: answer.value, issuedAt, isAway })
    announce(`Created for ${inviteTitle(answer.value)}`)
    // What has come into the form meanwhile, from the history or by an undo, is not what was sent.
    if (useDraft.getState().draft === sent) emptyForm()
    const isOverDesk = (await shown) === 'shown' && useDisplay.getState().display.screen !== 'own'
    if (!isOverDesk) set({ isAway: false })
  },
  refuse: (problems) => {
    const sent = useDraft.getState().draft
    const { issued, issuedAt } = get()
    // One more Enter on the form that an invite has just emptied is meant for nobody.
    if (performance.now() - issuedAt < secondPressMs && isEmptyDraft(sent)) return
    useNotice.getState().dismiss()
    set({ ...untried, attempt: get().attempt + 1, sent, problems, issued })
  },
  // The invite that was made last stays at hand.
  reset: () => set(({ issued, issuedAt }) => ({ ...untried, issued, issuedAt })),
  listen: () =>
    useDraft.subscribe(({ draft }, { draft: before }) => {
      const problems = get().problems.filter((problem) => !isChanged(problem, before, draft))
      if (problems.length === get().problems.length) return
      // Without a line left, what was said of the whole of them is over too.
      set({ problems, ...(problems.length === 0 ? { failure: undefined } : {}) })
    }),
}))

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

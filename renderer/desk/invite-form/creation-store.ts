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
import { showCode } from '../invite-actions.ts'
import { useNotice } from '../notice-store.ts'
import { useDraft } from './draft-store.ts'
import { focusField } from './form-fields.ts'

interface CreationState {
  isSending: boolean
  /** Counts the answers, so that the same problem twice is said twice. */
  attempt: number
  problems: FieldProblem[]
  failure: Failure | undefined
  /** What was sent when `problems` and `failure` were found: positions count in it. */
  sent: TypedDraft
  issued: Invite | undefined
  create: () => Promise<void>
  /** Says what is wrong with the fields as they stand, without sending anything. */
  refuse: (problems: FieldProblem[]) => void
  reset: () => void
}

const untried = { problems: [], failure: undefined, sent: emptyDraft, issued: undefined }

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
    set({ isSending: true, issued: undefined })
    const answer = await ask('invites.create', sent)
    if (!answer.ok) {
      const { failure } = answer
      set({ ...untried, isSending: false, attempt, sent, failure, problems: failure.problems })
      return
    }
    const shown = showCode(answer.value)
    set({ ...untried, isSending: false, attempt, issued: answer.value })
    useDraft.getState().replace(emptyDraft)
    void ask('draft.keep', emptyDraft)
    focusField('email')
    await shown
  },
  refuse: (problems) => {
    useNotice.getState().dismiss()
    set({ ...untried, attempt: get().attempt + 1, sent: useDraft.getState().draft, problems })
  },
  reset: () => set({ ...untried }),
}))

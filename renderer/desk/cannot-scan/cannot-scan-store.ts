import { create } from 'zustand'
import { awaitsDetails, type Invite, type TypedDraft } from '#contract'
import { ask } from '../../ask.ts'
import { useScreen } from '../app-state.ts'
import { inviteTitle } from '../copy/invite-words.tsx'
import { takeShown, useDisplay } from '../display/display-store.ts'
import { useCreation } from '../invite-form/creation-store.ts'
import { draftOfInvite, fillForm } from '../invite-form/fill-form.ts'
import { isMaskedNow, shownEmail } from '../masking.ts'
import { askOrSay, useNotice } from '../notice-store.ts'

interface CannotScanState {
  /** Whose code cannot be scanned, and what was typed for their invite. */
  asked: { invite: Invite; draft: TypedDraft } | undefined
  open: (invite: Pick<Invite, 'id'>) => Promise<void>
  close: () => void
  listen: () => () => void
}

/** What else there is for a customer whose phone does not take the code. */
export const useCannotScan = create<CannotScanState>()((set, get) => ({
  asked: undefined,
  open: async ({ id }) => {
    const detail = await askOrSay('invites.detail', { id })
    if (!detail.ok) return
    const { invite } = detail.value
    if (!awaitsDetails(invite)) {
      useNotice.getState().say(`There is nothing left to scan for ${inviteTitle(invite)}`)
      return
    }
    const draft = await draftOfInvite({ id })
    if (draft) set({ asked: { invite, draft } })
  },
  close: () => set({ asked: undefined }),
  listen: () => window.desk.on('display.cannotScan', (invite) => void get().open(invite)),
}))

/** Of the row that has the keyboard; else the one on the customer's screen; else the one just made. */
export function openForInviteAtHand() {
  const row = document.activeElement?.closest<HTMLElement>('.queue-row[data-kind="invite"]')
  const shownId = useDisplay.getState().display.inviteId
  const id = row ? Number(row.dataset.id) : (shownId ?? useCreation.getState().issued?.id)
  if (id !== undefined) void useCannotScan.getState().open({ id })
}

/** In place of its code, on whichever screen that stands. */
export async function showLink({ id }: Pick<Invite, 'id'>) {
  takeShown(await ask('display.showLink', { id }))
}

/** VerifiMe emails the link of a new invite alone: a fresh one takes the place of this. */
export async function sendByEmail(invite: Invite, draft: TypedDraft) {
  useScreen.getState().go('new')
  fillForm({ ...draft, sendInvitationEmail: true, replaces: invite.id }, 'Details filled in')
  await useCreation.getState().create()
  const { failure, problems } = useCreation.getState()
  if (failure || problems.length > 0) return
  const email = shownEmail(draft.email, isMaskedNow())
  useNotice.getState().say(`VerifiMe emails a fresh invite to ${email}`)
}

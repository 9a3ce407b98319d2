import { create } from 'zustand'
import { emptyDraft, type HeldDraft, maskName, type TypedDraft, typedName } from '#contract'
import { ask } from '../../ask.ts'
import { focusField } from '../focus.ts'
import { isMaskedNow } from '../masking.ts'
import { askOrSay, useNotice } from '../notice-store.ts'
import { useCreation } from './creation-store.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'

interface HeldState {
  /** Half-typed customers; whoever has waited longest comes first. */
  held: readonly HeldDraft[]
  read: () => Promise<void>
}

export const useHeld = create<HeldState>()((set) => ({
  held: [],
  read: async () => {
    const answer = await ask('draft.held', undefined)
    if (answer.ok) set({ held: answer.value })
  },
}))

/** Puts other details into the form, which nothing that was said before is about. */
function putIntoForm(draft: TypedDraft) {
  useDraft.getState().replace(draft)
  useCreation.getState().reset()
  focusField('email')
}

/** Answers which one it is then; nothing when it could not be written, which is said. */
export async function holdTyped(typed: TypedDraft): Promise<number | undefined> {
  const answer = await askOrSay('draft.hold', typed)
  if (!answer.ok) return undefined
  useHeld.setState({ held: answer.value })
  return answer.value.at(-1)?.id
}

/** Puts whoever is half typed on hold: the form is free for somebody else. What cannot be written stays there. */
export async function holdDraft() {
  const { draft } = useDraft.getState()
  if (isEmptyDraft(draft) || useCreation.getState().isSending) return
  if ((await holdTyped(draft)) === undefined) return
  // A key that came meanwhile belongs to whoever comes next.
  if (useDraft.getState().draft === draft) putIntoForm(emptyDraft)
  useNotice.getState().say(`On hold: ${heldTitle(draft)}`)
}

/** Goes on with somebody who is on hold. Whoever stands in the form takes their place, unless nobody typed that. */
export async function resumeDraft(id: number, untyped?: TypedDraft) {
  if (useCreation.getState().isSending) return
  const { draft } = useDraft.getState()
  const isKept = !isEmptyDraft(draft) && draft !== untyped
  const answer = await askOrSay('draft.resume', { id, ...(isKept ? { inForm: draft } : {}) })
  if (!answer.ok) {
    void useHeld.getState().read()
    return
  }
  useHeld.setState({ held: answer.value.held })
  putIntoForm(answer.value.draft)
  if (isKept) useNotice.getState().say(`On hold: ${heldTitle(draft)}`)
}

/** Whoever has been on hold longest. */
export function resumeLongest() {
  const [longest] = useHeld.getState().held
  if (longest) void resumeDraft(longest.id)
}

/** Lets somebody go who does not come back; that can be taken back. */
export async function deleteHeld({ id, typed }: HeldDraft) {
  const answer = await askOrSay('draft.deleteHeld', { id })
  if (!answer.ok) return
  useHeld.setState({ held: answer.value })
  useNotice.getState().say(`Deleted: ${heldTitle(typed)}`, () => void holdAgain(typed))
}

async function holdAgain(typed: TypedDraft) {
  if ((await holdTyped(typed)) === undefined) return
  // Holding empties what main has of the form; this was never in it.
  void ask('draft.keep', useDraft.getState().draft)
}

/** Whom a half-typed form is for, by whatever is known of them first. */
export function heldTitle(typed: TypedDraft, isMasked = isMaskedNow()): string {
  const [title] = knownOf(typed)
  if (title === undefined) return 'No name yet'
  return isMasked ? maskName(title) : title
}

/** What tells two of one name apart, where there is more. */
export function heldDetail(typed: TypedDraft, isMasked: boolean): string {
  const [, detail] = knownOf(typed)
  return detail === undefined || isMasked ? 'Half typed' : detail
}

function knownOf(typed: TypedDraft): string[] {
  return [
    typedName(typed),
    typed.email,
    typed.phone,
    typed.reference,
    typed.address,
    typed.dateOfBirth,
  ]
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '')
}

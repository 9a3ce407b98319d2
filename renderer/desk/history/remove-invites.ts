import type { Invite } from '#contract'
import { ask } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'
import { inviteTitle } from '../words/invite-words.ts'
import { useHistory } from './history-store.ts'
import { useMarks } from './marks-store.ts'

/** The most that one call takes. */
const mostAtOnce = 1000

/** Takes invites out of the history; for ten seconds that can be undone. */
export async function removeInvites(invites: readonly Invite[]) {
  const ids = invites.slice(0, mostAtOnce).map(({ id }) => id)
  const [first] = invites
  if (!first) return
  const answer = await ask('invites.remove', { ids })
  if (!answer.ok) {
    useNotice.getState().fail(answer.failure)
    return
  }
  useHistory.getState().leaveOut(answer.value.ids)
  useMarks.getState().clear()
  const what = ids.length === 1 ? inviteTitle(first) : `${ids.length} invites`
  useNotice.getState().say(`Deleted: ${what}`, () => void restore(answer.value.ids))
}

async function restore(ids: number[]) {
  const answer = await ask('invites.restore', { ids })
  if (!answer.ok) {
    useNotice.getState().fail(answer.failure)
    return
  }
  const late = ids.length - answer.value.ids.length
  if (late > 0) useNotice.getState().say(`Too late for ${late} of ${ids.length}: deleted for good`)
  await useHistory.getState().read()
}

import { screen, within } from '@testing-library/react'
import { type Invite, type RouteInput, succeeded } from '#contract'
import type { FakeDesk, PlannedAnswers } from '../../../fakes/fake-desk.ts'
import { openDesk } from '../desk-screen.tsx'

/** Answers the same invites to every question. */
export function listOf(...invites: Invite[]) {
  return () => succeeded({ invites, hasMore: false })
}

/** Opens the history with its key. */
export async function openHistory(planned: PlannedAnswers) {
  const opened = await openDesk(planned)
  const { 'invites.remove': remove } = planned
  if (remove) opened.desk.plan({ 'invites.remove': told(opened.desk, remove) })
  await opened.user.keyboard('{Control>}h{/Control}')
  await screen.findByRole('heading', { name: 'History' })
  return opened
}

/** As main does, it tells the desk what went before it answers. */
function told(desk: FakeDesk, remove: NonNullable<PlannedAnswers['invites.remove']>) {
  return async (order: RouteInput<'invites.remove'>) => {
    const answer = await remove(order)
    if (answer.ok) desk.emit('invites.removed', { ids: 'ids' in order ? order.ids : 'many' })
    return answer
  }
}

export function searchField(): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search the history' })
}

/** Of the list itself: the filters have words of their own. */
export function list() {
  return within(screen.getByRole('grid', { name: 'Invites' }))
}

/** The invites': days and columns have rows of their own. */
export async function rows(): Promise<HTMLElement[]> {
  await screen.findAllByRole('row')
  return invitesListed()
}

export function invitesListed(): HTMLElement[] {
  return screen.getAllByRole('row').filter((row) => row.dataset.id !== undefined)
}

export function buttonNames(row: HTMLElement | undefined): (string | null)[] {
  const buttons = row ? within(row).getAllByRole('button') : []
  return buttons.map((button) => button.getAttribute('aria-label'))
}

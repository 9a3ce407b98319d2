import { screen, within } from '@testing-library/react'
import { type Invite, type RouteInput, succeeded } from '#contract'
import { openDesk } from '../desk-screen.tsx'

/** Answers the same invites to every question but the queue's. */
export function listOf(...invites: Invite[]) {
  return ({ onlyOpenToday }: RouteInput<'invites.list'>) =>
    succeeded({ invites: onlyOpenToday ? [] : invites, hasMore: false })
}

/** Opens the history with its key. */
export async function openHistory(planned: Parameters<typeof openDesk>[0]) {
  const opened = await openDesk(planned)
  await opened.user.keyboard('{Control>}h{/Control}')
  await screen.findByRole('heading', { name: 'History' })
  return opened
}

export function searchField(): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search the history' })
}

/** Of the list itself: the filters have words of their own. */
export function list() {
  return within(screen.getByRole('grid', { name: 'Invites' }))
}

export async function rows(): Promise<HTMLElement[]> {
  return screen.findAllByRole('row')
}

export function buttonNames(row: HTMLElement | undefined): (string | null)[] {
  const buttons = row ? within(row).getAllByRole('button') : []
  return buttons.map((button) => button.getAttribute('aria-label'))
}

/** What the history asked the machine for, without the queue's questions. */
export function listQuestions(asked: unknown[]): unknown[] {
  return asked.filter((query) => !(query as RouteInput<'invites.list'>).onlyOpenToday)
}

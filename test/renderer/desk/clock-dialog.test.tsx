import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type RouteInput, succeeded } from '#contract'
import { openDesk } from './desk-screen.tsx'

const asking = {
  state: 'asking',
  lastUsedAt: new Date(2026, 10, 20, 9).getTime(),
  clockAt: new Date(2036, 10, 22, 9).getTime(),
} as const
const machine = {
  'retention.state': () => succeeded(asking),
  'retention.decide': (_verdict: RouteInput<'retention.decide'>) =>
    succeeded({ state: 'resting' } as const),
}

test('after the clock has jumped, nothing goes on before somebody has looked at the date', async () => {
  const { desk, user } = await openDesk(machine)
  const question = await screen.findByRole('alertdialog', {
    name: 'Is today Saturday 22 November 2036?',
  })
  expect(question.textContent).toContain('last used on Friday 20 November 2026')
  await user.click(screen.getByRole('button', { name: 'No, keep everything' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(desk.sentTo('retention.decide')).toEqual([{ isDateRight: false }])
})

test('a date that is right lets old invites go', async () => {
  const { desk, user } = await openDesk(machine)
  await user.click(await screen.findByRole('button', { name: 'Yes, the date is right' }))
  await waitFor(() => expect(desk.sentTo('retention.decide')).toEqual([{ isDateRight: true }]))
})

test('the question comes up when the clock jumps while the app runs', async () => {
  const { desk } = await openDesk()
  expect(screen.queryByRole('alertdialog')).toBeNull()
  act(() => desk.emit('retention.changed', asking))
  expect(screen.getByRole('alertdialog')).toBeDefined()
})

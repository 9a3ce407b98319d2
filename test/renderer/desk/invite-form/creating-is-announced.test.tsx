import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answer, type CreatedInvite, failed, succeeded } from '#contract'
import { createdOf } from '../../../fakes/fake-desk.ts'
import { openDesk } from '../desk-screen.tsx'

const announced = () => screen.getByRole('log', { name: 'Announcements' }).textContent

test('that an invite is being created, and that it was, is announced once each', async () => {
  let answer: (answered: Answer<CreatedInvite>) => void = () => undefined
  const { user } = await openDesk({
    'invites.create': () => new Promise((resolve) => (answer = resolve)),
  })
  expect(announced()).toBe('')
  await user.keyboard('zoe@example.com{Enter}')
  expect(announced()).toBe('Creating the invite')
  await act(async () => answer(succeeded(createdOf())))
  expect(announced()).toMatch(/^Created for /u)
  expect(screen.getByText(/^Invite created for/u)).toBeDefined()
})

test('an old failure does not stand over what is under way now', async () => {
  const { desk, user } = await openDesk({ 'invites.create': () => failed('no-answer') })
  await user.keyboard('zoe@example.com{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('did not answer')
  desk.plan({ 'invites.create': () => new Promise(() => undefined) })
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('alert')).toBeNull()
})

import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { succeeded } from '#contract'
import { createdOf, practiceSettings } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const reference = () => field('Your reference')
const hint = () => {
  const said = document.getElementById(reference().getAttribute('aria-describedby') ?? '')
  return said?.textContent
}

async function openWith(referencePattern: string) {
  const opened = await openDesk({
    'settings.read': () => succeeded({ ...practiceSettings, referencePattern }),
    'invites.create': () => succeeded(createdOf()),
  })
  await screen.findByLabelText('Your reference')
  return opened
}

test('without a pattern the field stays as it was', async () => {
  const { user } = await openWith('')
  expect(hint()).toBe('Optional')
  await user.type(reference(), 'Blue folder{Tab}')
  expect(hint()).toBe('Optional')
})

test('what it looks like is said; what every reference begins with is put in when the field is left', async () => {
  const { user } = await openWith('M-{6 digits}-{check}')
  await waitFor(() => expect(hint()).toBe('Optional, like M-482915-6'))
  await user.type(reference(), '482915')
  expect(hint()).toBe('Like M-482915-6')
  await user.type(reference(), '6{Tab}')
  expect(reference().value).toBe('M-482915-6')
  expect(hint()).toBe('The check digit is right')
})

test('what differs is said after leaving the field, aloud too, and does not keep it from being sent', async () => {
  const { user, desk } = await openWith('M-{6 digits}-{check}')
  await waitFor(() => expect(hint()).toContain('like'))
  await user.type(reference(), 'M-482915-3')
  expect(hint()).toBe('Like M-482915-6')
  await user.tab()
  const words = 'Not like M-482915-6: the check digit is wrong'
  expect(hint()).toBe(words)
  await waitFor(() => expect(screen.getAllByText(words).length).toBeGreaterThan(1))
  await user.type(reference(), '{Backspace}')
  expect(hint()).toBe('Like M-482915-6')
  await user.clear(reference())
  await user.type(reference(), 'Blue folder{Tab}')
  expect(hint()).toBe('Not like M-482915-6: it begins with M-')
  await user.type(field('Email'), 'mary@example.com{Enter}')
  expect(desk.sentTo('invites.create')[0]).toMatchObject({ reference: 'Blue folder' })
})

test('Enter in the field sends it completed, and an empty one empty', async () => {
  const { user, desk } = await openWith('M-{6 digits}')
  await waitFor(() => expect(hint()).toContain('like'))
  await user.type(field('Email'), 'mary@example.com')
  await user.type(reference(), '482915{Enter}')
  await waitFor(() => expect(desk.sentTo('invites.create')).toHaveLength(1))
  expect(desk.sentTo('invites.create')[0]).toMatchObject({ reference: 'M-482915' })
})

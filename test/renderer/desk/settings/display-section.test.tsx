import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type CustomerScreens, type DisplayState, succeeded } from '#contract'
import { openDesk } from '../desk-screen.tsx'

type Listed = CustomerScreens['screens'][number]

async function openSettings(changes: Partial<Listed>, display?: DisplayState) {
  const listed: Listed = {
    id: 1,
    number: 1,
    name: 'Laptop',
    width: 1920,
    height: 1080,
    scaleFactor: 1,
    hasDesk: true,
    hasDisplay: true,
    ...changes,
  }
  const opened = await openDesk({
    'display.screens': () => succeeded({ screens: [listed], state: 'none' }),
    'display.measure': () => succeeded(undefined),
    ...(display ? { 'display.state': () => succeeded(display) } : {}),
  })
  await opened.user.keyboard('{Control>},{/Control}')
  return opened
}

test('no distance is promised of a screen that nobody has measured', async () => {
  const { desk, user } = await openSettings({})
  expect(await screen.findByText(/How large screen 1 is, is not known/u)).toBeDefined()
  expect(screen.queryByText(/scan from about/u)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Measure with a bank card' }))
  expect(desk.sentTo('display.measure')).toHaveLength(1)
})

test('a screen that was measured tells its size, and from how far its codes scan', async () => {
  await openSettings({ scale: { devicePixelsPerMm: 4 } })
  expect(
    await screen.findByText(
      'Screen 1 is 480 × 270 mm large, as measured with a card. QR codes on it scan from about 2.3 m.',
    ),
  ).toBeDefined()
})

test('the distance is that of the size which codes have there', async () => {
  await openSettings({ scale: { devicePixelsPerMm: 4 }, share: 0.5 })
  expect(await screen.findByText(/as measured with a card\. .* about 1\.7 m\.$/u)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Measure again' })).toBeDefined()
})

test('nothing is measured where a code stands', async () => {
  const size = { canShrink: true, canEnlarge: true }
  await openSettings({}, { screen: 'own', showing: 'invite', language: 'en', size })
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: /^Measure/u })
  expect(button.disabled).toBe(true)
})

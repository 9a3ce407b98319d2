import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type DisplayState, succeeded } from '#contract'
import { field, openDesk } from '../desk-screen.tsx'

const withCode: DisplayState = {
  screen: 'own',
  showing: 'invite',
  language: 'en',
  placement: { place: { x: 'left', y: 'middle' }, dimming: 0, isUsual: true },
  size: { symbolMm: 144, canShrink: true, canEnlarge: false },
}

async function openOwnScreen(display: DisplayState = withCode) {
  const opened = await openDesk({
    'display.state': () => succeeded(display),
    'display.adjust': () => succeeded(undefined),
  })
  await screen.findByRole('button', { name: 'Adjust code' })
  return opened
}

test('one key opens it with the keyboard in it, and the plain keys do what they do over the desk', async () => {
  const { desk, user } = await openOwnScreen()
  await user.keyboard('half{Alt>}g{/Alt}')
  await waitFor(() =>
    expect(document.activeElement).toBe(
      screen.getByRole('group', { name: 'Adjust the code on the customer display' }),
    ),
  )
  await user.keyboard('{ArrowUp}-d0')
  expect(desk.sentTo('display.adjust')).toEqual(['up', 'smaller', 'dim', 'reset'])
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('group')).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(field('Email')))
  expect(field('Email').value).toBe('half')
  expect(desk.sentTo('display.close')).toEqual([])
})

test('while it is closed those keys are typed', async () => {
  const { desk, user } = await openOwnScreen()
  await user.keyboard('d+0-@example.com')
  expect(field('Email').value).toBe('d+0-@example.com')
  expect(desk.sentTo('display.adjust')).toEqual([])
})

test('buttons do the same, as far as it goes', async () => {
  const { desk, user } = await openOwnScreen()
  await user.click(screen.getByRole('button', { name: 'Adjust code' }))
  await user.click(screen.getByRole('button', { name: 'Move right' }))
  await user.click(screen.getByRole('button', { name: 'Smaller' }))
  await user.click(screen.getByRole('button', { name: 'Dim' }))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Larger' }).disabled).toBe(true)
  expect(desk.sentTo('display.adjust')).toEqual(['right', 'smaller', 'dim'])
})

test('it says how things stand, and the line says from how far the code scans', async () => {
  const { desk, user } = await openOwnScreen()
  expect(screen.getByText(/It scans from about 1.8 m/u)).toBeDefined()
  await user.keyboard('{Alt>}g{/Alt}')
  expect(screen.getByText(/^Left, full brightness\./u)).toBeDefined()
  act(() =>
    desk.emit('display.changed', {
      screen: 'own',
      showing: 'welcome',
      language: 'en',
      placement: { place: { x: 'right', y: 'top' }, dimming: 1, isUsual: false },
    }),
  )
  expect(screen.getByText(/^Top right, dimmed\. Size can be changed while/u)).toBeDefined()
  expect(screen.queryByText(/scans from/u)).toBeNull()
})

test.each([
  ['ready', 'Hide screen'],
  ['privacy-screen', 'Show screen'],
] as const)('while the customer sees %s, the button says "%s"', async (showing, name) => {
  await openOwnScreen({ screen: 'own', showing, language: 'en' })
  expect(screen.getByRole('button', { name })).toBeDefined()
  expect(screen.getByRole('button', { name: /Customer’s language/u })).toBeDefined()
})

test('the languages are listed by name, without a note for translators', async () => {
  const { user } = await openOwnScreen()
  await user.click(screen.getByRole('button', { name: /Customer’s language/u }))
  const names = screen.getAllByRole('option').map(({ textContent }) => textContent)
  expect(names).toContain('Ελληνικά (Greek)Shift F7')
  expect(names.join(' ')).not.toMatch(/draft|review/iu)
})

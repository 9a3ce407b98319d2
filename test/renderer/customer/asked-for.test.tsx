import { act, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { type Scene, succeeded } from '#contract'
import type { FakeDesk, PlannedAnswers } from '../../fakes/fake-desk.ts'
import { openCustomerDisplay, simulatePage } from './open-display.tsx'

const everyScene = {
  isOverDesk: true,
  drawing: 1,
  organisationName: 'Wattle & Finch Lawyers',
  environment: 'production',
  language: 'en',
  dimming: 0,
  placement: { place: { x: 'left', y: 'middle' } },
} as const
const permanentLink: Scene = {
  kind: 'permanent-link',
  ...everyScene,
  text: 'https://portal.verifime.com/invite/WATTLEFINCH',
  linkHost: 'portal.verifime.com',
}
const wifi: Extract<Scene, { kind: 'wifi' }> = {
  kind: 'wifi',
  ...everyScene,
  text: 'WIFI:S:Example Guests;T:WPA;P:l1I-O0o;;',
  network: 'Example Guests',
  password: 'l1I-O0o',
}
const readBack: Scene = { kind: 'read-back', ...everyScene, text: 'mary.o+1@mail.example.com' }
let desk: FakeDesk

simulatePage()
afterEach(() => desk.expectNothingUnplanned())

async function open(scene: Scene, planned: PlannedAnswers = {}) {
  desk = openCustomerDisplay(scene, planned)
  await waitFor(() => expect(screen.getByRole('main').dataset.check).toBe('right'))
}
const words = () => screen.getByRole('main').textContent

test('the permanent link is marked, and asks for a word at the end', async () => {
  await open(permanentLink)
  expect(words()).toContain('General link, not tracked')
  expect(words()).toContain('to prove your identity to Wattle & Finch Lawyers')
  expect(words()).toContain('Your phone will show portal.verifime.com')
  expect(words()).toContain('Please tell the desk when you have finished')
  expect(screen.getByRole('img')).toBeDefined()
})

test('the guest Wi-Fi stands in words too, in letters that nobody confuses', async () => {
  await open(wifi)
  for (const exact of ['Example Guests', 'l1I-O0o']) {
    expect(screen.getByText(exact).className).toBe('exact-letters')
  }
  expect(desk.sentTo('display.verify')).toMatchObject([{ drawing: 1, decoded: wifi.text }])
})

test('an open network says that no password is needed', async () => {
  await open({ ...wifi, password: '', text: 'WIFI:S:Example Guests;T:nopass;;' })
  expect(screen.getByText('No password needed')).toBeDefined()
})

test('an address is asked about, whole, from left to right, and may break before @ and dots', async () => {
  await open(readBack)
  expect(screen.getByRole('heading', { name: 'Is this your email address?' })).toBeDefined()
  const address = document.querySelector('bdi')
  expect(address?.textContent).toBe(readBack.text)
  expect(address?.dir).toBe('ltr')
  expect([...document.querySelectorAll('.read-back-part')].map((part) => part.textContent)).toEqual(
    ['mary', '.o+1', '@mail', '.example', '.com'],
  )
  expect(desk.sentTo('display.verify')).toEqual([{ drawing: 1, decoded: readBack.text }])
})

test('a link stands whole in letters that nobody confuses, and breaks behind its strokes and dashes', async () => {
  const text = 'https://portal.verifime.com/sign-up/track-id/0f8fad5b-d9cb-469f-a165-70867728950e'
  await open({ kind: 'link', ...everyScene, inviteId: 7, text })
  expect(
    screen.getByRole('heading', { name: 'Type this address into your phone’s browser' }),
  ).toBeDefined()
  const link = document.querySelector('bdi')
  expect([link?.textContent, link?.dir]).toEqual([text, 'ltr'])
  expect(link?.className).toContain('exact-letters')
  const texts = (part: string) =>
    [...document.querySelectorAll(`.read-back-${part}`)].map(({ textContent }) => textContent)
  expect(texts('side')).toEqual([
    'https://portal.verifime.com/',
    'sign-up/track-id/',
    '0f8fad5b-d9cb-469f-a165-70867728950e',
  ])
  expect(texts('part')).toEqual([
    ...['https://', 'portal', '.verifime', '.com/', 'sign-', 'up/', 'track-', 'id/'],
    ...['0f8fad5b-', 'd9cb-', '469f-', 'a165-', '70867728950e'],
  ])
  expect(desk.sentTo('display.verify')).toEqual([{ drawing: 1, decoded: text }])
  desk.plan({ 'display.cannotScan': () => succeeded(undefined) })
  await userEvent.keyboard('{Alt>}b{/Alt}')
  await waitFor(() => expect(desk.sentTo('display.cannotScan')).toHaveLength(1))
})

test('an address that main does not agree with is not shown', async () => {
  desk = openCustomerDisplay(readBack, { 'display.verify': () => succeeded(false) })
  await waitFor(() => expect(screen.getByRole('main').dataset.check).toBe('wrong'))
  expect(words()).not.toContain('mary')
})

test.each(['{Enter}', '{Escape}', 'x', '{ArrowLeft}', '{Control>}g{/Control}'])(
  'an address goes at %s, and nothing else happens',
  async (keys) => {
    await open(readBack, { 'display.close': () => succeeded(undefined) })
    await userEvent.setup().keyboard(keys)
    expect(desk.sentTo('display.close')).toHaveLength(1)
    expect(desk.sentTo('display.wifi')).toEqual([])
  },
)

test('an address stays for a key that is only held to press another', async () => {
  await open(readBack)
  await userEvent.setup().keyboard('{Shift}{Control}{Alt}')
  expect(desk.sentTo('display.close')).toEqual([])
})

test('Ctrl+G asks for the Wi-Fi over a code, and for its end over the Wi-Fi', async () => {
  await open(wifi, { 'display.wifi': () => succeeded('withdrawn' as const) })
  await userEvent.setup().keyboard('{Control>}g{/Control}')
  expect(desk.sentTo('display.wifi')).toHaveLength(1)
  act(() => desk.emit('scene.changed', { ...permanentLink, drawing: 2 }))
  await userEvent.setup().keyboard('{Control>}g{/Control}')
  expect(desk.sentTo('display.wifi')).toHaveLength(2)
  expect(desk.sentTo('display.close')).toEqual([])
})

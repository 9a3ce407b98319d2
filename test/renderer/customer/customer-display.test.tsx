import { act, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { type Scene, succeeded } from '#contract'
import type { FakeDesk, PlannedAnswers } from '../../fakes/fake-desk.ts'
import { openCustomerDisplay, simulatePage } from './open-display.tsx'

const link = 'https://portal.verifime.com/sign-up/track-id/0f8fad5b-d9cb-469f-a165-70867728950e'
const scene: Extract<Scene, { kind: 'invite' }> = {
  kind: 'invite',
  isOverDesk: true,
  drawing: 1,
  inviteId: 7,
  text: link,
  linkHost: 'portal.verifime.com',
  organisationName: 'Wattle & Finch Lawyers',
  environment: 'production',
  language: 'en',
  dimming: 0,
  placement: { place: { x: 'left', y: 'middle' } },
  status: 'Inactive',
}
const { organisationName, environment, language, dimming, placement } = scene
const thanks: Scene = {
  kind: 'thanks',
  ...{ organisationName, environment, language, dimming, placement },
  drawing: 2,
  isOverDesk: true,
  inviteId: 7,
}
let desk: FakeDesk

simulatePage()
afterEach(() => desk.expectNothingUnplanned())

async function openDisplay(planned: PlannedAnswers = {}, first: Scene = scene) {
  desk = openCustomerDisplay(first, planned)
}

const checked = (how: string) =>
  waitFor(() => expect(screen.getByRole('main').dataset.check).toBe(how))

test('a code is shown once main has agreed with what was read back', async () => {
  await openDisplay()
  await checked('right')
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    'QR code: opens your VerifiMe invitation',
  )
  expect(desk.sentTo('display.verify')).toMatchObject([{ drawing: 1, decoded: link }])
})

test('a code that main does not agree with is never shown', async () => {
  await openDisplay({ 'display.verify': () => succeeded(false) })
  await checked('wrong')
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByText('Please ask at the desk')).toBeDefined()
})

test('after it went wrong, the next scene is drawn anew', async () => {
  await openDisplay({ 'display.verify': () => succeeded(false) })
  await checked('wrong')
  desk.plan({ 'display.verify': () => succeeded(true) })
  act(() => desk.emit('scene.changed', { ...scene, drawing: 2 }))
  await checked('right')
})

test('the same invite shown again is confirmed again', async () => {
  await openDisplay()
  await checked('right')
  act(() => desk.emit('scene.changed', { ...scene, drawing: 2 }))
  await waitFor(() => expect(desk.sentTo('display.verify')).toHaveLength(2))
})

test('the customer reads what to do, for whom, and which address to expect', async () => {
  await openDisplay()
  await checked('right')
  const words = screen.getByRole('main').textContent
  expect(words).toContain('Scan with your phone camera')
  expect(words).toContain('to prove your identity to Wattle & Finch Lawyers')
  expect(words).toContain('Your phone will show portal.verifime.com')
  expect(words).toContain('Have two identity documents ready; it takes about 5 minutes')
})

test('the code stays once the phone has opened it; when it is done it goes, for thanks and what is left to do', async () => {
  await openDisplay()
  await checked('right')
  act(() => desk.emit('scene.changed', { ...scene, status: 'Active' }))
  expect(await screen.findByText(/Opened on your phone/u)).toBeDefined()
  expect(screen.getByRole('img')).toBeDefined()
  act(() => desk.emit('scene.changed', thanks))
  expect(await screen.findByRole('heading', { name: 'Thank you' })).toBeDefined()
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent?.trim())).toEqual([
    'You can put your phone away',
    'We will tell you if anything else is needed',
  ])
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByRole('main').textContent).not.toContain('verified')
  expect(screen.getByRole('button', { name: 'Back to desk' })).toBeDefined()
})

test('the organisation’s own words stand beside the code, in their own direction', async () => {
  const notice = 'The law asks us to verify who you are: example.com/privacy'
  await openDisplay(
    {},
    { ...scene, language: 'ar', documents: 'Have your passport ready', notice: { words: notice } },
  )
  await checked('right')
  for (const words of ['Have your passport ready', notice]) {
    expect(screen.getByText(words).dir).toBe('auto')
  }
})

test('more of the notice than stands beside the code is one touch away, and back', async () => {
  const link = 'https://example.com/privacy/'
  const planned = {
    'display.verify': () => succeeded(true),
    'display.notice': () => succeeded('shown' as const),
  }
  await openDisplay(planned, { ...scene, notice: { link } })
  await checked('right')
  const more = screen.getByRole('button', {
    name: 'Why we ask for your details: example.com/privacy',
  })
  act(() => more.click())
  await waitFor(() => expect(desk.sentTo('display.notice')).toHaveLength(1))
  const words = 'The law asks us to.\n\nWe keep a record of it.'
  const page = {
    kind: 'notice',
    ...everyScene,
    drawing: 2,
    isOverDesk: true,
    isCovering: true,
  } as const
  const { placement } = scene
  act(() => desk.emit('scene.changed', { ...page, placement, text: link, notice: { words, link } }))
  expect(await screen.findByRole('heading', { name: 'Why we ask for your details' })).toBeDefined()
  expect(screen.getByRole('img', { name: 'Scan to read more on your phone' })).toBeDefined()
  expect(screen.getByRole('main').textContent).toContain('We keep a record of it.')
  await waitFor(() =>
    expect(desk.sentTo('display.verify').at(-1)).toMatchObject({ drawing: 2, decoded: link }),
  )
  expect(screen.getByRole('button', { name: 'Back to the code' })).toBeDefined()
  act(() => screen.getByRole('button', { name: 'Back' }).click())
  await waitFor(() => expect(desk.sentTo('display.notice')).toHaveLength(2))
  act(() =>
    desk.emit('scene.changed', { ...page, drawing: 3, placement, text: words, notice: { words } }),
  )
  await waitFor(() =>
    expect(desk.sentTo('display.verify').at(-1)).toMatchObject({ drawing: 3, decoded: words }),
  )
})

test('practice is banded', async () => {
  await openDisplay({}, { ...scene, environment: 'practice' })
  expect(await screen.findByText('Practice mode: nothing leaves this computer')).toBeDefined()
})

const everyScene = {
  organisationName: 'Wattle & Finch Lawyers',
  environment: 'production',
  language: 'en',
  dimming: 0,
} as const

test('beside a code on a screen of its own stands no key: nobody there has a keyboard', async () => {
  await openDisplay({}, { ...scene, isOverDesk: false })
  await checked('right')
  expect(screen.getByRole('main').textContent).not.toContain('Esc')
})

test('the first name is greeted where the scene holds one, in its own direction', async () => {
  await openDisplay({}, { ...scene, firstName: 'ليلى' })
  await checked('right')
  expect(screen.getByText('ليلى').tagName).toBe('BDI')
  expect(screen.getByRole('main').textContent).toContain('Hello ليلى')
})

test('at rest the customer reads whose desk it is', async () => {
  await openDisplay({}, { kind: 'welcome', ...everyScene })
  expect(
    await screen.findByRole('heading', { name: 'Welcome to Wattle & Finch Lawyers' }),
  ).toBeDefined()
})

test('an organisation without a name welcomes all the same', async () => {
  await openDisplay({}, { kind: 'welcome', ...everyScene, organisationName: '' })
  expect(await screen.findByRole('heading', { name: 'Welcome' })).toBeDefined()
})

test('while the desk types, the customer reads what to have ready', async () => {
  await openDisplay({}, { kind: 'ready', ...everyScene })
  expect(await screen.findByRole('heading', { name: 'Have these ready' })).toBeDefined()
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
  expect(screen.queryByText(/Hello/u)).toBeNull()
})

test.each(['welcome', 'ready', 'privacy-screen'] as const)(
  '%s is banded in practice',
  async (kind) => {
    await openDisplay({}, { kind, ...everyScene, environment: 'practice' })
    expect(await screen.findByText('Practice mode: nothing leaves this computer')).toBeDefined()
  },
)

test('nothing to show is a blank page', async () => {
  await openDisplay({}, { kind: 'idle' })
  expect(screen.getByRole('main').textContent).toBe('')
})

test.each(['{Escape}', '{Control>}n{/Control}'])('%s leads back', async (keys) => {
  await openDisplay({ 'display.close': () => succeeded(undefined) })
  await checked('right')
  await userEvent.setup().keyboard(keys)
  expect(desk.sentTo('display.close')).toHaveLength(1)
})

test('keys move, enlarge and dim a code that covers the desk', async () => {
  await openDisplay({ 'display.adjust': () => succeeded(undefined) })
  await checked('right')
  await userEvent.setup().keyboard('{ArrowRight}{Control>}+d0x{/Control}')
  expect(desk.sentTo('display.adjust')).toEqual(['right', 'larger', 'dim', 'reset'])
})

test('a second Enter and what somebody types leave the code as it is', async () => {
  await openDisplay()
  await checked('right')
  await userEvent.setup().keyboard('{Enter}half-typed+0@example.com{Enter}')
  expect(desk.sentTo('display.adjust')).toEqual([])
  expect(desk.sentTo('display.close')).toEqual([])
})

test('Enter chooses the language that has the keyboard', async () => {
  await openDisplay({ 'display.chooseLanguage': () => succeeded(undefined) })
  await checked('right')
  const user = userEvent.setup()
  screen.getByRole('button', { name: 'Italiano' }).focus()
  await user.keyboard('{Enter}')
  expect(desk.sentTo('display.chooseLanguage')).toEqual([{ language: 'it' }])
  expect(desk.sentTo('display.close')).toEqual([])
})

test('on a screen of its own the keys are not its own', async () => {
  await openDisplay({}, { ...scene, isOverDesk: false })
  await checked('right')
  await userEvent.setup().keyboard('{ArrowRight}+d')
  expect(desk.sentTo('display.adjust')).toEqual([])
})

test('the distance is told where the real size of the screen is known, and not guessed elsewhere', async () => {
  const { placement } = scene
  await openDisplay({}, { ...scene, placement: { ...placement, devicePixelsPerMm: 4 } })
  await checked('right')
  expect(screen.getByText(/^Scans from about 1\.7 m/u)).toBeDefined()
  act(() => desk.emit('scene.changed', { ...scene, drawing: 2 }))
  await waitFor(() => expect(screen.queryByText(/Scans from/u)).toBeNull())
})

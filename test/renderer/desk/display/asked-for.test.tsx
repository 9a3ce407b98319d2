import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type DisplayState, type FailureCode, failed, succeeded } from '#contract'
import { practiceSettings } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const email = 'zoe@example.com'
const settings = {
  ...practiceSettings,
  permanentLink: 'https://portal.practice.example/invite/WATTLEFINCH',
  guestWifi: { network: 'Example Guests', password: 'welcome-2026', isHidden: false },
}
const isSetUp = { 'settings.read': () => succeeded(settings) } as const
const shown = () => succeeded('shown' as const)
const seenOn = (screen: DisplayState['screen'], showing: DisplayState['showing']) => ({
  screen,
  showing,
  language: 'en' as const,
})
const own = (showing: DisplayState['showing']) => seenOn('own', showing)
const overDesk = (showing: DisplayState['showing']) => seenOn('none', showing)
const line = () => screen.getByRole('region', { name: 'Customer display' }).textContent
const offer = { name: 'Show the permanent link' }

describe('the permanent link', () => {
  test.each<FailureCode>([
    'offline',
    'unreachable',
    'untrusted-connection',
    'too-many-requests',
    'refused-without-reason',
    'no-answer',
    'server-error',
    'broken-answer',
  ])('is offered after %s, and typing is kept', async (code) => {
    const { desk, user } = await openDesk({
      ...isSetUp,
      'invites.create': () => failed(code),
      'display.permanentLink': shown,
    })
    await user.keyboard(`${email}{Enter}`)
    await user.click(await screen.findByRole('button', offer))
    expect(desk.sentTo('display.permanentLink')).toHaveLength(1)
    expect(field('Email').value).toBe(email)
  })

  test.each<FailureCode>(['refused', 'code-refused', 'foreign-link', 'disk-full', 'not-set-up'])(
    'is not offered after %s: VerifiMe could be had, or is not to be trusted',
    async (code) => {
      const { user } = await openDesk({ ...isSetUp, 'invites.create': () => failed(code) })
      await user.keyboard(`${email}{Enter}`)
      await screen.findByRole('alert')
      expect(screen.queryByRole('button', offer)).toBeNull()
    },
  )

  test.each([
    ['none is set', { permanentLink: '' }],
    ['it is of another environment', { permanentLinkProblem: 'link-host' as const }],
  ])('is not offered when %s', async (_why, changes) => {
    const { user } = await openDesk({
      'settings.read': () => succeeded({ ...settings, ...changes }),
      'invites.create': () => failed('server-error'),
    })
    await user.keyboard(`${email}{Enter}`)
    await screen.findByRole('alert')
    expect(screen.queryByRole('button', offer)).toBeNull()
    expect(screen.queryByRole('button', { name: 'Permanent link' })).toBeNull()
  })

  test('is said to be untracked while the customer sees it, and when it leaves the desk', async () => {
    const { desk } = await openDesk(isSetUp)
    act(() => desk.emit('display.changed', own('permanent-link')))
    expect(line()).toContain('Not tracked: this visit will not appear in the history')
    act(() => desk.emit('display.changed', overDesk('permanent-link')))
    act(() => desk.emit('display.changed', overDesk('nothing')))
    await screen.findByText(/^Permanent link shown\. Not tracked:/u)
  })

  test('that cannot be shown says why, with the way to the setting', async () => {
    const { user } = await openDesk({ 'display.permanentLink': () => failed('no-permanent-link') })
    await user.keyboard('{Control>}k{/Control}')
    await screen.findByText('No permanent link is set up.')
    await user.click(screen.getByRole('button', { name: 'Open settings' }))
    const heading = await screen.findByRole('heading', { name: 'Permanent link' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
  })
})

describe('the guest Wi-Fi', () => {
  test('has its button and its key, one press there and one back', async () => {
    const { desk, user } = await openDesk({ ...isSetUp, 'display.wifi': shown })
    await user.click(screen.getByRole('button', { name: 'Guest Wi-Fi' }))
    act(() => desk.emit('display.changed', own('wifi')))
    expect(line()).toContain('The customer sees the guest Wi-Fi')
    await user.click(screen.getByRole('button', { name: 'Hide Wi-Fi' }))
    await user.keyboard('{Control>}g{/Control}')
    expect(desk.sentTo('display.wifi')).toHaveLength(3)
  })

  test('leads back to where the desk was', async () => {
    const { desk, user } = await openDesk(isSetUp)
    await user.click(screen.getByRole('button', { name: 'Settings' }))
    act(() => desk.emit('display.changed', overDesk('wifi')))
    act(() => desk.emit('display.changed', overDesk('nothing')))
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeDefined()
  })
})

describe('the read-back', () => {
  const reads = {
    'display.readBack': shown,
    'display.endReadBack': () => succeeded(undefined),
  } as const

  test('shows the address as it stands in the form', async () => {
    const { desk, user } = await openDesk(reads)
    await user.keyboard(`${email}{Alt>}r{/Alt}`)
    expect(desk.sentTo('display.readBack')).toEqual([{ email }])
  })

  test.each([
    ['', 'Enter the customer’s email address'],
    ['zoe@', 'Enter an email address like name@example.com'],
  ])('says what is wrong with %j instead', async (typed, says) => {
    const { desk, user } = await openDesk()
    await user.keyboard(`${typed}{Alt>}r{/Alt}`)
    expect((await screen.findByRole('alert')).textContent).toContain(says)
    expect(desk.sentTo('display.readBack')).toEqual([])
  })

  test.each(['{Tab}', 'x', '{Alt>}r{/Alt}'])('on a screen of its own ends at %s', async (keys) => {
    const { desk, user } = await openDesk(reads)
    await user.keyboard(email)
    act(() => desk.emit('display.changed', own('read-back')))
    await user.keyboard('{Shift}')
    expect(desk.sentTo('display.endReadBack')).toEqual([])
    await user.keyboard(keys)
    expect(desk.sentTo('display.endReadBack')).not.toEqual([])
    expect(desk.sentTo('display.readBack')).toEqual([])
  })

  test('ends when the address is another, by whatever means', async () => {
    const { desk, user } = await openDesk(reads)
    await user.keyboard('zoe@gmial.com')
    act(() => desk.emit('display.changed', own('read-back')))
    await user.click(screen.getByRole('button', { name: /Did you mean/u }))
    expect(desk.sentTo('display.endReadBack')).toHaveLength(1)
  })

  test('gives the keyboard back to the address, and the Enter that ended it creates nothing', async () => {
    const { desk, user } = await openDesk(reads)
    await user.keyboard(email)
    await user.click(field('Phone'))
    act(() => desk.emit('display.changed', overDesk('read-back')))
    act(() => desk.emit('display.changed', overDesk('nothing')))
    await waitFor(() => expect(document.activeElement).toBe(field('Email')))
    // Held down: the window that it was meant for is gone, and the keyboard repeats it here.
    const isTaken = !fireEvent.keyDown(field('Email'), { key: 'Enter', repeat: true })
    expect(isTaken).toBe(true)
    expect(desk.sentTo('invites.create')).toEqual([])
  })
})

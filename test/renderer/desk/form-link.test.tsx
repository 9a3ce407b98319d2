import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { type FormLink, succeeded } from '#contract'
import { typed } from '../../builders/typed-draft.ts'
import { createdOf, type PlannedAnswers, practiceSettings } from '../../fakes/fake-desk.ts'
import { field, openDesk } from './desk-screen.tsx'

const mary: FormLink = {
  state: 'read',
  draft: typed({ email: 'mary@example.com', firstName: 'Mary' }),
  leftOut: [],
  hasUnknown: false,
}

/** Hands over these links, one for each time that it is asked. */
function linksOf(...links: FormLink[]): PlannedAnswers {
  const waiting = [...links]
  return { 'link.take': () => succeeded(waiting.shift() ?? { state: 'none' }) }
}

describe('a link that another program opened', () => {
  test('before the desk was there fills the form, and nothing is sent', async () => {
    const { desk } = await openDesk(linksOf(mary))
    await waitFor(() => expect(field('Email').value).toBe('mary@example.com'))
    expect(field('First name').value).toBe('Mary')
    expect(screen.getByText('Details filled in from a link')).toBeDefined()
    expect(desk.sentTo('invites.create')).toEqual([])
  })

  test('puts the draft aside that stood there, also one of before a restart', async () => {
    const { user } = await openDesk({
      ...linksOf(mary),
      'draft.read': () => succeeded(typed({ email: 'tom@exam' })),
    })
    await screen.findByText('Details filled in from a link. What you typed before is on hold')
    await pastSettling()
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('tom@exam')
  })

  test('comes over whatever screen is shown, and says what it left out', async () => {
    const link: FormLink = { ...mary, leftOut: ['phone', 'dateOfBirth'], hasUnknown: true }
    const { desk, user } = await openDesk(linksOf({ state: 'none' }, link))
    await user.keyboard('{Control>},{/Control}')
    await screen.findByRole('heading', { name: 'Settings' })
    act(() => desk.emit('link.opened', undefined))
    await screen.findByText(
      'Details filled in from a link, without phone, date of birth and unknown parts',
    )
    expect(field('Email').value).toBe('mary@example.com')
  })

  test('takes no key that was on its way to what stood there before', async () => {
    const { desk, user } = await openDesk({
      ...linksOf({ state: 'none' }, mary),
      'invites.create': () => succeeded(createdOf()),
    })
    await user.keyboard('tom@example.com')
    const clock = vi.spyOn(performance, 'now').mockReturnValue(100_000)
    act(() => desk.emit('link.opened', undefined))
    await waitFor(() => expect(field('Email').value).toBe('mary@example.com'))
    clock.mockReturnValue(100_999)
    await user.keyboard('s{Enter}')
    expect(field('Email').value).toBe('mary@example.com')
    expect(desk.sentTo('invites.create')).toEqual([])
    clock.mockReturnValue(101_000)
    await user.keyboard('{Enter}')
    clock.mockRestore()
    await waitFor(() =>
      expect(desk.sentTo('invites.create')).toMatchObject([{ email: 'mary@example.com' }]),
    )
  })

  test('with nothing in it is said, and changes nothing', async () => {
    const { user, desk } = await openDesk(
      linksOf({ state: 'none' }, { state: 'refused', reason: 'unreadable' }),
    )
    await user.keyboard('tom@exam')
    act(() => desk.emit('link.opened', undefined))
    await screen.findByText('A link was not used: nothing in it can be filled in')
    expect(field('Email').value).toBe('tom@exam')
  })

  test('while the history is locked is refused, and said so', async () => {
    await openDesk({
      ...linksOf({ state: 'refused', reason: 'locked' }),
      'database.state': () =>
        succeeded({ state: 'locked', reason: 'key-lost', hasRecoveryCode: false }),
    })
    const notice = await screen.findByText(/Nothing is filled in while the history is locked/u)
    expect(notice.closest('[role="alert"]')).not.toBeNull()
  })

  test('while the desk is locked is refused, said so over the PIN, and not in the form after it', async () => {
    const locked = { isLocked: true, hasDeskPin: true, hasManagerPin: false }
    const { desk } = await openDesk({
      ...linksOf({ state: 'refused', reason: 'desk-locked' }),
      'lock.state': () => succeeded(locked),
    })
    const notice = await screen.findByText(/Unlock it, then use the link again/u)
    expect(notice.closest('[role="alert"]')).not.toBeNull()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('PIN')))
    act(() => desk.emit('lock.changed', { ...locked, isLocked: false }))
    await waitFor(() => expect(field('Email').value).toBe(''))
    expect(screen.queryByText(/the link again/u)).toBeNull()
  })

  test('during the first run is refused, and said so', async () => {
    await openDesk({
      ...linksOf({ state: 'refused', reason: 'first-run' }),
      'settings.read': () => succeeded({ ...practiceSettings, isSetUp: false }),
    })
    expect(await screen.findByText(/Front Desk is not set up yet/u)).toBeDefined()
  })
})

/** A second later, when keys count again. */
const pastSettling = () => act(() => new Promise((resolve) => setTimeout(resolve, 1_100)))

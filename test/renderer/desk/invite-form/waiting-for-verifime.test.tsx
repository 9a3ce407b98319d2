import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Answer, type CreatedInvite, failed, succeeded } from '#contract'
import { useCreation } from '../../../../renderer/desk/invite-form/creation-store.ts'
import { typed } from '../../../builders/typed-draft.ts'
import { createdOf, inviteOf } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const email = 'zoe@example.com'
const silent = () => new Promise<Answer<CreatedInvite>>(() => undefined)

describe('while VerifiMe is silent', () => {
  test('the seconds are counted after two, and Cancel is there by mouse and by Esc', async () => {
    const { desk, user } = await openDesk({
      'invites.create': silent,
      'invites.cancel': () => succeeded(undefined),
    })
    await user.keyboard(`${email}{Enter}`)
    expect(screen.queryByRole('button', { name: /Cancel/u })).toBeNull()
    act(() => useCreation.setState({ sendingSince: performance.now() - 3_000 }))
    await user.click(await screen.findByRole('button', { name: /Cancel/u }))
    expect(screen.getByText(/^\d+ s$/u)).toBeDefined()
    await user.keyboard('{Escape}')
    expect(desk.sentTo('invites.cancel')).toHaveLength(2)
    expect(field('Email').value).toBe(email)
  })

  test.each([
    ['cancelled', 'may or may not exist'],
    ['cancelled-before-sending', 'Nothing was sent'],
  ] as const)('what is true when it was %s is said, and the typing kept', async (code, says) => {
    const { user } = await openDesk({ 'invites.create': () => failed(code) })
    await user.keyboard(`${email}{Enter}`)
    expect((await screen.findByRole('alert')).textContent).toContain(says)
    expect(field('Email').value).toBe(email)
  })
})

describe('when VerifiMe asks for less', () => {
  test.each(['too-many-requests', 'server-error'] as const)(
    '%s holds the button and Enter back, and frees both by itself',
    async (code) => {
      const { desk, user } = await openDesk({
        'invites.create': () => failed(code, { retryAfterSeconds: 1 }),
      })
      await user.keyboard(`${email}{Enter}`)
      const again = await screen.findByRole('button', { name: /^Try again/u })
      expect(again.getAttribute('aria-disabled')).toBe('true')
      await user.click(again)
      await user.type(field('Email'), '{Enter}')
      expect(desk.sentTo('invites.create')).toHaveLength(1)
      await waitFor(() => expect(again.getAttribute('aria-disabled')).toBeNull(), {
        timeout: 5_000,
      })
      await user.type(field('Email'), '{Enter}')
      await waitFor(() => expect(desk.sentTo('invites.create')).toHaveLength(2))
    },
  )

  test('without saying how long, it is left alone for a while', async () => {
    const { user } = await openDesk({ 'invites.create': () => failed('too-many-requests') })
    await user.keyboard(`${email}{Enter}`)
    expect(
      (await screen.findByRole('button', { name: /^Try again/u })).getAttribute('aria-disabled'),
    ).toBe('true')
    expect(useCreation.getState().hold?.until).toBeGreaterThan(performance.now() + 20_000)
  })
})

test('what VerifiMe does not let this desk do leads to the settings', async () => {
  const { user } = await openDesk({ 'invites.create': () => failed('not-allowed') })
  await user.keyboard(`${email}{Enter}`)
  await user.click(await screen.findByRole('button', { name: 'Open settings' }))
  expect(screen.getByRole('heading', { name: 'Settings' })).toBeDefined()
})

describe('a page that starts anew', () => {
  test('while the request is out waits for its answer, and its code is shown without another question', async () => {
    let answer: (answered: Answer<CreatedInvite>) => void = () => undefined
    const { desk } = await openDesk({
      'draft.read': () => succeeded(typed({ email })),
      'invites.attempt': () => succeeded({ state: 'sending', elapsedMs: 4_000 }),
      'invites.rejoin': () => new Promise((resolve) => (answer = resolve)),
    })
    expect(await screen.findByRole('button', { name: 'Creating…' })).toBeDefined()
    await waitFor(() => expect(desk.sentTo('invites.rejoin')).toHaveLength(1))
    await act(async () => answer(succeeded(createdOf())))
    await screen.findByText(/Invite created for/u)
    expect(field('Email').value).toBe('')
    expect(desk.sentTo('display.show')).toEqual([])
    expect(desk.sentTo('invites.takeAnswer')).toHaveLength(1)
  })

  test('after a failure that no page has seen says it, with the typing', async () => {
    await openDesk({
      'draft.read': () => succeeded(typed({ email })),
      'invites.attempt': () => succeeded({ state: 'answered' }),
      'invites.rejoin': () => failed('no-answer'),
    })
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer')
    expect(field('Email').value).toBe(email)
  })

  test('after the app was killed offers the invite whose code nobody has seen', async () => {
    await openDesk({
      'invites.attempt': () => succeeded({ state: 'left', invite: inviteOf() }),
    })
    expect(await screen.findByText(/Invite created for/u)).toBeDefined()
    expect(screen.getByRole('button', { name: /Show QR/u })).toBeDefined()
  })

  test('after the app was killed with the request out says that an invite may exist', async () => {
    const invite = inviteOf({ outcome: 'unknown', failureCode: 'interrupted' })
    await openDesk({
      'draft.read': () => succeeded(typed({ email })),
      'invites.attempt': () => succeeded({ state: 'left', invite }),
    })
    expect((await screen.findByRole('alert')).textContent).toContain('may or may not exist')
  })
})

test('answers that are not written down yet are told over every place, until they are', async () => {
  const { desk, user } = await openDesk({ 'invites.unwritten': () => succeeded({ count: 1 }) })
  const warning = await screen.findByText(/could not be written down yet/u)
  expect(warning).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Settings' }))
  expect(screen.getByText(/could not be written down yet/u)).toBeDefined()
  act(() => desk.emit('invites.unwritten', { count: 0 }))
  expect(screen.queryByText(/could not be written down yet/u)).toBeNull()
  expect(screen.getByRole('log').textContent).toBe('Every invite is written down now')
})

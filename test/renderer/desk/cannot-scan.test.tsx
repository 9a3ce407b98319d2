import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { emptyDraft, type Invite, succeeded, type TypedDraft } from '#contract'
import {
  createdOf,
  inviteOf,
  type PlannedAnswers,
  practiceSettings,
} from '../../fakes/fake-desk.ts'
import { field, openDesk } from './desk-screen.tsx'

const draft: TypedDraft = {
  ...emptyDraft,
  email: 'zoe.obrien@example.com',
  firstName: 'Zoë',
  familyName: 'O’Brien',
}

function planned(changes: Partial<TypedDraft> = {}, invite: Invite = inviteOf()): PlannedAnswers {
  return {
    'invites.queue': () => succeeded({ open: [invite], submitted: [], followUps: [] }),
    'invites.draft': () => succeeded({ ...draft, ...changes }),
    'invites.detail': () =>
      succeeded({
        invite,
        events: [],
        sent: {
          email: draft.email,
          referenceData: invite.reference,
          customerContext: {},
          sendInvitationEmail: false,
        },
        reissuedAs: [],
        notices: [],
      }),
    'display.showLink': () => succeeded('shown'),
    'invites.create': () => succeeded(createdOf({ id: 8 })),
  }
}

const dialog = (name = 'Can’t scan?') => screen.findByRole('alertdialog', { name })
const rowButton = () => screen.findByRole('button', { name: 'Can’t scan? Zoë O’Brien' })

test('one key on the row with the keyboard offers the link, a slip and an email', async () => {
  const { desk, user } = await openDesk(planned())
  await rowButton()
  await user.keyboard('{Alt>}w{/Alt}{Alt>}b{/Alt}')
  const ways = within(await dialog())
  expect(ways.getByText('Zoë O’Brien')).toBeDefined()
  expect(ways.getByRole('button', { name: 'Print slip' })).toBeDefined()
  expect(ways.getByText(/Makes a fresh invite in place of this one/u)).toBeDefined()
  expect(ways.queryByRole('heading', { name: 'No phone, or no documents' })).toBeNull()
  await waitFor(() =>
    expect(document.activeElement).toBe(ways.getByRole('button', { name: 'Show the link' })),
  )
  await user.keyboard('{Enter}')
  expect(desk.sentTo('display.showLink')).toEqual([{ id: 7 }])
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test('the organisation’s own words stand there for people without a phone or documents', async () => {
  const otherWays = 'Call the duty manager on extension 12'
  const { user } = await openDesk({
    ...planned(),
    'settings.read': () => succeeded({ ...practiceSettings, otherWays }),
  })
  await user.click(await rowButton())
  const ways = within(await dialog())
  expect(ways.getByRole('heading', { name: 'No phone, or no documents' })).toBeDefined()
  expect(ways.getByText(otherWays)).toBeDefined()
})

test('an invite made without an email: a fresh one with it, in place of that one', async () => {
  const { desk, user } = await openDesk(planned())
  await user.click(await rowButton())
  await user.click(within(await dialog()).getByRole('button', { name: 'Send by email' }))
  await waitFor(() =>
    expect(desk.sentTo('invites.create')).toEqual([
      { ...draft, sendInvitationEmail: true, replaces: 7 },
    ]),
  )
  expect(await screen.findByText(/VerifiMe emails a fresh invite to zoe\.obrien/u)).toBeDefined()
  expect(field('Email').value).toBe('')
})

test('a second email is asked about first', async () => {
  const { desk, user } = await openDesk(planned({ sendInvitationEmail: true }))
  await user.click(await rowButton())
  await user.click(within(await dialog()).getByRole('button', { name: 'Send by email' }))
  const question = within(await dialog('Send a second email?'))
  expect(question.getByText(/The customer then has two emails/u)).toBeDefined()
  await waitFor(() =>
    expect(document.activeElement).toBe(question.getByRole('button', { name: 'Cancel' })),
  )
  expect(desk.sentTo('invites.create')).toEqual([])
  await user.click(question.getByRole('button', { name: 'Send a second email' }))
  await waitFor(() => expect(desk.sentTo('invites.create')).toHaveLength(1))
})

test('whoever was half typed when an email was sent is on hold', async () => {
  const { desk, user } = await openDesk({
    ...planned(),
    'draft.hold': (typed) => succeeded([{ id: 1, at: Date.now(), typed }]),
  })
  await user.type(field('Email'), 'next@example.com')
  await user.click(await rowButton())
  await user.click(within(await dialog()).getByRole('button', { name: 'Send by email' }))
  await waitFor(() =>
    expect(desk.sentTo('draft.hold')).toMatchObject([{ email: 'next@example.com' }]),
  )
})

test('a code over the desk that cannot be scanned opens it', async () => {
  const { desk } = await openDesk(planned())
  await rowButton()
  act(() => desk.emit('display.cannotScan', { id: 7 }))
  expect(await dialog()).toBeDefined()
})

test('whoever has submitted has nothing left to scan', async () => {
  const { desk } = await openDesk(planned({}, inviteOf({ status: 'Completed' })))
  act(() => desk.emit('display.cannotScan', { id: 7 }))
  expect(await screen.findByText(/There is nothing left to scan for Zoë/u)).toBeDefined()
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

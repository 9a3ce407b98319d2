import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type InviteDetail, succeeded } from '#contract'
import { inviteOf, practiceSettings } from '../../../fakes/fake-desk.ts'
import { listOf, openHistory, rows } from './open-history.ts'

const at = (hours: number, minutes: number) => new Date(2026, 10, 20, hours, minutes).getTime()
const detail: InviteDetail = {
  invite: inviteOf({ id: 3 }),
  events: [
    { kind: 'created', at: at(9, 0) },
    { kind: 'answered', at: at(9, 0) },
    { kind: 'shown', at: at(9, 1) },
    { kind: 'opened', at: at(9, 2) },
    { kind: 'reprinted', at: at(9, 30) },
  ],
  sent: {
    email: 'zoe.obrien@example.com',
    referenceData: 'FD-7K2M9QXA',
    customerContext: {
      firstName: 'Zoë',
      familyName: 'O’Brien',
      preferredContactNumber: '+61 491570006',
    },
    sendInvitationEmail: false,
  },
  detailsRemovedAt: at(12, 0),
  reissueOf: 2,
  reissuedAs: [],
  notices: [],
}
const usual = {
  'invites.list': listOf(detail.invite),
  'invites.detail': () => succeeded(detail),
}

async function openDetail(planned: Parameters<typeof openHistory>[0] = {}) {
  const opened = await openHistory({ ...usual, ...planned })
  await rows()
  await opened.user.keyboard('{ArrowDown}{Alt>}d{/Alt}')
  const sheet = await screen.findByRole('dialog')
  return { ...opened, sheet }
}

test('the life of an invite is told with its times', async () => {
  const { sheet } = await openDetail()
  const lines = within(sheet)
    .getAllByRole('listitem')
    .map((line) => line.textContent)
  expect(lines).toEqual([
    'Friday 20 November 2026',
    '9:00 amCreated',
    '9:00 amIssued by VerifiMe',
    '9:01 amQR shown',
    '9:02 amOpened on the phone',
    '9:30 amSlip reprinted',
  ])
})

test('the phone number is hidden until it is asked for', async () => {
  const { sheet, user } = await openDetail()
  expect(sheet.textContent).toContain('zoe.obrien@example.com')
  expect(sheet.textContent).not.toContain('491570006')
  await user.keyboard('{Alt>}r{/Alt}')
  expect(sheet.textContent).toContain('+61 491570006')
  await user.keyboard('{Alt>}r{/Alt}')
  expect(sheet.textContent).not.toContain('491570006')
})

test('where customers can see the screen the address is hidden until it is asked for', async () => {
  const { sheet, user } = await openDetail({
    'settings.read': () => succeeded({ ...practiceSettings, masksNames: true }),
  })
  expect(sheet.textContent).not.toContain('zoe.obrien@example.com')
  expect(sheet.textContent).toContain('z•••@example.com')
  await user.keyboard('{Alt>}r{/Alt}')
  expect(sheet.textContent).toContain('zoe.obrien@example.com')
  await user.keyboard('{Alt>}r{/Alt}')
  expect(sheet.textContent).not.toContain('zoe.obrien@example.com')
})

test('what is no longer kept is said', async () => {
  const { sheet } = await openDetail()
  expect(sheet.textContent).toContain('removed on Friday 20 November 2026')
})

test('the invite before it is one step away', async () => {
  const { desk, sheet, user } = await openDetail()
  await user.click(within(sheet).getByRole('button', { name: 'Made from an earlier invite' }))
  await waitFor(() => expect(desk.sentTo('invites.detail')).toEqual([{ id: 3 }, { id: 2 }]))
})

test('Escape leads back to the row, and the right thing is the first that it offers', async () => {
  const { desk, user } = await openDetail({ 'display.show': () => succeeded('shown') })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const [row] = await rows()
  expect(document.activeElement).toBe(row)
  await user.keyboard('{Alt>}d{/Alt}')
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Show QR' }),
  )
  await waitFor(() => expect(desk.sentTo('display.show')).toEqual([{ id: 3 }]))
})

test('a sheet that was closed stays closed, whatever is heard of its invite meanwhile', async () => {
  const { desk, user } = await openDetail()
  const answer = Promise.withResolvers<ReturnType<typeof succeeded<InviteDetail>>>()
  desk.plan({ 'invites.detail': () => answer.promise })
  act(() => desk.emit('invite.changed', detail.invite))
  await user.keyboard('{Escape}')
  await act(async () => answer.resolve(succeeded(detail)))
  expect(screen.queryByRole('dialog', { name: 'Zoë O’Brien' })).toBeNull()
})

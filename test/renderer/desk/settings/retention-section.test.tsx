import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { succeeded } from '#contract'
import { practiceSettings } from '../../../fakes/fake-desk.ts'
import { openDesk } from '../desk-screen.tsx'

async function openSettings() {
  const opened = await openDesk({
    'settings.change': ({ retentionDays = 30, detailsRetention = 'until-submitted' }) =>
      succeeded({ ...practiceSettings, retentionDays, detailsRetention }),
  })
  await opened.user.keyboard('{Control>},{/Control}')
  await screen.findByRole('heading', { name: 'How long invites are kept' })
  return opened
}

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })

test('30 days are kept unless somebody chooses otherwise', async () => {
  const { desk, user } = await openSettings()
  expect(radio('30 days').checked).toBe(true)
  await user.click(radio('For ever'))
  await waitFor(() => expect(desk.sentTo('settings.change')).toEqual([{ retentionDays: 'never' }]))
  expect(screen.queryByText(/are deleted in a moment/u)).toBeNull()
  await waitFor(() => expect(radio('For ever').checked).toBe(true))
})

test('birth date and address go after a day unless the organisation keeps them', async () => {
  const { desk, user } = await openSettings()
  const withInvite = screen.getByRole<HTMLInputElement>('radio', {
    name: /^As long as the invite/u,
  })
  expect(withInvite.checked).toBe(false)
  await user.click(withInvite)
  await waitFor(() =>
    expect(desk.sentTo('settings.change')).toEqual([{ detailsRetention: 'with-invite' }]),
  )
})

test('fewer days delete in a moment: until then Alt+Z keeps what was chosen before', async () => {
  const { desk, user } = await openSettings()
  await user.click(radio('7 days'))
  await screen.findByText('Invites older than 7 days are deleted in a moment')
  await user.keyboard('{Alt>}z{/Alt}')
  await waitFor(() => expect(radio('30 days').checked).toBe(true))
  expect(desk.sentTo('settings.change')).toEqual([
    { retentionDays: 7 },
    { retentionDays: 30, detailsRetention: 'until-submitted' },
  ])
})

import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { failed, succeeded } from '#contract'
import { practiceSettings } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const saved = { 'settings.change': () => succeeded(practiceSettings) }

async function settingsWith(planned: Parameters<typeof openDesk>[0]) {
  const opened = await openDesk(planned)
  await opened.user.click(screen.getByRole('button', { name: 'Settings' }))
  await screen.findByRole('heading', { name: 'Organisation' })
  return opened
}

test.each([
  ['Organisation name', '{Control>}n{/Control}', { organisationName: 'Wattle' }],
  ['Organisation name', '{Control>}h{/Control}', { organisationName: 'Wattle' }],
  ['Permanent link', '{Control>}n{/Control}', { permanentLink: 'Wattle' }],
  ['Permanent link', '{Control>}h{/Control}', { permanentLink: 'Wattle' }],
])('%s is saved when it is left by %s', async (label, keys, change) => {
  const { desk, user } = await settingsWith(saved)
  await user.clear(field(label))
  await user.type(field(label), `Wattle${keys}`)
  await waitFor(() => expect(desk.sentTo('settings.change')).toEqual([change]))
})

test('what is refused as it is left is said, and stands there again', async () => {
  const { user } = await settingsWith({
    'settings.change': () =>
      failed('setting-refused', { problems: [{ field: 'permanentLink', rule: 'link-form' }] }),
  })
  await user.type(field('Permanent link'), 'portal{Control>}n{/Control}')
  expect(await screen.findByText(/Permanent link was not saved/u)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Settings' }))
  expect(field('Permanent link').value).toBe('portal')
})

test.each(['Network name', 'Wi-Fi password', 'Label', 'Organisation code'])(
  'what was typed as %s is there again after another screen',
  async (label) => {
    const { user } = await settingsWith(saved)
    const input = screen.getByLabelText<HTMLInputElement>(label, { exact: true })
    await user.type(input, 'half{Control>}n{/Control}')
    await user.click(screen.getByRole('button', { name: 'Settings' }))
    expect(screen.getByLabelText<HTMLInputElement>(label, { exact: true }).value).toBe('half')
  },
)

test('main holds what was typed at every key, but for an organisation code', async () => {
  const { desk, user } = await settingsWith(saved)
  await user.type(screen.getByLabelText('Organisation code', { exact: true }), 'SECRET')
  expect(desk.sentTo('draft.keepSettings')).toEqual([])
  await user.type(field('Network name'), 'ab')
  expect(desk.sentTo('draft.keepSettings')).toEqual([{ wifiNetwork: 'a' }, { wifiNetwork: 'ab' }])
})

test('what main held is there after a crash or a restart', async () => {
  await settingsWith({
    ...saved,
    'draft.readSettings': () => succeeded({ wifiNetwork: 'Gue', permanentLink: 'https://por' }),
  })
  await waitFor(() => expect(field('Network name').value).toBe('Gue'))
  expect(field('Permanent link').value).toBe('https://por')
})

test('the first run gives back what was typed before "Back"', async () => {
  const { user } = await openDesk({
    ...saved,
    'settings.read': () => succeeded({ ...practiceSettings, isSetUp: false }),
  })
  await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
  await user.clear(field('Organisation name'))
  await user.type(field('Organisation name'), 'Finch')
  await user.type(field('Label'), 'Person')
  await user.click(screen.getByRole('button', { name: 'Back' }))
  await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
  expect(field('Organisation name').value).toBe('Finch')
  expect(field('Label').value).toBe('Person')
})

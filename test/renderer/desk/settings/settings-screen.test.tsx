import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { chosenSettings, failed, type Settings, succeeded } from '#contract'
import { type PlannedAnswers, practiceSettings } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const twoCodes: Partial<Settings> = {
  codes: [
    { id: 'a', label: 'Person', ending: '42' },
    { id: 'b', label: 'Company', ending: '7X' },
  ],
  selectedCodeId: 'a',
}

async function openSettings(settings: Partial<Settings> = {}, planned: PlannedAnswers = {}) {
  const read = { ...practiceSettings, ...settings }
  const opened = await openDesk({
    'settings.read': () => succeeded(read),
    'settings.change': (change) => succeeded({ ...read, ...defined(change) }),
    ...planned,
  })
  await opened.user.keyboard('{Control>},{/Control}')
  await screen.findByRole('heading', { name: 'Settings' })
  return opened
}

describe('the organisation’s name', () => {
  test('is saved with Enter, and said so', async () => {
    const { desk, user } = await openSettings()
    await user.clear(field('Organisation name'))
    await user.type(field('Organisation name'), 'New Name{Enter}')
    expect(await screen.findByText('Saved')).toBeDefined()
    expect(desk.sentTo('settings.change')).toEqual([{ organisationName: 'New Name' }])
  })

  test('cannot be changed when IT has set it', async () => {
    const { user } = await openSettings({ fixed: ['organisationName'] })
    expect(screen.queryByRole('textbox', { name: 'Organisation name' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Set by your organisation' }))
    expect(field('Organisation name').readOnly).toBe(true)
  })
})

test('what a policy fixes can be read, and nothing of it changed', async () => {
  const everything = [...chosenSettings.keyof().options, 'codes', 'customerScreen'] as const
  const { user, desk } = await openSettings(
    {
      ...twoCodes,
      fixed: everything.filter((name) => name !== 'selectedCodeId'),
      slipPrinter: 'Counter',
    },
    {
      'slips.printers': () => succeeded([{ name: 'Counter', label: 'Counter', isDefault: false }]),
    },
  )
  await user.click(screen.getByRole('button', { name: 'Set by your organisation' }))
  await screen.findByRole('radio', { name: 'Counter' })
  for (const input of screen.getAllByRole<HTMLInputElement>('textbox')) {
    // The list of staff and an export's period are the desk's own.
    const isOwn = ['staffName', 'activityFrom', 'activityTo'].includes(input.name)
    expect(input.readOnly, input.name).toBe(!isOwn)
  }
  for (const name of [/Staging/u, 'A6', /None/u, 'Dark', '7 days', /As long as/u]) {
    await user.click(screen.getByRole('radio', { name }))
  }
  await user.click(screen.getByRole('switch', { name: 'Greet by first name' }))
  await user.click(screen.getByRole('switch', { name: 'Hidden network' }))
  const language = screen.getByRole<HTMLButtonElement>('button', { name: /Language, unless/u })
  expect(language.disabled).toBe(true)
  expect(desk.sentTo('settings.change')).toEqual([])
  expect(desk.sentTo('display.choose')).toEqual([])
  expect(screen.queryByRole('button', { name: 'Save Wi-Fi' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Add code' })).toBeNull()
  await user.click(screen.getByRole('radio', { name: /Company/u }))
  expect(desk.sentTo('settings.change')).toEqual([{ selectedCodeId: 'b' }])
})

describe('a code', () => {
  test('goes in through a field that hides it, and its field is empty afterwards', async () => {
    const added = succeeded({ ...practiceSettings, ...twoCodes })
    const { desk, user } = await openSettings({}, { 'settings.addCode': () => added })
    const input = screen.getByLabelText<HTMLInputElement>('Organisation code')
    expect(input.type).toBe('password')
    await user.type(field('Label'), 'Person')
    await user.type(input, 'SECRET0042{Enter}')
    expect(await screen.findByText('Code added')).toBeDefined()
    expect(desk.sentTo('settings.addCode')).toEqual([{ label: 'Person', code: 'SECRET0042' }])
    expect(input.value).toBe('')
    expect(screen.getByText('ends in ••42')).toBeDefined()
  })

  test('that is refused is explained beside its field', async () => {
    const problems = [{ field: 'label', rule: 'label-taken' }] as const
    const { user } = await openSettings(
      {},
      { 'settings.addCode': () => failed('setting-refused', { problems: [...problems] }) },
    )
    await user.type(screen.getByLabelText('Organisation code'), 'X{Enter}')
    expect(await screen.findByText(/Another code has this label/u)).toBeDefined()
    await waitFor(() => expect(document.activeElement).toBe(field('Label')))
  })

  test('without a label beside another code is asked for one of its own', async () => {
    const problems = [{ field: 'label', rule: 'missing' }] as const
    const { user } = await openSettings(twoCodes, {
      'settings.addCode': () => failed('setting-refused', { problems: [...problems] }),
    })
    await user.type(screen.getByLabelText('Organisation code'), 'SECRET0042{Enter}')
    expect(await screen.findByText('Give this code a label of its own')).toBeDefined()
    await waitFor(() => expect(document.activeElement).toBe(field('Label')))
  })

  test('is chosen in the settings', async () => {
    const { desk, user } = await openSettings(twoCodes)
    await user.click(screen.getByRole('radio', { name: /Company/u }))
    expect(desk.sentTo('settings.change')).toEqual([{ selectedCodeId: 'b' }])
  })

  test('is removed only after a question', async () => {
    const removed = succeeded(practiceSettings)
    const { desk, user } = await openSettings(twoCodes, { 'settings.removeCode': () => removed })
    await user.click(screen.getByRole('button', { name: 'Remove Person' }))
    expect(desk.sentTo('settings.removeCode')).toEqual([])
    const question = await screen.findByRole('alertdialog', { name: 'Remove Person?' })
    await user.click(within(question).getByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(desk.sentTo('settings.removeCode')).toEqual([{ id: 'a' }]))
  })

  test('is picked above the form where there are several', async () => {
    const { desk, user } = await openSettings(twoCodes)
    await user.keyboard('{Control>}n{/Control}')
    await user.click(await screen.findByRole('radio', { name: 'Company' }))
    expect(desk.sentTo('settings.change')).toEqual([{ selectedCodeId: 'b' }])
  })
})

describe('the environment', () => {
  test('changes at once, and the hosts in force are named', async () => {
    const { desk, user } = await openSettings()
    await user.click(screen.getByRole('radio', { name: /Staging/u }))
    expect(desk.sentTo('settings.change')).toEqual([{ environment: 'staging' }])
    expect(await screen.findByText('Staging: not for real customers')).toBeDefined()
    expect(screen.getAllByText('127.0.0.1:4000').length).toBeGreaterThan(0)
  })

  test('waits for an address when it is a custom one', async () => {
    const { desk, user } = await openSettings()
    await user.click(screen.getByRole('radio', { name: /Custom/u }))
    expect(desk.sentTo('settings.change')).toEqual([])
    await user.click(field('API address'))
    // Typed without a pause between the keys it would be a scanner's.
    await user.paste('https://api.example.com')
    await user.type(field('Link hosts'), 'a.example.com, b.example.com{Enter}')
    await waitFor(() =>
      expect(desk.sentTo('settings.change')).toEqual([
        {
          environment: 'custom',
          customAddress: 'https://api.example.com',
          customStatusAddress: '',
          customLinkHosts: ['a.example.com', 'b.example.com'],
        },
      ]),
    )
  })

  test('is practice alone where no keyring protects the history', async () => {
    await openSettings({ keyProtection: 'practice-only' })
    const disabled = screen
      .getAllByRole<HTMLInputElement>('radio')
      .filter((radio) => radio.disabled)
      .map((radio) => radio.value)
    expect(disabled).toEqual(['staging', 'production', 'custom'])
    expect(screen.getByText(/FRONT_DESK_KEY_PROTECTION=account/u)).toBeDefined()
  })
})

test('the theme changes the page', async () => {
  const { user } = await openSettings()
  await user.click(screen.getByRole('radio', { name: 'Dark' }))
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'))
})

test('a recovery code is shown once, and only its reader closes it', async () => {
  const recoveryCode = 'K7QF-29XM-D4TW'
  const { user } = await openSettings(
    {},
    { 'database.createRecoveryCode': () => succeeded({ recoveryCode }) },
  )
  await user.click(screen.getByRole('button', { name: 'Create a recovery code' }))
  expect(await screen.findByText(recoveryCode)).toBeDefined()
  await user.keyboard('{Escape}')
  expect(screen.getByText(recoveryCode)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'I have written it down' }))
  await waitFor(() => expect(screen.queryByText(recoveryCode)).toBeNull())
})

function defined<T extends object>(change: T): Partial<{ [Key in keyof T]: NonNullable<T[Key]> }> {
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<{ [Key in keyof T]: NonNullable<T[Key]> }>
}

import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { failed, type Settings, succeeded } from '#contract'
import { answered } from '../../../builders/address-check.ts'
import { type PlannedAnswers, practiceSettings } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const fresh: Settings = {
  ...practiceSettings,
  organisationName: '',
  environment: 'production',
  isSetUp: false,
}
const done = succeeded(practiceSettings)

function openFirstRun(planned: PlannedAnswers = {}, settings: Partial<Settings> = {}) {
  return openDesk({
    'settings.read': () => succeeded({ ...fresh, ...settings }),
    'settings.change': () => succeeded({ ...fresh, ...settings }),
    'settings.finishSetUp': () => done,
    ...planned,
  })
}

test('practice is one key away', async () => {
  const { desk, user } = await openFirstRun()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(field('Email')).toBeDefined())
  expect(desk.sentTo('settings.change')).toEqual([{ environment: 'practice' }])
  expect(desk.sentTo('settings.finishSetUp')).toHaveLength(1)
})

test('a code is entered by keyboard alone, and the form follows', async () => {
  const { desk, user } = await openFirstRun({ 'settings.addCode': () => succeeded(fresh) })
  await user.keyboard('{Tab}{Enter}')
  await user.keyboard('Wattle & Finch{Tab}SECRET0042{Enter}')
  await waitFor(() => expect(field('Email')).toBeDefined())
  expect(desk.sentTo('settings.change')).toEqual([
    { organisationName: 'Wattle & Finch', environment: 'production' },
  ])
  expect(desk.sentTo('settings.addCode')).toEqual([{ label: '', code: 'SECRET0042' }])
})

test('the connection is checked before anything is saved, for the environment that is chosen', async () => {
  const { desk, user } = await openFirstRun({ 'connection.check': () => succeeded([answered]) })
  await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
  await user.click(screen.getByRole('radio', { name: 'Staging' }))
  await user.click(screen.getByRole('button', { name: 'Check connection' }))
  const found = (await screen.findByText(/^No invite was made/u)).parentElement?.textContent
  expect(found).toContain('api.example.com answered in 120 ms')
  expect(desk.sentTo('connection.check')).toEqual(['staging'])
  expect(desk.sentTo('settings.change')).toEqual([])
  expect(desk.sentTo('settings.addCode')).toEqual([])
})

test('a missing code is asked for, and nothing is saved', async () => {
  const { desk, user } = await openFirstRun()
  await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
  await user.keyboard('{Enter}')
  expect(await screen.findByText('Enter the organisation code')).toBeDefined()
  expect(desk.sentTo('settings.change')).toEqual([])
})

test('a code that is refused leaves the question open', async () => {
  const refused = failed('setting-refused', { problems: [{ field: 'code', rule: 'code-form' }] })
  const { desk, user } = await openFirstRun({ 'settings.addCode': () => refused })
  await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
  await user.keyboard('Wattle & Finch')
  await user.type(screen.getByLabelText('Organisation code'), 'x y{Enter}')
  expect(await screen.findByText(/exactly as VerifiMe gave it/u)).toBeDefined()
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText('Organisation code')),
  )
  expect(desk.sentTo('settings.finishSetUp')).toEqual([])
})

test('a code that is refused leaves practice mode, whose band is back with the question', async () => {
  const refused = failed('setting-refused', { problems: [{ field: 'code', rule: 'code-form' }] })
  const { desk, user } = await openFirstRun(
    { 'settings.addCode': () => refused },
    { environment: 'practice' },
  )
  await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
  await user.keyboard('Wattle & Finch{Tab}AB{Enter}')
  await screen.findByText(/exactly as VerifiMe gave it/u)
  expect(desk.sentTo('settings.change')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(screen.getByRole('banner').textContent).toMatch(/practice/iu)
})

test.each([
  ['Production', ''],
  ['Staging', 'Staging: not for real customers'],
  ['Custom', 'Custom environment'],
])('while a code for %s is entered the band says "%s"', async (name, words) => {
  const { user } = await openFirstRun({}, { environment: 'practice' })
  expect(screen.getByRole('banner').textContent).toMatch(/^Practice mode/u)
  await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
  await user.click(screen.getByRole('radio', { name }))
  expect(screen.getByRole('banner').textContent).toBe(words)
})

test.each(['', '   ', '\u200b\u00a0'])(
  'an organisation name like "%s" is asked for',
  async (name) => {
    const { desk, user } = await openFirstRun()
    await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
    if (name !== '') await user.paste(name)
    await user.type(screen.getByLabelText('Organisation code'), 'SECRET0042{Enter}')
    expect(await screen.findByText('Enter the organisation’s name')).toBeDefined()
    await waitFor(() => expect(document.activeElement).toBe(field('Organisation name')))
    expect(desk.sentTo('settings.addCode')).toEqual([])
    expect(desk.sentTo('settings.finishSetUp')).toEqual([])
  },
)

describe('where IT chose the environment', () => {
  test('and not the code, the code is asked for at once, and the form follows', async () => {
    const { desk, user } = await openFirstRun(
      { 'settings.addCode': () => succeeded(fresh) },
      { fixed: ['environment', 'organisationName'], organisationName: 'Wattle & Finch' },
    )
    expect(screen.queryByRole('button', { name: /practice/iu })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull()
    expect(screen.getByRole('banner').textContent).toBe('')
    const code = screen.getByLabelText('Organisation code')
    await waitFor(() => expect(document.activeElement).toBe(code))
    await user.keyboard('SECRET0042{Enter}')
    await waitFor(() => expect(field('Email')).toBeDefined())
    expect(desk.sentTo('settings.addCode')).toEqual([{ label: '', code: 'SECRET0042' }])
    expect(desk.sentTo('settings.change')).toEqual([{}])
  })

  test('and its address, the address is shown and cannot be typed over', async () => {
    await openFirstRun(
      {},
      {
        fixed: ['environment', 'customAddress'],
        environment: 'custom',
        customAddress: 'https://api.example.com',
      },
    )
    expect(field('API address').readOnly).toBe(true)
    expect(field('Link hosts').readOnly).toBe(false)
  })

  test('and there is no keyring, it says what IT can do, and offers a passphrase', async () => {
    await openFirstRun({}, { fixed: ['environment'], keyProtection: 'practice-only' })
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent?.trim())).toEqual([
      'Set a passphrase…',
    ])
    expect(screen.getByRole('alert').textContent).toMatch(/FRONT_DESK_KEY_PROTECTION=account/u)
    await waitFor(() => expect(document.activeElement).not.toBe(document.body))
  })
})

test('a computer without a keyring offers practice or a passphrase, and says why', async () => {
  const { desk, user } = await openFirstRun(
    { 'database.setPassphrase': () => succeeded({ state: 'ready' }) },
    { keyProtection: 'practice-only' },
  )
  await user.click(screen.getByRole('button', { name: 'Set a passphrase…' }))
  await user.type(screen.getByLabelText('Passphrase'), 'wattle finch lamp river')
  await user.type(screen.getByLabelText('The same again'), 'wattle finch lamp{Enter}')
  expect(await screen.findByText(/The two are not the same/u)).toBeDefined()
  expect(desk.sentTo('database.setPassphrase')).toEqual([])
  await user.type(screen.getByLabelText('The same again'), ' river{Enter}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(desk.sentTo('database.setPassphrase')).toEqual([{ passphrase: 'wattle finch lamp river' }])
  expect(screen.queryByRole('button', { name: 'Enter your organisation code' })).toBeNull()
  expect(screen.getByText(/no keyring/u).textContent).toMatch(/install a keyring/u)
})

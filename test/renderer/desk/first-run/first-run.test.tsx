import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { failed, type Settings, succeeded } from '#contract'
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
  await user.type(screen.getByLabelText('Organisation code'), 'x y{Enter}')
  expect(await screen.findByText(/exactly as VerifiMe gave it/u)).toBeDefined()
  expect(document.activeElement).toBe(screen.getByLabelText('Organisation code'))
  expect(desk.sentTo('settings.finishSetUp')).toEqual([])
})

test('a code that is refused leaves practice mode and its band', async () => {
  const refused = failed('setting-refused', { problems: [{ field: 'code', rule: 'code-form' }] })
  const { desk, user } = await openFirstRun(
    { 'settings.addCode': () => refused },
    { environment: 'practice' },
  )
  await user.click(screen.getByRole('button', { name: 'Enter your organisation code' }))
  await user.type(screen.getByLabelText('Organisation code'), 'AB{Enter}')
  await screen.findByText(/exactly as VerifiMe gave it/u)
  expect(desk.sentTo('settings.change')).toEqual([])
  expect(screen.getByRole('banner').textContent).toMatch(/practice/iu)
})

test('a computer without a keyring offers practice alone, and says why', async () => {
  await openFirstRun({}, { keyProtection: 'practice-only' })
  const button = screen.getByRole<HTMLButtonElement>('button', {
    name: 'Enter your organisation code',
  })
  expect(button.disabled).toBe(true)
  expect(screen.getByText(/no keyring/u)).toBeDefined()
})

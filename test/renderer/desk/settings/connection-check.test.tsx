import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type AddressCheck, failed, succeeded } from '#contract'
import { answered } from '../../../builders/address-check.ts'
import { type PlannedAnswers, practiceSettings } from '../../../fakes/fake-desk.ts'
import { openDesk } from '../desk-screen.tsx'

async function checked(check: PlannedAnswers['connection.check']) {
  const { desk, user } = await openDesk({
    'settings.read': () => succeeded({ ...practiceSettings, environment: 'production' }),
    ...(check ? { 'connection.check': check } : {}),
  })
  await user.keyboard('{Control>},{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Check connection' }))
  expect(desk.sentTo('connection.check')).toEqual(['production'])
}

async function oneFound(changes: Partial<AddressCheck>): Promise<string> {
  await checked(() => succeeded([{ ...answered, ...changes }]))
  return (await screen.findByText(/^No invite was made/u)).parentElement?.textContent ?? ''
}

const nothing = (fault: 'offline' | 'unreachable' | 'proxy' | 'untrusted' | 'no-answer') =>
  ({ came: 'nothing', fault }) as const

test('which host answered, how soon, by which way and who signed its certificate is said', async () => {
  const said = await oneFound({})
  for (const part of ['api.example.com answered in 120 ms', 'No proxy', 'Example CA', '405']) {
    expect(said).toContain(part)
  }
})

test.each([
  [{ result: nothing('offline') }, 'offline'],
  [{ result: nothing('unreachable') }, 'cannot be reached'],
  [{ result: nothing('no-answer') }, 'did not answer'],
  [{ result: nothing('untrusted'), issuer: 'Office Box' }, 'signed by: Office Box'],
  [{ result: nothing('proxy'), proxy: 'proxy.example.com:8080' }, 'The proxy proxy.example.com'],
  [
    {
      result: { came: 'nothing', fault: 'proxy-sign-in', signIn: 'ntlm' },
      proxy: 'proxy.example.com:8080',
    },
    'sign-in (ntlm)',
  ],
  [{ serves: 'progress', statusCall: 'missing' }, 'progress cannot be shown'],
  [{ serves: 'progress', statusCall: 'there' }, 'The status call is there'],
] satisfies [Partial<AddressCheck>, string][])('%j: %s', async (changes, says) => {
  expect(await oneFound(changes)).toContain(says)
})

test('a check that fails itself is said', async () => {
  await checked(() => failed('internal'))
  expect(await screen.findByText(/stopped working/u)).toBeDefined()
})

test('in practice there is nothing to check', async () => {
  const { user } = await openDesk()
  await user.keyboard('{Control>},{/Control}')
  await screen.findByRole('heading', { name: 'Settings' })
  expect(screen.queryByRole('button', { name: 'Check connection' })).toBeNull()
})

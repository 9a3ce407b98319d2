import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Answer, type KnownPeople, succeeded } from '#contract'
import { typed } from '../../../builders/typed-draft.ts'
import { createdOf, inviteOf } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const zoe: KnownPeople['people'][number] = {
  inviteId: 5,
  name: 'Zoë O’Brien',
  email: 'zoe.obrien@example.com',
  lastSeenAt: Date.now() - 86_400_000,
  kept: ['name', 'phone'],
}
const lastDetails = typed({
  email: 'zoe@example.com',
  firstName: 'Zoë',
  phone: '+61 491570006',
  reissueOf: 5,
})

function known(people: KnownPeople, email = 'zoe@example.com') {
  return {
    'invites.suggest': ({ typed: text }: { typed: string }) =>
      succeeded(text === email ? people : { people: [] }),
    'invites.draft': () => succeeded(lastDetails),
  }
}

describe('a returning customer', () => {
  test('is recognised by the email address, and one key takes the details over', async () => {
    const { desk, user } = await openDesk(known({ people: [zoe] }))
    await user.keyboard('zoe@example.com')
    const offer = await screen.findByRole('status', { name: 'Been here before' })
    await waitFor(() => expect(offer.textContent).toContain('Still kept: name, phone'))
    await user.keyboard('{Alt>}1{/Alt}')
    await waitFor(() => expect(field('First name').value).toBe('Zoë'))
    expect(desk.sentTo('invites.draft')).toEqual([{ id: 5 }])
    await waitFor(() => expect(desk.sentTo('draft.keep').at(-1)).toMatchObject({ reissueOf: 5 }))
    expect(offer.textContent).toBe('')
  })

  test('is recognised by first and family name while there is no address', async () => {
    const { desk, user } = await openDesk()
    await user.type(field('First name'), 'Zoë')
    expect(desk.sentTo('invites.suggest')).toEqual([])
    await user.type(field('Family name'), 'O')
    await waitFor(() => expect(desk.sentTo('invites.suggest')).toEqual([{ typed: 'Zoë O' }]))
  })

  test.each(['a@b', 'jane@', 'john', 'zoe@example.'])(
    'is nobody as long as %s is all of an address, whoever has that in theirs',
    async (part) => {
      const { desk, user } = await openDesk({
        'invites.suggest': () => succeeded({ people: [zoe] }),
      })
      await user.keyboard(part)
      expect(desk.sentTo('invites.suggest')).toEqual([])
      expect(screen.getByRole('status', { name: 'Been here before' }).textContent).toBe('')
    },
  )

  test('is recognised by the address as it is meant, whatever a paste left on it', async () => {
    const { desk, user } = await openDesk()
    await user.paste(' mailto:Zoe@example.com. ')
    await waitFor(() =>
      expect(desk.sentTo('invites.suggest')).toEqual([{ typed: 'Zoe@example.com' }]),
    )
  })

  test('is recognised by the phone number as soon as it is whole, also beside an unknown address', async () => {
    const { desk, user } = await openDesk(known({ people: [zoe] }, '+61 491570006'))
    await user.type(field('Phone'), '0491 570 00')
    expect(desk.sentTo('invites.suggest')).toEqual([])
    await user.type(field('Phone'), '6')
    await screen.findByText('Still kept: name, phone')
    await user.type(field('Email'), 'new@example.com')
    await waitFor(() =>
      expect(desk.sentTo('invites.suggest').at(-1)).toEqual({ typed: '+61 491570006' }),
    )
    expect(desk.sentTo('invites.suggest').at(-2)).toEqual({ typed: 'new@example.com' })
    await screen.findByText('Still kept: name, phone')
  })

  test('keeps the reference that was typed for this visit, and all can be taken back', async () => {
    const { desk, user } = await openDesk(known({ people: [zoe] }))
    await user.type(field('Your reference'), 'CASE-8')
    await user.type(field('Email'), 'zoe@example.com')
    await screen.findByText('Still kept: name, phone')
    await user.keyboard('{Alt>}1{/Alt}')
    await waitFor(() => expect(field('First name').value).toBe('Zoë'))
    expect(field('Your reference').value).toBe('CASE-8')
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('First name').value).toBe('')
    // It is one person: nobody else waits for the form.
    expect(desk.sentTo('draft.hold')).toEqual([])
    expect(field('Email').value).toBe('zoe@example.com')
  })

  test('with an open invite of today is offered that code first', async () => {
    const { desk, user } = await openDesk({
      ...known({ openToday: inviteOf({ id: 9 }), people: [zoe] }),
      'display.show': () => succeeded('shown'),
    })
    await user.keyboard('zoe@example.com')
    await screen.findByRole('button', { name: 'Show that QR' })
    const offer = screen.getByRole('status', { name: 'Been here before' })
    expect(offer.querySelector('button')?.textContent).toContain('Show that QR')
    await user.keyboard('{Alt>}s{/Alt}')
    await waitFor(() => expect(desk.sentTo('display.show')).toEqual([{ id: 9 }]))
    expect(desk.sentTo('invites.create')).toEqual([])
  })

  test('of whom nothing else is kept is named, and nothing is offered', async () => {
    const { desk, user } = await openDesk(known({ people: [{ ...zoe, kept: [] }] }))
    await user.keyboard('zoe@example.com')
    await screen.findByText('Nothing but the email address is kept.')
    await user.keyboard('{Alt>}1{/Alt}')
    expect(desk.sentTo('invites.draft')).toEqual([])
  })

  test('is not taken for somebody else when an answer comes late', async () => {
    let answerLate: (answer: Answer<KnownPeople>) => void = () => undefined
    const { user } = await openDesk({
      'invites.suggest': ({ typed: text }) =>
        text === 'zoe@example.co'
          ? new Promise((resolve) => (answerLate = resolve))
          : succeeded({ people: [] }),
    })
    await user.keyboard('zoe@example.com')
    await act(async () => answerLate(succeeded({ people: [zoe] })))
    expect(screen.queryByText('Zoë O’Brien')).toBeNull()
  })
})

test('the next family member keeps address, phone and reference, and nothing else', async () => {
  const { user } = await openDesk({
    'invites.create': () => succeeded(createdOf()),
    'invites.draft': () =>
      succeeded(
        typed({
          firstName: 'Zoë',
          dateOfBirth: '1985-03-27',
          phone: '+61 491570006',
          address: '1 Example St',
          reference: 'CASE-7',
          sendInvitationEmail: true,
          reissueOf: 7,
        }),
      ),
  })
  await user.keyboard('zoe@example.com{Enter}')
  await screen.findByRole('button', { name: 'Next family member' })
  await user.keyboard('{Alt>}f{/Alt}')
  await waitFor(() => expect(field('Address').value).toBe('1 Example St'))
  expect(field('Phone').value).toBe('0491 570 006')
  expect(field('Your reference').value).toBe('CASE-7')
  expect(field('Email').value).toBe('')
  expect(field('First name').value).toBe('')
  expect(field('Date of birth').value).toBe('')
  await waitFor(() => expect(document.activeElement).toBe(field('Email')))
})

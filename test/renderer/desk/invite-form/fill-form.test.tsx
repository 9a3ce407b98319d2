import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Answer, type CreatedInvite, failed, succeeded, type TypedDraft } from '#contract'
import { typed } from '../../../builders/typed-draft.ts'
import { createdOf, inviteOf } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'
import { listOf, rows } from '../history/open-history.ts'

const past = inviteOf({ status: 'Completed' })

function machine(draft: Partial<TypedDraft> = {}) {
  return {
    'invites.list': listOf(past),
    'invites.draft': () => succeeded(typed({ email: 'zoe@example.com', ...draft })),
    'invites.create': () => succeeded(createdOf()),
    'display.show': () => succeeded('shown' as const),
  }
}

describe('inviting again', () => {
  async function inviteAgain(before: string, draft?: Partial<TypedDraft>) {
    const { user } = await openDesk(machine(draft))
    await user.keyboard(`${before}{Control>}h{/Control}`)
    await rows()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(field('Email').value).toBe('zoe@example.com'))
    return user
  }

  test('puts what was typed on hold, says so there, and gives it back there', async () => {
    const user = await inviteAgain('tom@exam')
    const words = 'Details filled in from that invite. What you typed before is on hold'
    expect(await screen.findByText(words)).toBeDefined()
    await user.keyboard('{Alt>}z{/Alt}')
    await waitFor(() => expect(field('Email').value).toBe('tom@exam'))
    expect(heldRows()).toEqual([])
  })

  test('puts nothing on hold where nothing was typed', async () => {
    await inviteAgain('')
    expect(screen.getByText('Details filled in from that invite')).toBeDefined()
  })

  test('keeps what is on hold for as long as it takes', async () => {
    const user = await inviteAgain('tom@exam')
    await user.keyboard('{Enter}')
    await screen.findByText(/Invite created for/u)
    await user.keyboard('sue@example.com{Enter}')
    await waitFor(() => expect(field('Email').value).toBe(''))
    await user.keyboard('{Alt>}j{/Alt}')
    await waitFor(() => expect(field('Email').value).toBe('tom@exam'))
  })

  test('while an invite is being sent leaves what it filled in when the answer comes', async () => {
    const sending = Promise.withResolvers<Answer<CreatedInvite>>()
    const { user } = await openDesk({ ...machine(), 'invites.create': () => sending.promise })
    await user.keyboard('tom@example.com{Enter}{Control>}h{/Control}')
    await rows()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(field('Email').value).toBe('zoe@example.com'))
    sending.resolve(succeeded(createdOf(past)))
    await screen.findByText(/^The customer before:/u)
    expect(field('Email').value).toBe('zoe@example.com')
  })

  test.each([
    ['+61 412345678', '0412 345 678'],
    ['+44 2079460018', '+44 20 7946 0018'],
  ])('writes the phone number %s as people write it', async (phone, written) => {
    await inviteAgain('', { phone })
    expect(field('Phone').value).toBe(written)
  })
})

test.each<[Partial<TypedDraft>, string]>([
  [{ address: '1 Example St', reference: 'CASE-7' }, 'Address and reference kept'],
  [{ phone: '+61 491570006' }, 'Phone kept'],
  [{ familyName: 'O’Brien', phone: '+61 491570006' }, 'Family name and phone kept'],
  [{}, 'There was no family name, address, phone or reference to keep'],
])('the next family member is told what was kept of %o', async (draft, words) => {
  const { user } = await openDesk(machine(draft))
  await user.keyboard('zoe@example.com{Enter}')
  await screen.findByText(/Invite created for/u)
  await user.keyboard('{Alt>}f{/Alt}')
  expect(await screen.findByText(words)).toBeDefined()
})

test('the next family member has the family name, selected, so that typing replaces it', async () => {
  const { desk, user } = await openDesk(machine({ familyName: 'O’Brien', phone: '+61 491570006' }))
  await user.keyboard('zoe@example.com{Enter}')
  await screen.findByText(/Invite created for/u)
  await user.keyboard('{Alt>}f{/Alt}')
  const familyName = field('Family name')
  await waitFor(() => expect(familyName.value).toBe('O’Brien'))
  await waitFor(() =>
    expect([familyName.selectionStart, familyName.selectionEnd]).toEqual([0, 'O’Brien'.length]),
  )
  await waitFor(() => expect(document.activeElement).toBe(field('Email')))
  // Whose number it is, is known: nobody is offered by it.
  expect(desk.sentTo('invites.suggest')).not.toContainEqual({ typed: '+61 491570006' })
})

describe('customers on hold', () => {
  const made = async () => {
    await screen.findByText(/Invite created for/u)
    await waitFor(() => expect(field('Email').value).toBe(''))
  }
  const hold = '{Alt>}h{/Alt}'
  const resume = '{Alt>}j{/Alt}'
  const inEmail = (text: string) => waitFor(() => expect(field('Email').value).toBe(text))

  test('several are parked by one key and resumed by one, whoever has waited longest first', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${hold}`)
    await inEmail('')
    await user.keyboard(`b@exam${hold}`)
    await waitFor(() => expect(heldRows()).toEqual(['a@exam', 'b@exam']))
    await user.keyboard('c@example.com{Enter}')
    await made()
    await user.keyboard(resume)
    await inEmail('a@exam')
    expect(heldRows()).toEqual(['b@exam'])
    // Whoever stands in the form takes their place, so that the key goes round.
    await user.keyboard(resume)
    await inEmail('b@exam')
    expect(heldRows()).toEqual(['a@exam'])
  })

  test('any of them is resumed from the side column', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${hold}`)
    await inEmail('')
    await user.keyboard(`b@exam${hold}`)
    await user.click(await screen.findByRole('button', { name: 'Go on with b@exam' }))
    await inEmail('b@exam')
    expect(heldRows()).toEqual(['a@exam'])
  })

  test('one who does not come back is deleted, and that can be taken back', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${hold}`)
    await user.click(
      await screen.findByRole('button', { name: 'Delete what was typed for a@exam' }),
    )
    await waitFor(() => expect(heldRows()).toEqual([]))
    await user.keyboard('{Alt>}z{/Alt}')
    await waitFor(() => expect(heldRows()).toEqual(['a@exam']))
  })

  test('what cannot be written down stays in the form', async () => {
    const { user } = await openDesk({ ...machine(), 'draft.hold': () => failed('database-failed') })
    await user.keyboard(`a@exam${hold}`)
    await screen.findByRole('alert')
    expect(field('Email').value).toBe('a@exam')
  })

  test('an empty form puts nobody on hold', async () => {
    const { desk, user } = await openDesk(machine())
    await user.keyboard(hold)
    expect(desk.sentTo('draft.hold')).toEqual([])
  })
})

describe('a form that was cleared', () => {
  const clear = '{Alt>}c{/Alt}'
  const made = async () => {
    await screen.findByText(/Invite created for/u)
    await waitFor(() => expect(field('Email').value).toBe(''))
  }

  test('comes back, and what was typed by then is on hold', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${clear}b@exam{Alt>}z{/Alt}`)
    expect(field('Email').value).toBe('a@exam')
    await waitFor(() => expect(heldRows()).toEqual(['b@exam']))
  })

  test('comes back after the invite that it was cleared for, and two one after the other', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${clear}b@example.com${clear}c@example.com{Enter}`)
    await made()
    expect(screen.getByText('Form cleared')).toBeDefined()
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('b@example.com')
    await user.keyboard('{Enter}')
    await made()
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('a@exam')
  })

  test('is let go of after the invite that follows', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${clear}b@example.com{Enter}`)
    await made()
    await user.keyboard('c@example.com{Enter}')
    await made()
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('')
  })

  test('the last invite and its keys stay when the form is cleared', async () => {
    const { user, desk } = await openDesk(machine())
    await user.keyboard('a@example.com{Enter}')
    await made()
    await user.keyboard('b@exam')
    expect(screen.getByText(/^The customer before:/u)).toBeDefined()
    await user.keyboard(`${clear}{Alt>}q{/Alt}`)
    expect(screen.getByText(/Invite created for/u)).toBeDefined()
    await waitFor(() => expect(desk.sentTo('display.show')).toHaveLength(1))
  })
})

test('a correction of the invite just made is sent as one', async () => {
  const { desk, user } = await openDesk(machine())
  await user.keyboard('zoe@example.com{Enter}')
  await screen.findByText(/Invite created for/u)
  await user.keyboard('{Alt>}e{/Alt}')
  await waitFor(() => expect(field('Email').value).toBe('zoe@example.com'))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(desk.sentTo('invites.create')).toHaveLength(2))
  expect(desk.sentTo('invites.create')[1]).toMatchObject({ replaces: past.id })
})

/** Who is on hold, as they stand beside the form. */
function heldRows(): (string | null | undefined)[] {
  const list = screen.queryByRole('list', { name: 'On hold' })
  return [...(list?.querySelectorAll('.queue-name') ?? [])].map(({ textContent }) => textContent)
}

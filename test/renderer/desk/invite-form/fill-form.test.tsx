import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Answer, type CreatedInvite, succeeded, type TypedDraft } from '#contract'
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

  test('puts aside what was typed, says so there, and gives it back there', async () => {
    const user = await inviteAgain('tom@exam')
    expect(
      screen.getByText('Details filled in from that invite. What you typed before was put aside'),
    ).toBeDefined()
    await user.keyboard('{Control>}h{/Control}{Alt>}z{/Alt}')
    expect(screen.queryByText(/put aside/u)).toBeNull()
    await user.keyboard('{Control>}n{/Control}')
    expect(field('Email').value).toBe('zoe@example.com')
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('tom@exam')
  })

  test('puts nothing aside where nothing was typed', async () => {
    await inviteAgain('')
    expect(screen.getByText('Details filled in from that invite')).toBeDefined()
  })

  test('keeps what was put aside over the invite that came in between, and lets go of it after the next', async () => {
    const user = await inviteAgain('tom@exam')
    await user.keyboard('{Enter}')
    await screen.findByText(/Invite created for/u)
    expect(screen.getByText(/put aside/u)).toBeDefined()
    await user.keyboard('tom@example.com{Enter}')
    await waitFor(() => expect(screen.queryByText(/put aside/u)).toBeNull())
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('')
  })

  test('gives back what an undo replaces', async () => {
    const user = await inviteAgain('tom@exam')
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('tom@exam')
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('zoe@example.com')
  })

  test('while an invite is being sent leaves what it filled in when the answer comes', async () => {
    const sending = Promise.withResolvers<Answer<CreatedInvite>>()
    const { user } = await openDesk({ ...machine(), 'invites.create': () => sending.promise })
    await user.keyboard('tom@example.com{Enter}{Control>}h{/Control}')
    await rows()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(field('Email').value).toBe('zoe@example.com'))
    sending.resolve(succeeded(createdOf(past)))
    await screen.findByText(/Invite created for/u)
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
  [{}, 'There was no address, phone or reference to keep'],
])('the next family member is told what was kept of %o', async (draft, words) => {
  const { user } = await openDesk(machine(draft))
  await user.keyboard('zoe@example.com{Enter}')
  await screen.findByText(/Invite created for/u)
  await user.keyboard('{Alt>}f{/Alt}')
  expect(await screen.findByText(words)).toBeDefined()
})

describe('typing that was put aside', () => {
  const undo = '{Alt>}z{/Alt}'
  const clear = '{Alt>}c{/Alt}'
  const made = async () => {
    await screen.findByText(/Invite created for/u)
    await waitFor(() => expect(field('Email').value).toBe(''))
  }

  test('comes back after the invite that it was cleared for', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${clear}b@example.com{Enter}`)
    await made()
    await user.keyboard(undo)
    expect(field('Email').value).toBe('a@exam')
  })

  test('is a stack: two interruptions come back one after the other, invites in between or not', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${clear}b@example.com${clear}c@example.com{Enter}`)
    await made()
    await user.keyboard(undo)
    expect(field('Email').value).toBe('b@example.com')
    await user.keyboard('{Enter}')
    await made()
    await user.keyboard(undo)
    expect(field('Email').value).toBe('a@exam')
  })

  test('takes nothing of what is typed by then', async () => {
    const { user } = await openDesk(machine())
    await user.keyboard(`a@exam${clear}b@exam${undo}`)
    expect(field('Email').value).toBe('a@exam')
    await user.keyboard(undo)
    expect(field('Email').value).toBe('b@exam')
    await user.keyboard(undo)
    expect(field('Email').value).toBe('a@exam')
  })

  test('the last invite and its keys stay when the form is cleared', async () => {
    const { user, desk } = await openDesk(machine())
    await user.keyboard('a@example.com{Enter}')
    await made()
    await user.keyboard(`b@exam${clear}{Alt>}q{/Alt}`)
    expect(screen.getByText(/Invite created for/u)).toBeDefined()
    await waitFor(() => expect(desk.sentTo('display.show')).toHaveLength(1))
  })
})

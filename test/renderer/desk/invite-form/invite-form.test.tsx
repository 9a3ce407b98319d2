import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Answer, type CreatedInvite, emptyDraft, failed, succeeded } from '#contract'
import { typed } from '../../../builders/typed-draft.ts'
import { createdOf } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

const issues = {
  'invites.create': () => succeeded(createdOf()),
  'display.show': () => succeeded('shown' as const),
} as const
const email = 'zoe@example.com'

describe('creating', () => {
  test('starts in the email field, and Enter in any field creates and shows the code', async () => {
    const { desk, user } = await openDesk(issues)
    await waitFor(() => expect(document.activeElement).toBe(field('Email')))
    await user.keyboard(email)
    await user.type(field('Address'), '1 Example St{Enter}')
    await screen.findByText(/Invite created for/u)
    expect(desk.sentTo('invites.create')).toEqual([typed({ email, address: '1 Example St' })])
    expect(desk.sentTo('display.show'), 'its code is shown with it').toEqual([])
  })

  test('leaves an empty form with the keyboard in it, and keeps that', async () => {
    const { desk, user } = await openDesk(issues)
    await user.keyboard(`${email}{Enter}`)
    await screen.findByText(/Invite created for/u)
    expect(field('Email').value).toBe('')
    await waitFor(() => expect(document.activeElement).toBe(field('Email')))
    expect(desk.sentTo('draft.keep').at(-1)).toEqual(emptyDraft)
  })

  test('does nothing for a second Enter while the first is out', async () => {
    let answer: (answered: Answer<CreatedInvite>) => void = () => undefined
    const { desk, user } = await openDesk({
      ...issues,
      'invites.create': () => new Promise((resolve) => (answer = resolve)),
    })
    await user.keyboard(`${email}{Enter}{Enter}`)
    const button = await screen.findByRole('button', { name: 'Creating…' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(field('Email').readOnly).toBe(true)
    const { classList } = screen.getByRole('form', { name: 'New invite' })
    expect(classList.contains('invite-form-sending')).toBe(true)
    await user.click(button)
    await act(async () => answer(succeeded(createdOf())))
    expect(desk.sentTo('invites.create')).toHaveLength(1)
    expect(classList.contains('invite-form-sending')).toBe(false)
  })

  test('stays done after one more Enter, and the next letter is the next customer’s', async () => {
    const { user } = await openDesk(issues)
    await user.keyboard(`${email}{Enter}`)
    await screen.findByText(/Invite created for/u)
    await user.keyboard('{Enter}n')
    expect(screen.getByText(/^The customer before:/u)).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(field('Email').value).toBe('n')
  })

  test('offers the code, the link and the details of the invite just made', async () => {
    const { desk, user } = await openDesk({
      ...issues,
      'invites.copyLink': () => succeeded(undefined),
      'invites.draft': () => succeeded(typed({ email, firstName: 'Zoë' })),
    })
    await user.keyboard(`${email}{Enter}`)
    await screen.findByText(/Invite created for/u)
    await user.keyboard('{Alt>}q{/Alt}')
    expect(desk.sentTo('display.show')).toEqual([{ id: 7 }])
    await user.keyboard('{Alt>}l{/Alt}')
    expect(desk.sentTo('invites.copyLink')).toEqual([{ id: 7 }])
    await user.keyboard('{Alt>}e{/Alt}')
    await waitFor(() => expect(field('First name').value).toBe('Zoë'))
  })

  test('says so when the code cannot be shown, and that the invite exists', async () => {
    const { user } = await openDesk({
      'invites.create': () =>
        succeeded({ ...createdOf(), shown: failed('code-drawn-wrong', { inviteId: 7 }) }),
    })
    await user.keyboard(`${email}{Enter}`)
    expect((await screen.findByRole('alert')).textContent).toContain('The invite exists')
    expect(screen.getByText(/Invite created for/u)).toBeDefined()
    expect(field('Email').value).toBe('')
  })

  test('takes the keyboard back when the customer display closes', async () => {
    const { desk, user } = await openDesk(issues)
    await user.click(screen.getByRole('button', { name: 'History' }))
    act(() =>
      desk.emit('display.changed', {
        screen: 'none',
        showing: 'invite',
        language: 'en',
        inviteId: 7,
      }),
    )
    act(() => desk.emit('display.changed', { screen: 'none', showing: 'nothing', language: 'en' }))
    await waitFor(() => expect(document.activeElement).toBe(field('Email')))
  })

  test('that ends while the history is searched leads back there, once', async () => {
    let answer: (answered: Answer<CreatedInvite>) => void = () => undefined
    const { desk, user } = await openDesk({
      ...issues,
      'invites.create': () => new Promise((resolve) => (answer = resolve)),
    })
    const onDisplay = (showing: 'invite' | 'nothing') =>
      desk.emit('display.changed', { screen: 'none', showing, language: 'en' })
    await user.keyboard(`${email}{Enter}{Control>}h{/Control}`)
    const search = await screen.findByRole<HTMLInputElement>('searchbox')
    await user.keyboard('tom')
    await act(async () => answer(succeeded(createdOf())))
    act(() => onDisplay('invite'))
    act(() => onDisplay('nothing'))
    await waitFor(() => expect(document.activeElement).toBe(search))
    expect(search.value).toBe('tom')
    act(() => onDisplay('invite'))
    act(() => onDisplay('nothing'))
    await waitFor(() => expect(document.activeElement).toBe(field('Email')))
  })
})

describe('what is wrong', () => {
  test('is summed up, said beside its field, and led to', async () => {
    const { desk, user } = await openDesk()
    await user.type(field('Date of birth'), '27/3/85{Enter}')
    const summary = await screen.findByRole('alert')
    expect(within(summary).getByText('There is a problem')).toBeDefined()
    await waitFor(() => expect(document.activeElement).toBe(summary))
    expect(field('Email').getAttribute('aria-invalid')).toBe('true')
    expect(described(field('Email'))).toContain('Enter the customer’s email address')
    await user.click(within(summary).getByText('Enter all four digits of the year, like 1985'))
    await waitFor(() => expect(document.activeElement).toBe(field('Date of birth')))
    expect(desk.sentTo('invites.create')).toEqual([])
  })

  test('is one more Enter away from its first field', async () => {
    const { user } = await openDesk()
    await user.keyboard('{Enter}')
    await screen.findByRole('alert')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(field('Email')))
  })

  test('is led to by a letter too, which is typed there', async () => {
    const { user } = await openDesk()
    await user.keyboard(email)
    await user.type(field('Date of birth'), '31/2/198{Enter}')
    await screen.findByRole('alert')
    await user.keyboard('5')
    await waitFor(() => expect(document.activeElement).toBe(field('Date of birth')))
    expect(field('Date of birth').value).toBe('31/2/1985')
  })

  test('of a field is over when that field is changed, and until the next Enter nothing new is said', async () => {
    const { user } = await openDesk()
    await user.type(field('Date of birth'), '31/2/1985{Enter}')
    const summary = await screen.findByRole('alert')
    await user.clear(field('Date of birth'))
    await user.type(field('Date of birth'), '31/1/1985')
    expect(described(field('Date of birth'))).toMatch(/31 January 1985/u)
    expect(within(summary).getAllByRole('listitem')).toHaveLength(1)
    await waitFor(() => expect(document.activeElement).toBe(field('Date of birth')))
    await user.type(field('Email'), 'z')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(described(field('Email'))).toContain('Only the email is required')
    expect(field('Email').value).toBe('z')
  })

  test('that goes with the keyboard in its summary leaves it in the form', async () => {
    const { user } = await openDesk()
    await user.keyboard(`${email}{Alt>}c{/Alt}{Enter}`)
    await screen.findByRole('alert')
    await user.keyboard('{Alt>}z{/Alt}')
    await waitFor(() => expect(document.activeElement).toBe(field('Email')))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('in a name is marked, and the caret is put there', async () => {
    const position = { field: 'familyName', rule: 'name-character', position: 4 } as const
    const { user } = await openDesk({
      'invites.create': () => failed('refused', { problems: [position] }),
    })
    await user.keyboard(email)
    await user.type(field('Family name'), ' test2{Enter}')
    const summary = await screen.findByRole('alert')
    expect(document.querySelector('mark')?.textContent).toBe('2')
    await user.click(within(summary).getByText('VerifiMe can’t accept “2” in the family name'))
    const input = field('Family name')
    await waitFor(() => expect(document.activeElement).toBe(input))
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe('2')
  })

  test('with the code leads to the settings', async () => {
    const { user } = await openDesk({
      'invites.create': () =>
        failed('code-refused', { problems: [{ field: 'code', rule: 'code-length' }] }),
    })
    await user.keyboard(`${email}{Enter}`)
    await user.click(await screen.findByRole('button', { name: 'Open settings' }))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Organisation codes'))
  })

  test('on the way leaves everything typed and offers another try', async () => {
    const { desk, user } = await openDesk({ 'invites.create': () => failed('offline') })
    await user.keyboard(`${email}{Enter}`)
    expect((await screen.findByRole('alert')).textContent).toContain(
      'This computer is offline. Nothing was sent. Your typing is kept.',
    )
    expect(field('Email').value).toBe(email)
    desk.plan(issues)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText(/Invite created for/u)
  })
})

describe('what is read back', () => {
  test('is the date with the age, and the phone number as it is sent', async () => {
    const { user } = await openDesk()
    await user.type(field('Date of birth'), '27031985')
    await user.type(field('Phone'), '+61491570006')
    expect(described(field('Date of birth'))).toMatch(/27 March 1985, age \d+/u)
    expect(described(field('Phone'))).toContain('+61 491570006')
    expect(field('Phone').value).toBe('+61491570006')
  })

  test('is a likely slip in the address, taken over with one key', async () => {
    const { user } = await openDesk()
    await user.keyboard('zoe@gmial.com')
    expect(screen.getByText(/Did you mean/u).textContent).toContain('zoe@gmail.com')
    await user.keyboard('{Alt>}y{/Alt}')
    expect(field('Email').value).toBe('zoe@gmail.com')
  })

  test('is a digit in a name, without standing in the way', async () => {
    const { desk, user } = await openDesk(issues)
    await user.keyboard(email)
    await user.type(field('First name'), 'Zo3')
    expect(screen.getByText('First name has a digit. Is it right?')).toBeDefined()
    await user.keyboard('{Enter}')
    expect(desk.sentTo('invites.create')).toHaveLength(1)
  })
})

describe('the name', () => {
  test('changes its form with one key and takes the keyboard along', async () => {
    const { desk, user } = await openDesk(issues)
    await user.keyboard(email)
    await user.type(field('First name'), 'Zoë')
    await user.keyboard('{Alt>}n{/Alt}')
    await waitFor(() => expect(document.activeElement).toBe(field('Full name')))
    await user.keyboard('{Enter}')
    expect(desk.sentTo('invites.create')).toMatchObject([{ nameForm: 'full', fullName: 'Zoë' }])
  })
})

describe('the draft', () => {
  test('comes back as it was left', async () => {
    await openDesk({ 'draft.read': () => succeeded(typed({ email, phone: '04' })) })
    await waitFor(() => expect(field('Email').value).toBe(email))
    expect(field('Phone').value).toBe('04')
  })

  test('is told to main at every key: no crash of the page takes the last letters', async () => {
    const { desk, user } = await openDesk()
    await user.keyboard('zoe')
    expect(desk.sentTo('draft.keep')).toEqual(
      ['z', 'zo', 'zoe'].map((part) => typed({ email: part })),
    )
  })

  test('is cleared with one key, and that can be taken back', async () => {
    const { user } = await openDesk()
    await user.keyboard(email)
    await user.keyboard('{Alt>}c{/Alt}')
    expect(field('Email').value).toBe('')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(field('Email').value).toBe(email)
  })
})

test('every field of the form keeps suggestions and spell-check off', async () => {
  await openDesk()
  for (const input of screen.getAllByRole('textbox')) {
    expect(input.getAttribute('autocomplete')).toBe('off')
    expect(input.getAttribute('spellcheck')).toBe('false')
  }
})

function described(input: HTMLInputElement): string {
  const ids = (input.getAttribute('aria-describedby') ?? '').split(' ')
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}

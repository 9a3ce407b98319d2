import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { succeeded } from '#contract'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { field, openDesk } from '../desk-screen.tsx'

describe('the code of today for the address in the form', () => {
  async function showThatCode(more = '') {
    const { desk, user } = await openDesk({
      'display.show': () => succeeded('shown'),
      'invites.suggest': () => succeeded({ openToday: inviteOf({ id: 9 }), people: [] }),
    })
    if (more !== '') await user.type(field('First name'), more)
    await user.type(field('Email'), 'zoe@example.com')
    await screen.findByRole('button', { name: 'Show that QR' })
    await user.keyboard('{Alt>}s{/Alt}')
    await waitFor(() => expect(desk.sentTo('display.show')).toEqual([{ id: 9 }]))
    return user
  }

  test('leaves an empty form when it was shown, and that can be taken back', async () => {
    const user = await showThatCode()
    await screen.findByText('Form cleared')
    await user.keyboard('next@example.com')
    expect(field('Email').value).toBe('next@example.com')
    await user.keyboard('{Alt>}z{/Alt}')
    expect(field('Email').value).toBe('zoe@example.com')
  })

  test('leaves what else was typed, and the next address replaces this one', async () => {
    const user = await showThatCode('Tom')
    await waitFor(() => expect(field('Email').selectionStart).toBe(0))
    await user.keyboard('next@example.com')
    expect(field('Email').value).toBe('next@example.com')
    expect(field('First name').value).toBe('Tom')
  })
})

import { expect, test } from 'vitest'
import { withChange } from '../../../../renderer/desk/history/invite-list.ts'
import { inviteOf } from '../../../fakes/fake-desk.ts'

const [older, newer] = [inviteOf({ id: 1 }), inviteOf({ id: 2 })]

test('a changed invite keeps its place', () => {
  const changed = inviteOf({ id: 1, status: 'Active' })
  expect(withChange([newer, older], changed)).toEqual([newer, changed])
})

test('a new invite goes on top', () => {
  expect(withChange([older], newer)).toEqual([newer, older])
})

test('an invite of a page that was not read yet stays out', () => {
  expect(withChange([newer], older)).toEqual([newer])
})

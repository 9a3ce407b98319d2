import { expect, it } from 'vitest'
import type { CustomerContext } from '#contract'
import { createPeopleRepository, isCalled } from '../../../main/history/people-repository.ts'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { attempt, issue, noon } from '../../builders/attempt.ts'
import { draft } from '../../builders/invite-draft.ts'
import { tempDatabase } from '../../builders/temp-database.ts'

function setup() {
  const database = tempDatabase()
  return { repository: createInviteRepository(database), people: createPeopleRepository(database) }
}

it('an attempt that VerifiMe refused, or that is under way, was no visit', () => {
  const { repository, people } = setup()
  const refused = repository.begin(attempt())
  repository.finish(refused, { outcome: 'refused', code: 'refused', problems: [] }, noon)
  repository.begin(attempt())
  expect(people.visits('practice', 'mary@example.com')).toEqual([])
  const issued = issue(repository)
  expect(people.visits('practice', 'MARY@example.com')).toMatchObject([{ id: issued }])
})

function isCalledIn(customerContext: CustomerContext, typed: string): boolean {
  const { repository, people } = setup()
  issue(repository, { draft: draft({ customerContext }) })
  const [row] = people.visits('practice', 'mary@example.com')
  return row !== undefined && isCalled(row, typed)
}

const inParts = { firstName: 'Zoë', middleName: 'Ann', familyName: 'O’Brien' }

it.each([
  [inParts, 'Zoë O’Brien'],
  [inParts, 'zoe obrien'],
  [inParts, 'Zoe Ann O’Brien '],
  [{ fullName: 'Ana Souza' }, 'ana souza'],
  [{ fullName: '李小明' }, '李小明'],
] as const)('whoever gave %j is called %s', (given, typed) => {
  expect(isCalledIn(given, typed)).toBe(true)
})

it.each([
  [inParts, 'Zoë'],
  [inParts, 'Zoë O'],
  [inParts, 'O’Brien'],
  [{ firstName: 'John' }, 'John'],
  [{ familyName: 'Smith' }, 'Smith'],
  [{ fullName: 'Ana Souza' }, 'Ana'],
  [{}, ''],
] as const)('whoever gave %j is not called %s', (given, typed) => {
  expect(isCalledIn(given, typed)).toBe(false)
})

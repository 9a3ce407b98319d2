import { expect, it } from 'vitest'
import { createRetentionRepository } from '../../../../main/invites/forgetting/retention-repository.ts'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { issue, noon } from '../../../builders/attempt.ts'
import { goOnAt } from '../../../builders/go-on-at.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'

const later = new Date(noon.getTime() + 1)

it('goes over what is not indexed yet in short steps, and misses none', () => {
  const database = tempDatabase()
  const invites = createInviteRepository(database)
  const ids = [1, 2000, 2001, 2002, 9999].map((id) => {
    goOnAt(database, id)
    return issue(invites)
  })
  const retention = createRetentionRepository(database)
  expect([...retention.oldYoungIds(later)]).toEqual([[1, 2000], [2001, 2002], [], [], [9999]])
  expect([...retention.oldYoungIds(noon)].flat()).toEqual([])
  expect(ids).toEqual([1, 2000, 2001, 2002, 9999])
})

import { expect, it } from 'vitest'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { createGramIndex } from '../../../../main/invites/search/gram-index.ts'
import { createIndexKeeper } from '../../../../main/invites/search/index-keeper.ts'
import { issue } from '../../../builders/attempt.ts'
import { draft } from '../../../builders/invite-draft.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'

it('grams are asked for from the rarest on, those that overlap with an earlier one last', () => {
  const database = tempDatabase()
  const repository = createInviteRepository(database)
  for (const familyName of ['Smith', 'Smith', 'Zoe']) {
    issue(repository, { draft: draft({ customerContext: { firstName: 'Ann', familyName } }) })
  }
  for (const _ of createIndexKeeper(database).catchUp({ leave: 0 }));
  const { inOrder } = createGramIndex(database)
  expect(inOrder(['ann', 'smi', 'mit', 'ith', 'zoe', 'qqq'], '=practice')).toEqual({
    grams: ['qqq', 'zoe', 'smi', 'ith', 'ann', 'mit', '=practice'],
    telling: 5,
    isRare: true,
  })
  expect(inOrder(['0491', '4915', '9157', '1570'], '=practice')).toMatchObject({ telling: 2 })
})

import { invites } from './001-invites.ts'
import { search } from './002-search.ts'
import { language } from './003-language.ts'
import { searchShelves } from './004-search-shelves.ts'
import { personalReference } from './005-personal-reference.ts'
import { searchFold } from './006-search-fold.ts'
import { forgetting } from './007-forgetting.ts'

/** In order; the number of those applied is the file's `user_version`. A released one never changes. */
export const migrations: readonly string[] = [
  invites,
  search,
  language,
  searchShelves,
  personalReference,
  searchFold,
  forgetting,
]

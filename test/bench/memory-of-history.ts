import { inviteQuery } from '#contract'
import { openDatabase } from '../../main/database/open-database.ts'
import { createInviteSearch } from '../../main/invites/invite-search.ts'
import { benchKey } from './big-history.ts'
import { benchNow } from './made-invites.ts'

/** A process of its own: opens a history, searches it as a busy day does, and prints its memory in MB. */
const [file = ''] = process.argv.slice(2)
const search = createInviteSearch(openDatabase(file, benchKey))
for (let turn = 0; turn < 20; turn += 1) {
  for (const typed of ['', 's', 'sm', 'smith', '0412 345', 'zoe nguyen', 'deadbeef', 'qwertz']) {
    search.page('production', inviteQuery.parse({ search: typed, limit: 50 }), benchNow)
  }
}
global.gc?.()
process.stdout.write(String(process.memoryUsage().rss / 1024 / 1024))

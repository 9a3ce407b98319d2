import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { checkBackup } from '../../main/database/backup-file.ts'
import {
  createEncryptedDatabase,
  type UnlockedDatabase,
} from '../../main/database/encrypted-database.ts'
import { keyFileAt } from '../../main/database/key-file.ts'
import { keyPathOf, listBackups } from '../../main/database/stored-backups.ts'
import { createDraftRepository } from '../../main/drafts/draft-keeper.ts'
import { createWholeFiles } from '../../main/files/whole-files.ts'
import { createInviteSearch } from '../../main/history/search/invite-search.ts'
import { keepSearchIndex } from '../../main/history/search/search-index.ts'
import { errorName } from '../../main/logging/log.ts'
import { createSettingsRepository } from '../../main/settings/settings-repository.ts'
import { createFakeKeyring } from '../fakes/fake-keyring.ts'
import { type Places, stepsKnown } from './work-places.ts'

const row = z.object({
  id: z.int(),
  email: z.string(),
  outcome: z.string(),
  tracking_reference: z.string().nullable(),
  removed_at: z.int().nullable(),
  language: z.string().nullable(),
})

/** Opens what is there as the app's start does, and answers what is found: the things that `Mark` names. */
export async function findThings(places: Places, steps: number): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const listFile = join(places.userData, 'unfinished-files')
  createWholeFiles(listFile).removeLeftOver()
  findExports(places, found)
  const opened = await createEncryptedDatabase({
    userDataFolder: places.userData,
    keyring: createFakeKeyring(false),
    isAccountEnough: true,
    now: () => new Date('2027-01-02T09:30:00Z'),
    steps: stepsKnown.slice(0, steps),
  }).open()
  found.set('history', opened.state === 'open' ? 'open' : opened.reason)
  if (opened.state === 'locked') return found
  try {
    findInHistory(opened, found)
    const { key, keyFile } = opened.backedUp
    const { recovery } = keyFile().wraps
    found.set('recovery code', recovery?.salt ?? 'none')
    const folder = join(places.userData, 'history', 'backups')
    findBackups('backup', { folder, key }, found)
    findBackups('copy', { folder: places.copies, key }, found)
    const areSame = listBackups('computer', folder).every(
      ({ keyPath }) => keyFileAt(keyPath)?.wraps.recovery?.salt === recovery?.salt,
    )
    found.set('recovery code of backups', areSame ? 'same' : 'another')
  } catch (error) {
    // It opened, and what is in it cannot be read.
    found.set('history', errorName(error))
  } finally {
    opened.database.close()
  }
  return found
}

function findInHistory({ database }: UnlockedDatabase, found: Map<string, string>): void {
  keepSearchIndex(database)
  const rows = z
    .array(row)
    .parse(
      database
        .prepare('SELECT id, email, outcome, tracking_reference, removed_at, language FROM invite')
        .all(),
    )
  for (const { email, outcome, tracking_reference, removed_at, language } of rows) {
    const value = outcome === 'issued' ? `issued ${tracking_reference}` : 'there'
    found.set(`invite ${email}`, removed_at === null ? value : 'hidden')
    found.set(`language ${email}`, language ?? 'none')
  }
  const newest = rows.findLast(({ removed_at }) => removed_at === null)
  if (newest) {
    const query = { search: newest.email, limit: 10, onlyUnfinishedToday: false }
    const scope = { environment: 'custom', startOfToday: new Date(0) }
    const hits = createInviteSearch(database).page(query, scope).rows
    found.set('search', hits.some(({ id }) => id === newest.id) ? 'finds' : 'misses')
  }
  found.set('name', createSettingsRepository(database).read().organisationName || 'none')
  found.set('draft', createDraftRepository(database, () => new Date()).read().email || 'none')
}

/** What was found of a file before: most states hold the same ones. */
const judged = new Map<string, string>()

function findBackups(
  kind: 'backup' | 'copy',
  { folder, key }: { folder: string; key: Buffer },
  found: Map<string, string>,
): void {
  for (const { path, name } of listBackups('computer', folder)) {
    const hash = createHash('sha1').update(key).update(readFileSync(path)).digest('hex')
    const known = judged.get(hash) ?? judgeBackup(path, key)
    judged.set(hash, known)
    found.set(`${kind} ${name}`, keyFileAt(keyPathOf(path)) ? known : 'without its key')
  }
}

function judgeBackup(path: string, key: Buffer): string {
  try {
    checkBackup(path, key)
    return 'whole'
  } catch {
    return 'damaged'
  }
}

/** Every file that customers stand in must be one that was exported, whole. */
function findExports({ exports }: Places, found: Map<string, string>): void {
  if (!existsSync(exports)) return
  for (const name of readdirSync(exports)) {
    const lines = readFileSync(join(exports, name), 'utf8').split('\r\n').length - 1
    found.set(name.endsWith('.csv') ? `export ${name}` : `left over ${name}`, `lines ${lines}`)
  }
}

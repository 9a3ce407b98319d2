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
import { createRegister } from '../../main/record/register.ts'
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
  off_queue: z.string().nullable(),
  due_on: z.string().nullable(),
  note: z.string().nullable(),
  is_seen: z.int(),
})
const staffRows = z.array(
  z.object({ name: z.string(), pin: z.string().nullable(), is_at_desk: z.int() }),
)
const entryRows = z.array(z.object({ kind: z.string(), tracking: z.string() }))

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
    findStaff(opened, found)
    await findRegister(opened, found)
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
  const rows = z.array(row).parse(
    database
      .prepare(
        `SELECT *, EXISTS (SELECT 1 FROM invite_event
             WHERE invite_id = invite.id AND kind = 'seen-in-person') AS is_seen FROM invite`,
      )
      .all(),
  )
  for (const each of rows) findInvite(each, found)
  const newest = rows.findLast(({ removed_at }) => removed_at === null)
  if (newest) {
    const query = { search: newest.email, limit: 10, onlyUnfinishedToday: false }
    const scope = { environment: 'custom', startOfToday: new Date(0) }
    const hits = createInviteSearch(database).page(query, scope).rows
    found.set('search', hits.some(({ id }) => id === newest.id) ? 'finds' : 'misses')
  }
  const { organisationName, pins } = createSettingsRepository(database).read()
  found.set('name', organisationName || 'none')
  found.set('PIN desk', pins.desk ?? 'none')
  found.set('PIN manager', pins.manager ?? 'none')
  const drafts = createDraftRepository(database, () => new Date())
  found.set('draft', drafts.read().email || 'none')
  for (const { typed } of drafts.held()) found.set(`held ${typed.email}`, 'there')
}

function findInvite(
  { email, outcome, tracking_reference, removed_at, ...more }: z.infer<typeof row>,
  found: Map<string, string>,
): void {
  const value = outcome === 'issued' ? `issued ${tracking_reference}` : 'there'
  found.set(`invite ${email}`, removed_at === null ? value : 'hidden')
  found.set(`language ${email}`, more.language ?? 'none')
  found.set(`off queue ${email}`, more.off_queue ?? 'none')
  found.set(`due ${email}`, more.due_on ?? 'none')
  found.set(`note ${email}`, more.note ?? 'none')
  if (more.is_seen === 1) found.set(`seen ${email}`, 'seen')
}

function findStaff({ database }: UnlockedDatabase, found: Map<string, string>): void {
  const rows = staffRows.parse(database.prepare('SELECT * FROM staff').all())
  for (const { name, pin } of rows) found.set(`staff ${name}`, pin ?? 'no PIN')
  const atDesk = rows.filter(({ is_at_desk }) => is_at_desk === 1).map(({ name }) => name)
  found.set('at desk', atDesk.join(' and ') || 'nobody')
}

/** Its chain must hold as it is, whatever happened. */
async function findRegister(
  { database }: UnlockedDatabase,
  found: Map<string, string>,
): Promise<void> {
  const rules = { keepsRegister: true, registersNames: false }
  found.set('register', (await createRegister(database, () => rules).check()).state)
  const select = database.prepare(
    "SELECT content ->> 'kind' AS kind, content ->> 'tracking' AS tracking FROM register_entry",
  )
  for (const { kind, tracking } of entryRows.parse(select.all())) {
    found.set(`entry ${kind} ${tracking}`, 'there')
  }
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

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'
import {
  createEncryptedDatabase,
  type DatabaseAccess,
  type EncryptedDatabaseOptions,
  type LockedDatabase,
  type UnlockedDatabase,
} from '../../main/database/encrypted-database.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { createFakeKeyring } from '../fakes/fake-keyring.ts'
import { wholeDraft } from './invite-draft.ts'
import { tempFolder } from './temp-folder.ts'

/** A history in a folder of its own, with a keyring that the test can take away. */
export function databaseSetup(options: { hasKeyring?: boolean; isAccountEnough?: boolean } = {}) {
  const userDataFolder = tempFolder()
  const folder = join(userDataFolder, 'history')
  const paths = {
    folder,
    file: join(folder, 'history.db'),
    wal: join(folder, 'history.db-wal'),
    key: join(folder, 'history.key'),
    copy: join(userDataFolder, 'history-key.copy'),
  }
  const keyring = createFakeKeyring(options.hasKeyring ?? true)
  /** As after a restart of the app: only the files and the keyring stay. */
  const start = (
    isAccountEnough = options.isAccountEnough ?? false,
    more: Pick<Partial<EncryptedDatabaseOptions>, 'now' | 'backupFolder' | 'steps'> = {},
  ) =>
    createEncryptedDatabase({
      userDataFolder,
      keyring,
      isAccountEnough,
      now: () => new Date('2026-11-22T09:30:00Z'),
      ...more,
    })
  return {
    userDataFolder,
    paths,
    keyring,
    start,
    names: () => readdirSync(folder).sort(),
    bytes: (path: string) => readFileSync(path),
    /** Opens it, writes one invite and closes it. */
    fill: async () => {
      const history = opened(await start().open())
      writeInvite(history)
      history.database.close()
    },
  }
}

export function writeInvite({ database }: UnlockedDatabase, reference = 'CASE-7'): number {
  return createInviteRepository(database).begin({
    createdAt: new Date('2026-11-22T09:30:00Z'),
    environment: 'practice',
    codeLabel: 'Main',
    reference,
    isReferenceMadeUp: false,
    draft: wholeDraft,
  })
}

export function inviteCount({ database }: UnlockedDatabase): number {
  return Number(database.prepare('SELECT count(*) FROM invite').pluck().get())
}

/** What is in every table but the search’s, which only points to rows. */
export function readAll(database: UnlockedDatabase['database']): string {
  const tables = database
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
         AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`,
    )
    .pluck()
  const names = z.array(z.string()).parse(tables.all())
  for (const name of ['invite', 'held_draft', 'staff', 'activity', 'register_entry', 'setting']) {
    expect(names).toContain(name)
  }
  return JSON.stringify(names.map((name) => database.prepare(`SELECT * FROM ${name}`).all()))
}

/** The test fails when it is locked. Closed when the test is over. */
export function opened(history: DatabaseAccess | undefined): UnlockedDatabase {
  if (history?.state !== 'open') throw new Error(`locked: ${history?.reason}`)
  onTestFinished(() => void history.database.close())
  return history
}

/** The test fails when it is open. */
export function lockedOf(history: DatabaseAccess | undefined): LockedDatabase {
  if (history?.state === 'open') {
    history.database.close()
    throw new Error('it opened')
  }
  if (!history) throw new Error('there is no history')
  return history
}

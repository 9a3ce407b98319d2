import type Database from 'better-sqlite3'
import { z } from 'zod'
import {
  chosenSettings,
  initialSettings,
  knownScreen,
  listColumn,
  pinOwner,
  rememberedScreen,
  slipFormat,
  typedSettings,
} from '#contract'

/** What people chose, and what the app remembers beside it. */
const storedSettings = z.object({
  ...chosenSettings.shape,
  /** When the app was last used, by this computer's clock: how a clock that jumped is noticed. */
  clockSeenAt: z.int().optional(),
  /** Which screen is the customer's, as it was when it was chosen. `null`: none, codes cover the desk. */
  customerScreen: rememberedScreen.nullable().default(null),
  /** What was set for each screen that codes were shown on, the latest first. */
  knownScreens: z.array(knownScreen).default([]),
  /** Printers and papers on which a test slip came out right: another paper is another test slip. */
  approvedSlips: z.array(z.object({ printer: z.string(), format: slipFormat })).default([]),
  /** Which columns hold what in lists of expected customers, by the form of the list; the latest first. */
  listColumns: z
    .array(z.object({ form: z.string(), hasHeader: z.boolean(), columns: z.array(listColumn) }))
    .default([]),
  isSetUp: z.boolean().default(false),
  /** Salted hashes. */
  pins: z.partialRecord(pinOwner, z.string()).default({}),
  /** Wrong attempts in a row, at the lock and at the list of staff. */
  pinFailures: z.partialRecord(z.enum(['lock', 'staff']), z.int()).default({}),
  /** What stands in fields and was not saved. */
  typed: typedSettings.default({}),
})
export type StoredSettings = z.infer<typeof storedSettings>

/** An organisation code with its secret: never leaves main. The database's encryption protects it. */
export interface StoredCode {
  id: string
  label: string
  code: string
}

const codeRows = z.array(z.object({ id: z.string(), label: z.string(), code: z.string() }))
const settingRows = z.array(z.object({ name: z.string(), value: z.string() }))

export type SettingsRepository = ReturnType<typeof createSettingsRepository>

export function createSettingsRepository(database: Database.Database) {
  const selectAll = database.prepare('SELECT name, value FROM setting')
  const upsert = database.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const selectCodes = database.prepare(
    'SELECT id, label, code FROM organisation_code ORDER BY added_at, id',
  )
  const insertCode = database.prepare(
    'INSERT INTO organisation_code (id, label, code, added_at) VALUES (@id, @label, @code, @addedAt)',
  )
  const deleteCode = database.prepare('DELETE FROM organisation_code WHERE id = ?')

  const change = database.transaction((changed: Partial<StoredSettings>) => {
    for (const [name, value] of Object.entries(changed)) {
      if (value !== undefined) upsert.run(name, JSON.stringify(value))
    }
  })

  return {
    read: (): StoredSettings => {
      const rows = settingRows.parse(selectAll.all())
      const stored = rows.map(({ name, value }) => [name, JSON.parse(value)])
      return storedSettings.parse({ ...initialSettings, ...Object.fromEntries(stored) })
    },
    change: (changed: Partial<StoredSettings>): void => change(changed),
    readCodes: (): StoredCode[] => codeRows.parse(selectCodes.all()),
    addCode: (code: StoredCode, addedAt: Date): void => {
      insertCode.run({ ...code, addedAt: addedAt.getTime() })
    },
    removeCode: (id: string): boolean => deleteCode.run(id).changes > 0,
  }
}

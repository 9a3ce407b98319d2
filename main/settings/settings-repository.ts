import type Database from 'better-sqlite3'
import { z } from 'zod'
import {
  detailsRetention,
  environmentName,
  guestWifi,
  knownScreen,
  language,
  rememberedScreen,
  retentionDays,
  slipFormat,
  theme,
  typedSettings,
} from '#contract'

/** The settings that people chose, as they are kept. */
const storedSettings = z.object({
  organisationName: z.string().default(''),
  environment: environmentName.default('practice'),
  customAddress: z.string().default(''),
  customLinkHosts: z.array(z.string()).default([]),
  permanentLink: z.string().default(''),
  guestWifi: guestWifi.default({ network: '', password: '', isHidden: false }),
  theme: theme.default('system'),
  retentionDays: retentionDays.default(30),
  detailsRetention: detailsRetention.default('until-submitted'),
  /** When the app was last used, by this computer's clock: how a clock that jumped is noticed. */
  clockSeenAt: z.int().optional(),
  showsFirstName: z.boolean().default(false),
  customerLanguage: language.default('en'),
  /** Which screen is the customer's, as it was when it was chosen. `null`: none, codes cover the desk. */
  customerScreen: rememberedScreen.nullable().default(null),
  /** What was set for each screen that codes were shown on, the latest first. */
  knownScreens: z.array(knownScreen).default([]),
  selectedCodeId: z.string().optional(),
  slipFormat: slipFormat.default('roll-80'),
  slipPrinter: z.string().optional(),
  /** Printers and papers on which a test slip came out right. */
  approvedSlips: z.array(z.object({ printer: z.string(), format: slipFormat })).default([]),
  isSetUp: z.boolean().default(false),
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
      return storedSettings.parse(
        Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)])),
      )
    },
    change: (changed: Partial<StoredSettings>): void => change(changed),
    readCodes: (): StoredCode[] => codeRows.parse(selectCodes.all()),
    addCode: (code: StoredCode, addedAt: Date): void => {
      insertCode.run({ ...code, addedAt: addedAt.getTime() })
    },
    removeCode: (id: string): boolean => deleteCode.run(id).changes > 0,
  }
}

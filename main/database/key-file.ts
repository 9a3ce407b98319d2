import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { z } from 'zod'

const base64 = z.base64()

/**
 * The small file beside the database that holds its key, wrapped. `check` tells a wrong key from a
 * damaged database. `isInUse` is the mark, outside the database, that there once was one: a file that
 * is missing or empty after that is a loss to report, not a first start.
 */
const keyFile = z.strictObject({
  version: z.literal(1),
  check: base64,
  isInUse: z.boolean(),
  wraps: z.strictObject({
    /** Encrypted by Electron's safeStorage with the system's keyring. */
    keyring: base64.optional(),
    /** The key itself: nothing but the operating system's account protects it. */
    account: base64.optional(),
    /** Sealed with a key made from the recovery code. */
    recovery: z
      .strictObject({ salt: base64, nonce: base64, sealed: base64, tag: base64 })
      .optional(),
  }),
})
export type KeyFile = z.infer<typeof keyFile>

/** Nothing when there is no file. Throws when there is one that cannot be understood. */
export function readKeyFile(path: string): KeyFile | undefined {
  if (!existsSync(path)) return undefined
  return keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** Written whole and synced before it takes the old one's place: losing it would lose the history. */
export function writeKeyFile(path: string, content: KeyFile): void {
  const temporary = `${path}.new`
  const handle = openSync(temporary, 'w', 0o600)
  try {
    writeSync(handle, JSON.stringify(content, undefined, 2))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(temporary, path)
}

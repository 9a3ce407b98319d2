import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise } from 'yauzl'

const permissionBits = 0o777

/**
 * Unpacks a zip. `place` answers with an entry's path below `folder`, or '' to leave it out: most of
 * the archive is another application that nobody needs on the disk.
 */
export async function unzip(
  archive: string,
  folder: string,
  place: (name: string) => string,
): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    const path = place(entry.fileName)
    if (path === '' || path.endsWith('/')) continue
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    const content = await zip.openReadStreamPromise(entry)
    await pipeline(content, createWriteStream(target, { mode: unixMode(entry) }))
  }
}

/** A zip keeps Unix permissions in the upper half of an entry's external attributes. */
function unixMode(entry: Entry): number {
  return (entry.externalFileAttributes >>> 16) & permissionBits
}

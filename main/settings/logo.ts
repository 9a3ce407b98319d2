import { readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { z } from 'zod'

const mostBytes = 100_000
/** Larger than any place that shows it. */
const mostPixels = { width: 1600, height: 800 }
const signature = Buffer.from('89504e470d0a1a0a', 'hex')
/** Of a length, a name and a check, four bytes each. */
const aroundChunk = 12
const header = { bytes: 13, at: 8 }

const prefix = 'data:image/png;base64,'

/** Whether it is a PNG, from its first byte to its last, and small enough. Only sandboxed pages decode it. */
export function isLogo(png: Buffer): boolean {
  if (png.length > mostBytes || !png.subarray(0, header.at).equals(signature)) return false
  const names: string[] = []
  let at = header.at
  while (at + aroundChunk <= png.length) {
    names.push(png.toString('latin1', at + 4, at + 8))
    at += aroundChunk + png.readUInt32BE(at)
  }
  if (at !== png.length || names[0] !== 'IHDR' || names.at(-1) !== 'IEND') return false
  if (!names.includes('IDAT') || png.readUInt32BE(header.at) !== header.bytes) return false
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  return width > 0 && height > 0 && width <= mostPixels.width && height <= mostPixels.height
}

export type Logo = ReturnType<typeof createLogo>

/** The organisation's logo, as a `data:` address: of the file that IT has named, else as somebody chose it in Settings. */
export function createLogo(
  database: Database.Database,
  { file, unusable }: { file: string | undefined; unusable: () => void },
) {
  const select = database.prepare('SELECT png FROM logo WHERE id = 1').pluck()
  const upsert = database.prepare(
    'INSERT INTO logo (id, png) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET png = excluded.png',
  )
  const remove = database.prepare('DELETE FROM logo WHERE id = 1')
  const kept = () => z.instanceof(Buffer).optional().parse(select.get())
  let picture = address(file === undefined ? kept() : ofFile(file, unusable))

  return {
    read: (): string | undefined => picture,
    /** Without one there is none any more. Says whether it may be kept. */
    keep: (chosen: string | undefined): boolean => {
      const png = chosen === undefined ? undefined : bytesOf(chosen)
      if (chosen !== undefined && !(png && isLogo(png))) return false
      if (png) upsert.run(png)
      else remove.run()
      picture = address(png)
      return true
    },
  }
}

function ofFile(file: string, unusable: () => void): Buffer | undefined {
  try {
    const png = readFileSync(file)
    if (isLogo(png)) return png
  } catch {
    // Away, or closed to this account: said like any other that cannot be used.
  }
  unusable()
  return undefined
}

function bytesOf(picture: string): Buffer | undefined {
  return picture.startsWith(prefix)
    ? Buffer.from(picture.slice(prefix.length), 'base64')
    : undefined
}

function address(png: Buffer | undefined): string | undefined {
  return png && isLogo(png) ? prefix + png.toString('base64') : undefined
}

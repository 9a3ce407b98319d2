import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Album {
  /** Keeps a picture under the next number, and says what is on it. */
  add(title: string, png: Buffer): Promise<void>
  /** Says something that was found out on the way. */
  note(line: string): void
}

/** Numbered pictures in a folder: `01-first-start.png`. */
export function createAlbum(folder: string, say: (line: string) => void): Album {
  let count = 0
  return {
    add: async (title, png) => {
      count += 1
      const name = title.toLowerCase().replace(/[^a-z0-9]+/gu, '-')
      const file = `${String(count).padStart(2, '0')}-${name}.png`
      await writeFile(join(folder, file), png)
      say(`${file}`)
    },
    note: say,
  }
}

import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'

/** Asks where to and writes a PDF there; `false` when nobody chose a place. */
export function savePdfFrom(desk: BrowserWindow) {
  return async (suggestedName: string, content: Uint8Array): Promise<boolean> => {
    const { canceled, filePath } = await dialog.showSaveDialog(desk, {
      title: 'Save the slip as PDF',
      defaultPath: join(app.getPath('documents'), suggestedName),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    })
    if (canceled || !filePath) return false
    // Whole or not at all: a PDF that stands there can be opened.
    const unfinished = `${filePath}.part`
    await writeFile(unfinished, content)
    await rename(unfinished, filePath)
    return true
  }
}

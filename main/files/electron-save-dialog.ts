import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { AskWhereToSave } from './whole-files.ts'

interface SavedKind {
  /** Of the dialog. */
  title: string
  name: string
  extension: string
}

/** Asks where a file is to go, with the system's own dialog on the desk's window. */
export function saveDialogOf(desk: BrowserWindow, kind: SavedKind): AskWhereToSave {
  return async (suggestedName) => {
    const { canceled, filePath } = await dialog.showSaveDialog(desk, {
      title: kind.title,
      defaultPath: join(app.getPath('documents'), suggestedName),
      filters: [{ name: kind.name, extensions: [kind.extension] }],
    })
    return canceled || filePath === '' ? undefined : filePath
  }
}

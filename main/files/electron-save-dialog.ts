import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'

/** Asks where a file is to go, with the system's own dialog on the desk's window. */
export function saveDialogOf(desk: BrowserWindow) {
  return async (suggestedName: string): Promise<string | undefined> => {
    const { canceled, filePath } = await dialog.showSaveDialog(desk, {
      title: 'Export invites',
      defaultPath: join(app.getPath('documents'), suggestedName),
      filters: [{ name: 'CSV', extensions: ['csv'] }],
    })
    return canceled || filePath === '' ? undefined : filePath
  }
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { UpdateRules, Updater } from './update-service.ts'

/** electron-updater on a feed that a policy names. It is loaded when the first check is due. */
export async function openElectronUpdater({ feedUrl, mayInstall }: UpdateRules): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater')
  // Its own lines hold addresses and paths; ours tell how each check ended.
  autoUpdater.logger = null
  autoUpdater.autoDownload = false
  autoUpdater.autoInstallOnAppQuit = mayInstall
  // The update is fetched whole: parts of it are asked for by a wildcard that proxies break.
  autoUpdater.disableDifferentialDownload = true
  if (!app.isPackaged) {
    autoUpdater.forceDevUpdateConfig = true
    autoUpdater.updateConfigPath = join(app.getAppPath(), 'assets', 'development-update.yml')
  }
  autoUpdater.setFeedURL({ provider: 'generic', url: feedUrl })
  return {
    newerVersion: async () => {
      const found = await autoUpdater.checkForUpdates()
      return found?.isUpdateAvailable ? found.updateInfo.version : undefined
    },
    prepare: async () => void (await autoUpdater.downloadUpdate()),
    canInstall: canInstall(),
  }
}

/**
 * Windows: only where the package names its publisher, for else electron-updater takes any file. macOS: the
 * system checks the signature. Linux: an AppImage replaces itself; deb and rpm belong to the package manager.
 */
function canInstall(): boolean {
  if (process.platform === 'darwin') return true
  if (process.platform === 'win32') {
    const config = join(process.resourcesPath, 'app-update.yml')
    return existsSync(config) && /^publisherName:/mu.test(readFileSync(config, 'utf8'))
  }
  return process.env.APPIMAGE !== undefined
}

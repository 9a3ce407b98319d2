import { join } from 'node:path'
import { app, autoUpdater as squirrel } from 'electron'
import { canInstall, judged } from './installing.ts'
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
  // Else a tar.gz asks no feed, and would be told that there is nothing newer.
  autoUpdater.forceDevUpdateConfig = true
  if (!app.isPackaged) {
    autoUpdater.updateConfigPath = join(app.getAppPath(), 'assets', 'development-update.yml')
  }
  autoUpdater.setFeedURL({ provider: 'generic', url: feedUrl })
  return {
    newerVersion: async () => {
      const found = await autoUpdater.checkForUpdates()
      return found?.isUpdateAvailable ? found.updateInfo.version : undefined
    },
    prepare: async () => {
      const download = () => autoUpdater.downloadUpdate()
      if (process.platform === 'darwin') await judged(squirrel, download)
      else await download()
    },
    canInstall: canInstall({
      platform: process.platform,
      environment: process.env,
      program: process.execPath,
      resources: process.resourcesPath,
    }),
  }
}

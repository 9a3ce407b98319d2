import { rm } from 'node:fs/promises'
import { join } from 'node:path'

interface PackContext {
  appOutDir: string
  packager: { getResourcesDir: (appOutDir: string) => string }
}

/**
 * Called by electron-builder. From a downloaded Electron it removes the development app itself; from
 * an unpacked one (`electronDist`) it does not.
 */
export async function afterExtract({ appOutDir, packager }: PackContext): Promise<void> {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
  await rm(join(appOutDir, 'version'), { force: true })
}

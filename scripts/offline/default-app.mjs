// Stands where stock Electron keeps its default_app.asar: `electron FOLDER` starts the app in FOLDER.
// An ES module with a top-level await, because Electron then holds `ready` back until the app's own
// code has run.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, dialog } from 'electron'

function adopt(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setAppPath(folder)
  app.setName(manifest.productName ?? manifest.name)
  if (manifest.version) app.setVersion(manifest.version)
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
}

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (target === undefined) {
  process.stdout.write(`Electron ${process.versions.electron}: name the folder of an app.\n`)
  app.exit(1)
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  const folder = resolve(target)
  try {
    const main = createRequire(join(folder, 'package.json')).resolve(folder)
    adopt(main.startsWith(folder) ? folder : dirname(main))
    await import(pathToFileURL(main).href)
  } catch (error) {
    process.stderr.write(`${error.stack}\n`)
    if (app.isReady()) dialog.showErrorBox('The app could not start', error.message)
    app.exit(1)
  }
}

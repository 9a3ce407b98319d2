import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { buildApp } from './build/app.ts'
import { withVirtualDisplay } from './set-up/display.ts'
import { runScript, say } from './set-up/progress.ts'
import { inProject, isRoot } from './set-up/project.ts'
import { setUp } from './set-up/set-up.ts'
import { createAlbum } from './tour/album.ts'
import { takeTour } from './tour/stations.ts'

const screenSize = '1366x768x24'

/** The guided tour: uses the app as a receptionist would, and leaves numbered screenshots in tour/. */
await runScript(async () => {
  const runtime = await setUp()
  await buildApp()
  await withVirtualDisplay((display) => tourOn(runtime.executable, display), screenSize)
  say(`The tour's pictures are in ${inProject('tour')}`)
  return 0
})

async function tourOn(executablePath: string, display: Record<string, string>): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'front-desk-tour-'))
  const album = inProject('tour')
  await rm(album, { recursive: true, force: true })
  await mkdir(album, { recursive: true })
  const app = await _electron.launch({
    executablePath,
    args: [inProject(), `--user-data-dir=${dataFolder}`, ...(isRoot ? ['--no-sandbox'] : [])],
    env: { ...(process.env as Record<string, string>), ...display },
    colorScheme: null,
  })
  try {
    await takeTour(
      app,
      createAlbum(album, (line) => say(`✓ ${line}`)),
    )
  } finally {
    await app.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright'
import { buildApp } from './build/app.ts'
import { withVirtualDisplay } from './set-up/display.ts'
import { runScript, say } from './set-up/progress.ts'
import { inProject, isRoot } from './set-up/project.ts'
import { setUp } from './set-up/set-up.ts'

/** The guided tour: uses the app as a receptionist would, and leaves numbered screenshots in tour/. */
await runScript(async () => {
  const runtime = await setUp()
  await buildApp()
  await withVirtualDisplay((display) => takeTour(runtime.executable, display))
  return 0
})

async function takeTour(executablePath: string, display: Record<string, string>): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'front-desk-tour-'))
  const sandbox = isRoot ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [inProject(), `--user-data-dir=${dataFolder}`, ...sandbox],
    env: { ...(process.env as Record<string, string>), ...display },
  })
  try {
    await mkdir(inProject('tour'), { recursive: true })
    const screenshot = inProject('tour', '01-first-window.png')
    // The customer display's window may come first; it is hidden, and a hidden page has no pixels.
    const isDesk = (page: Page) => page.url().endsWith('desk.html')
    const window = app.windows().find(isDesk) ?? (await app.waitForEvent('window', isDesk))
    await window.waitForLoadState('load')
    await window.screenshot({ path: screenshot })
    say(`✓ Screenshot: ${screenshot}`)
  } finally {
    await app.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

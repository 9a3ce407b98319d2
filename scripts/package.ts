import { buildApp } from './build/app.ts'
import { packageApp } from './build/package.ts'
import { runScript, say } from './set-up/progress.ts'
import { setUp } from './set-up/set-up.ts'

/** Makes the unpacked app for this machine in dist/. */
await runScript(async () => {
  const runtime = await setUp()
  await buildApp()
  say(`✓ Packaged: ${await packageApp(runtime)}`)
  return 0
})

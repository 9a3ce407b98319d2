import { buildApp } from './build/app.ts'
import { runScript } from './set-up/progress.ts'

await runScript(async () => {
  await buildApp()
  return 0
})

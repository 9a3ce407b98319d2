import { buildApp } from './build/app.ts'
import { showCommand } from './set-up/command.ts'
import { hasDisplay } from './set-up/display.ts'
import { runScript, say } from './set-up/progress.ts'
import { inProject, isRoot } from './set-up/project.ts'
import { setUp } from './set-up/set-up.ts'

/** Sets everything up and opens the app; where there is no display, takes the guided tour instead. */
await runScript(async () => {
  const runtime = await setUp()
  await buildApp()
  if (!hasDisplay()) {
    say('There is no display here: taking the guided tour on a virtual one.')
    return showCommand(process.execPath, [inProject('scripts', 'tour.ts')])
  }
  // Chromium's sandbox refuses to start for root; what is shipped always has it.
  const sandbox = isRoot ? ['--no-sandbox'] : []
  const args = [inProject(), ...sandbox, ...process.argv.slice(2)]
  return showCommand(runtime.executable, args, { env: { ELECTRON_RUN_AS_NODE: undefined } })
})

import { addonNeeds, fitAddon } from '../offline/addon.ts'
import { hasDisplay, virtualDisplay } from './display.ts'
import { checkSandbox, electronLibraries } from './electron-libraries.ts'
import { ensureSystemPackages, type SystemNeed } from './system-packages.ts'
import { type ElectronRuntime, whichElectron } from './which-electron.ts'

/** Everything between `npm ci` and a program that runs. Silent and quick when nothing is to be done. */
export async function setUp(furtherNeeds: SystemNeed[] = []): Promise<ElectronRuntime> {
  const runtime = await whichElectron()
  // All in one go: asking apt for its lists takes longer than most of the packages.
  await ensureSystemPackages([
    electronLibraries(runtime),
    ...addonNeeds(runtime),
    ...(hasDisplay() ? [] : [virtualDisplay]),
    ...furtherNeeds,
  ])
  checkSandbox(runtime)
  await fitAddon(runtime)
  return runtime
}

import { fitAddon } from './addon.ts'
import { checkSandbox, electronLibraries } from './electron-libraries.ts'
import { ensureSystemPackages } from './system-packages.ts'
import { type ElectronRuntime, whichElectron } from './which-electron.ts'

/** Everything between `npm ci` and a program that runs. Silent and quick when nothing is to be done. */
export async function setUp(): Promise<ElectronRuntime> {
  const runtime = await whichElectron()
  await ensureSystemPackages([electronLibraries(runtime)])
  checkSandbox(runtime)
  await fitAddon(runtime)
  return runtime
}

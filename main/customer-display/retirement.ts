import type { DrawnScene } from './stage.ts'

/** A code that nothing happens to any more. */
const codeStaysMs = 10 * 60_000
/** Time enough to read the thanks. */
const thanksStayMs = 20_000
/** Time enough to type a password on a phone. */
const wifiStaysMs = 3 * 60_000
/** An email address is somebody's: a nod takes seconds. */
const readBackStaysMs = 30_000

interface RetirementOptions {
  hasOwnScreen: () => boolean
  retire: () => void
}

export type Retirement = ReturnType<typeof createRetirement>

/** What stands on the customer's screen makes room by itself after a while. */
export function createRetirement({ hasOwnScreen, retire }: RetirementOptions) {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    begin: (scene: DrawnScene): void => {
      clearTimeout(timer)
      // Over the desk a code stays until a key takes it away: the receptionist has it in front of them. Once its
      // customer has submitted their details there is nothing left to scan.
      const isOver = () => hasOwnScreen() || scene.kind === 'read-back' || isThanks(scene)
      timer = setTimeout(() => isOver() && retire(), stayMs(scene))
    },
    stop: (): void => clearTimeout(timer),
  }
}

function isThanks(scene: DrawnScene): boolean {
  return scene.kind === 'invite' && scene.status === 'Completed'
}

function stayMs(scene: DrawnScene): number {
  switch (scene.kind) {
    case 'invite':
      return isThanks(scene) ? thanksStayMs : codeStaysMs
    case 'general-link':
      return codeStaysMs
    case 'wifi':
      return wifiStaysMs
    case 'read-back':
      return readBackStaysMs
  }
}

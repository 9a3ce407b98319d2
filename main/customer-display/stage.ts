import type { Scene, Settings } from '#contract'
import { type Resting, restingScene } from './resting-scene.ts'
import type { Area } from './screens.ts'

/** The customer's window, as far as deciding what it shows needs it. */
export interface DisplayWindow {
  /** Tells the page what to draw, while the window may still be hidden. Awake while it is a code. */
  send(scene: Scene): void
  /** Fills the customer's own screen; or covers the desk and takes the keyboard. */
  reveal(): void
  /** Takes it away from over the desk. */
  hide(): void
  /** From now on it belongs on this screen; without one, over the desk. Shows and hides nothing. */
  moveTo(screen: Area | undefined): void
}

export interface StageOptions {
  window: DisplayWindow
  hasOwnScreen: () => boolean
  settings: () => Pick<Settings, 'organisationName' | 'environment' | 'showsFirstName'>
  /** Called when something else than a code is shown; a code is announced once it was checked. */
  announce: () => void
}

export type CodeScene = Extract<Scene, { kind: 'code' }>

export type Stage = ReturnType<typeof createStage>

/** What stands in the customer's window: a code, or what it rests on. */
export function createStage({ window, hasOwnScreen, settings, announce }: StageOptions) {
  let scene: Scene = { kind: 'idle' }
  let resting: Resting = { isCovered: false, isAbsent: false, serving: undefined }

  function put(next: Scene): void {
    const isSame = JSON.stringify(next) === JSON.stringify(scene)
    // The same code again is drawn again: that is what it is sent for.
    if (isSame && next.kind !== 'code') return
    scene = next
    window.send(next)
    if (next.kind === 'idle') window.hide()
    if (next.kind !== 'code') announce()
  }

  function rest(): void {
    put(restingScene(resting, { ...settings(), hasOwnScreen: hasOwnScreen() }))
  }

  return {
    scene: (): Scene => scene,
    code: (): CodeScene | undefined => (scene.kind === 'code' ? scene : undefined),
    resting: (): Resting => resting,
    put,
    /** Takes a code away. */
    rest,
    /** What is rested on changed; a code that stands there stays. */
    change: (changes: Partial<Resting>): void => {
      resting = { ...resting, ...changes }
      if (scene.kind !== 'code') rest()
    },
  }
}

import type { Scene } from '#contract'
import type { DisplayWindow } from '../../main/customer-display/display-controller.ts'

export interface FakeDisplayWindow extends DisplayWindow {
  /** What the page does with a scene; without one it never reports. */
  page: ((scene: Scene) => void) | undefined
  /** Everything that happened to it, in order: `send code`, `reveal`, `hide`, `move to 1280`. */
  events: string[]
  scenes: Scene[]
  isVisible: () => boolean
}

/** What Electron alone can do: a window, which here only remembers. */
export function createFakeDisplayWindow(): FakeDisplayWindow {
  const events: string[] = []
  const scenes: Scene[] = []
  const window: FakeDisplayWindow = {
    page: undefined,
    events,
    scenes,
    isVisible: () =>
      events.findLast((event) => event === 'reveal' || event === 'hide') === 'reveal',
    send: (scene) => {
      scenes.push(scene)
      events.push(`send ${scene.kind}`)
      window.page?.(scene)
    },
    reveal: () => void events.push('reveal'),
    hide: () => void events.push('hide'),
    takeKeyboard: () => void events.push('take keyboard'),
    giveBackKeyboard: () => void events.push('give back keyboard'),
    moveTo: (screen) => void events.push(`move to ${screen?.x ?? 'desk'}`),
  }
  return window
}

import type { Language, Scene, Settings } from '#contract'
import { type Resting, type RestingScene, restingScene } from './resting-scene.ts'
import type { Area } from './screens.ts'

/** The customer's window, as far as deciding what it shows needs it. */
export interface DisplayWindow {
  /** Tells the page what to draw, while the window may still be hidden. Awake while it is a drawn scene. */
  send(scene: Scene): void
  /** Fills the customer's own screen; or covers the desk and takes the keyboard. */
  reveal(): void
  /** Takes it away from over the desk. */
  hide(): void
  /** On a screen of its own: what is pressed from now on goes to its page. */
  takeKeyboard(): void
  giveBackKeyboard(): void
  /** From now on it belongs on this screen; without one, over the desk. Shows and hides nothing. */
  moveTo(screen: Area | undefined): void
}

/** What of the settings decides on what may be shown, and stands beside it. */
export type DisplaySettings = Pick<
  Settings,
  | 'organisationName'
  | 'environment'
  | 'showsFirstName'
  | 'customerLanguage'
  | 'permanentLink'
  | 'permanentLinkProblem'
  | 'guestWifi'
>

export interface StageOptions {
  window: DisplayWindow
  hasOwnScreen: () => boolean
  settings: () => DisplaySettings
  /** What the customer is addressed in now. */
  language: () => Language
  /** How things stand on the screen that the window is on. */
  look: () => SceneLook
  /** Called when something else is rested on; a drawn scene is announced once it was checked. */
  announce: () => void
}

export type SceneLook = Pick<DrawnScene, 'look' | 'dimming'>

/** A scene that is drawn, read back and compared before anybody sees it. */
export type DrawnScene = Extract<Scene, { drawing: number }>
export type InviteScene = Extract<Scene, { kind: 'invite' }>

/** What the stage adds to a scene by itself. */
type Staging = 'drawing' | 'isOverDesk' | 'language' | keyof SceneLook
type Undrawn<Drawn> = Drawn extends DrawnScene ? Omit<Drawn, Staging> : never
/** One that was not sent yet. */
export type UndrawnScene = Undrawn<DrawnScene>

export type Stage = ReturnType<typeof createStage>

/** What stands in the customer's window: something that was asked for, or what it rests on. */
export function createStage(options: StageOptions) {
  const { window, hasOwnScreen, settings, language, look, announce } = options
  let scene: Scene = { kind: 'idle' }
  let resting: Resting = {
    isCovered: false,
    isAbsent: false,
    isMeasured: false,
    serving: undefined,
  }
  let drawings = 0

  function put(next: RestingScene): void {
    if (JSON.stringify(next) === JSON.stringify(scene)) return
    scene = next
    window.send(next)
    if (next.kind === 'idle') window.hide()
    announce()
  }

  function rest(): void {
    const ground = { ...look(), hasOwnScreen: hasOwnScreen(), language: language() }
    put(restingScene(resting, { ...settings(), ...ground }))
  }

  /** Has it drawn, also when it is the same again: the page will say what it drew. */
  function draw(undrawn: UndrawnScene): void {
    drawings += 1
    const standing = { language: language(), isOverDesk: !hasOwnScreen() }
    scene = { ...undrawn, ...look(), ...standing, drawing: drawings }
    window.send(scene)
  }

  return {
    scene: (): Scene => scene,
    drawn: (): DrawnScene | undefined => ('drawing' in scene ? scene : undefined),
    /** The invite whose code stands there, seen or still being drawn. */
    invite: (): InviteScene | undefined => (scene.kind === 'invite' ? scene : undefined),
    resting: (): Resting => resting,
    draw,
    /** What stands there once more: in another place or on another screen, or in another language. */
    again: (): void => {
      if ('drawing' in scene) draw(scene)
      else rest()
      announce()
    },
    /** Takes away what was drawn. */
    rest,
    /** What is rested on changed; what was drawn stays. */
    change: (changes: Partial<Resting>): void => {
      resting = { ...resting, ...changes }
      if (!('drawing' in scene)) rest()
    },
  }
}

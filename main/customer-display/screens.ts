import {
  type Answer,
  type CustomerScreens,
  failed,
  type KnownScreen,
  type MeasuredScreen,
  type RememberedScreen,
  type ScreenState,
  succeeded,
} from '#contract'

/** In the system's own pixels, which are not the device's where it scales. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** A screen that is connected now. */
export interface LiveScreen {
  id: number
  name: string
  bounds: Area
  scaleFactor: number
}

/** The computer's screens, as far as deciding about them needs them. */
export interface Screens {
  /** From left to right. */
  live(): LiveScreen[]
  /** The screen that the desk's window is on, or mostly on. */
  deskId(): number
  /** Calls when one comes, goes or changes, and when the desk has moved to another. Answers what ends it. */
  onChange(listener: () => void): () => void
  /** Puts a large number on each for some seconds. */
  identify(numbered: { number: number; bounds: Area }[]): void
}

/**
 * Which screen is the customer's: none, whichever the desk is not on, or a certain one. One that the IT department
 * named for many computers has no number.
 */
export type ChosenScreen = 'none' | 'other' | { id?: number; name: string }

/** The connected screen that was chosen; nothing when it is not among them, or two could be it. */
function findScreen(
  chosen: ChosenScreen,
  live: readonly LiveScreen[],
  deskId: number,
): LiveScreen | undefined {
  if (chosen === 'none') return undefined
  if (chosen === 'other') return live.find(({ id }) => id !== deskId)
  const same = live.find(({ id }) => id === chosen.id)
  if (same) return same
  // Systems give a screen another number after a restart or at another socket; its name stays.
  const namesakes = live.filter(({ name }) => name !== '' && name === chosen.name)
  return namesakes.length === 1 ? namesakes[0] : undefined
}

/** Screens come and go; the ones that were set last are kept. */
const mostKnown = 20

type Identity = Pick<LiveScreen, 'id' | 'name'>

/**
 * What was set for this screen. Another screen may have been given its number, so the name counts too;
 * and a screen may have been given another number, so a name alone is enough where there is one.
 */
export function recall(known: readonly KnownScreen[], live: Identity): KnownScreen | undefined {
  const namesakes = known.filter(({ name }) => name === live.name)
  return namesakes.find(({ id }) => id === live.id) ?? (live.name ? namesakes[0] : undefined)
}

/** The same list with something set for this screen, which comes first. */
export function remember(
  known: readonly KnownScreen[],
  { id, name }: Identity,
  set: Omit<KnownScreen, 'id' | 'name'>,
): KnownScreen[] {
  const before = recall(known, { id, name })
  const others = known.filter((other) => !(other.id === id && other.name === name))
  return [{ ...before, ...set, id, name }, ...others].slice(0, mostKnown)
}

/** How fine a screen is. */
export interface ScreenScale {
  devicePixelsPerMm: number
}

/** As somebody measured it at this resolution: no system is believed about sizes, and nothing is guessed. */
export function scaleOf(
  live: LiveScreen,
  known: Pick<KnownScreen, 'measured'> | undefined,
): ScreenScale | undefined {
  const measured = known?.measured
  if (!measured || !isSameResolution(measured, devicePixels(live))) return undefined
  return { devicePixelsPerMm: measured.devicePixelsPerMm }
}

/** What somebody found holding a card to the glass; of no use once the resolution is another one. */
export function measuredOf(live: LiveScreen, devicePixelsPerMm: number): MeasuredScreen {
  return { ...devicePixels(live), devicePixelsPerMm }
}

interface PixelSize {
  width: number
  height: number
}

function devicePixels({ bounds, scaleFactor }: LiveScreen): PixelSize {
  return {
    width: Math.round(bounds.width * scaleFactor),
    height: Math.round(bounds.height * scaleFactor),
  }
}

/** A window system counts in its own pixels and rounds: the panel's own come out by a hair otherwise. */
const roundingPixels = 2

/** Upright or not: turning a screen does not change its pixels. */
function isSameResolution(one: PixelSize, other: PixelSize): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= roundingPixels
  return (
    (isNear(one.width, other.width) && isNear(one.height, other.height)) ||
    (isNear(one.width, other.height) && isNear(one.height, other.width))
  )
}

export interface ScreenServiceOptions {
  screens: Screens
  /** The IT department has chosen the screen. */
  isFixed: boolean
  chosen: () => ChosenScreen
  choose: (screen: RememberedScreen | null) => void
  /** What was set for a screen, and how fine it is. */
  known: (screen: LiveScreen) => Pick<CustomerScreens['screens'][number], 'scale' | 'share'>
  /** Called when the customer's window belongs on another screen of its own, over the desk, or on one that changed. */
  moved: (own: Area | undefined) => void
  /** Called when the list of screens may be another one. */
  announce: () => void
}

export type ScreenService = ReturnType<typeof createScreenService>

/** Which screen the customer looks at: the chosen one as long as it is there, else the desk's. */
export function createScreenService(options: ScreenServiceOptions) {
  const { screens, chosen, choose, known, moved, announce } = options
  let state: ScreenState = 'none'
  let codeScreen: LiveScreen | undefined
  let wasAt = ''

  function find() {
    const wanted = chosen()
    const live = screens.live()
    const deskId = screens.deskId()
    const found = findScreen(wanted, live, deskId)
    const own = found && found.id !== deskId ? found : undefined
    return { wanted, live, deskId, found, own }
  }

  /** Also when nothing but a resolution changed: the window must fill its screen as it is now. */
  function follow(): void {
    const { wanted, live, deskId, own } = find()
    codeScreen = own ?? live.find(({ id }) => id === deskId)
    state = own ? 'own' : wanted === 'none' ? 'none' : 'lost'
    const nowAt = JSON.stringify([state, codeScreen])
    // Covering a screen can itself be told as a change of it: moving each time would never end.
    if (nowAt !== wasAt) {
      wasAt = nowAt
      moved(own?.bounds)
    }
    announce()
  }

  function read(): CustomerScreens {
    const { live, deskId, found } = find()
    return {
      screens: live.map((screen, index) => ({
        ...asListed(screen, index + 1),
        ...known(screen),
        hasDesk: screen.id === deskId,
        hasDisplay: screen.id === codeScreen?.id,
      })),
      ...(found ? { chosenId: found.id } : {}),
      state,
    }
  }

  const stop = screens.onChange(follow)
  return {
    stop,
    follow,
    read,
    state: (): ScreenState => state,
    /** The screen that codes are shown on: the customer's own, or the desk's. As it was last followed. */
    codeScreen: (): LiveScreen | undefined => codeScreen,
    choose: (id: number | undefined): Answer<CustomerScreens> => {
      if (options.isFixed) return failed('setting-fixed')
      const screen = screens.live().find((live) => live.id === id)
      if (id !== undefined && (!screen || id === screens.deskId())) return failed('not-found')
      choose(screen ? { id: screen.id, name: screen.name } : null)
      follow()
      return succeeded(read())
    },
    identify: (): void => {
      screens.identify(screens.live().map(({ bounds }, index) => ({ number: index + 1, bounds })))
    },
  }
}

function asListed(screen: LiveScreen, number: number) {
  const { id, name, scaleFactor } = screen
  return { id, number, name, scaleFactor, ...devicePixels(screen) }
}

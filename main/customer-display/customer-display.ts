import {
  type DisplayState,
  type DrawnSize,
  type KnownScreen,
  type RememberedScreen,
  type Settings,
  succeeded,
} from '#contract'
import type { InviteService } from '../invites/invite-service.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import type { Log } from '../logging/log.ts'
import { type CodePlacements, createCodePlacements } from './code-placements.ts'
import {
  createDisplayController,
  type DisplayController,
  type DisplayWindow,
} from './display-controller.ts'
import type { DisplayEvent } from './display-state.ts'
import {
  type ChosenScreen,
  createScreenService,
  type ScreenService,
  type Screens,
} from './screens.ts'

export interface CustomerDisplayOptions {
  invites: Pick<InviteService, 'link' | 'markShown' | 'markNoticeShown' | 'keepLanguage'>
  settings: () => Settings
  chosenScreen: {
    isFixed: boolean
    read: () => ChosenScreen
    keep: (screen: RememberedScreen | null) => void
  }
  knownScreens: {
    read: () => KnownScreen[]
    keep: (known: KnownScreen[]) => void
  }
  window: DisplayWindow
  screens: Screens
  /** Whether nobody has touched the computer for a while, or it is locked. */
  isNobodyThere: () => boolean
  emit: Emit
  log: Log
}

/** What the customer sees, on which screen it stands, and where and how large on that. */
export function createCustomerDisplay(options: CustomerDisplayOptions) {
  const { window, invites, settings, log } = options
  const state = () => displayState({ controller, screen, placements })
  const tellDesk = () => {
    options.emit('display.changed', state())
    absence.watch(controller.scene().kind !== 'idle')
  }
  const controller = createDisplayController({
    window,
    invites,
    settings: settings(),
    announce: tellDesk,
    log,
  })
  const screen = createScreenService({
    screens: options.screens,
    isFixed: options.chosenScreen.isFixed,
    chosen: options.chosenScreen.read,
    choose: options.chosenScreen.keep,
    known: (live) => placements.of(live),
    moved: (own) =>
      controller.tell({ type: 'screen-changed', own, placement: placements.current() }),
    announce: tellDesk,
  })
  const placements = createCodePlacements({
    codeScreen: screen.codeScreen,
    known: options.knownScreens,
    size: () => controller.seen()?.size,
    changed: () => controller.tell({ type: 'placement-changed', placement: placements.current() }),
  })
  const absence = watchAbsence(options.isNobodyThere, (isAbsent) =>
    controller.tell({ type: 'presence-changed', desk: isAbsent ? 'unattended' : 'attended' }),
  )

  screen.follow()
  return {
    routes: displayRoutes({ controller, screen, placements, state, emit: options.emit }),
    tell: controller.tell,
    showInvite: controller.showInvite,
    shownInviteId: controller.shownInviteId,
    stop: (): void => {
      controller.tell({ type: 'stopped' })
      screen.stop()
      absence.watch(false)
    },
  }
}

interface Display {
  controller: DisplayController
  screen: ScreenService
  placements: CodePlacements
}

/** What the customer sees, as the desk may know it. */
function displayState({ controller, screen, placements }: Display): DisplayState {
  const { kind } = controller.scene()
  const inviteId = controller.shownInviteId()
  const size = controller.seen()?.size
  return {
    screen: screen.state(),
    showing: kind === 'idle' ? 'nothing' : kind,
    language: controller.language(),
    ...(inviteId === undefined ? {} : { inviteId }),
    ...(kind === 'idle' ? {} : { placement: placements.state() }),
    ...(size ? { size: sizeForDesk(size) } : {}),
  }
}

function sizeForDesk({ symbolMm, smallerShare, largerShare }: DrawnSize): DisplayState['size'] {
  return {
    ...(symbolMm === undefined ? {} : { symbolMm }),
    canShrink: smallerShare !== undefined,
    canEnlarge: largerShare !== undefined,
  }
}

/** How often it is asked whether somebody is there; asking costs next to nothing. */
const absenceCheckMs = 5_000

/** While it watches: tells when nobody is at the computer any more, and when somebody is back. */
function watchAbsence(isAbsent: () => boolean, tell: (isAbsent: boolean) => void) {
  let wasAbsent = false
  let timer: NodeJS.Timeout | undefined
  function look(): void {
    const isNow = isAbsent()
    if (isNow === wasAbsent) return
    wasAbsent = isNow
    tell(isNow)
  }
  return {
    /** Only while something is on the screen there is something to cover. */
    watch: (isNeeded: boolean): void => {
      if (isNeeded === (timer !== undefined)) return
      clearInterval(timer)
      timer = isNeeded ? setInterval(look, absenceCheckMs) : undefined
      // Whoever has something shown is back. Not now: the display is in the middle of showing it.
      if (isNeeded && wasAbsent) setImmediate(look)
    },
  }
}

type DisplayRoutes = Extract<keyof Handlers, `display.${string}`>

interface DisplayRoutesOptions {
  controller: DisplayController
  screen: ScreenService
  placements: CodePlacements
  state: () => DisplayState
  emit: Emit
}

function displayRoutes(options: DisplayRoutesOptions): Pick<Handlers, DisplayRoutes> {
  const { controller, screen, placements, state, emit } = options
  const tell = (event: DisplayEvent) => {
    controller.tell(event)
    return succeeded(undefined)
  }
  return {
    'display.show': ({ id }) => controller.showInvite(id),
    'display.showLink': ({ id }) => controller.showInvite(id, 'link'),
    'display.cannotScan': () => {
      const id = controller.shownInviteId()
      controller.tell({ type: 'closed' })
      if (id !== undefined) emit('display.cannotScan', { id })
      return succeeded(undefined)
    },
    'display.permanentLink': () => controller.request({ type: 'permanent-link-requested' }),
    'display.notice': () => controller.request({ type: 'notice-toggled' }),
    'display.wifi': () => controller.request({ type: 'wifi-toggled' }),
    'display.readBack': ({ email }) => controller.request({ type: 'read-back-requested', email }),
    'display.endReadBack': () => tell({ type: 'read-back-ended' }),
    'display.close': () => tell({ type: 'closed' }),
    'display.state': () => succeeded(state()),
    'display.togglePrivacyScreen': () => {
      controller.tell({ type: 'privacy-toggled' })
      return succeeded(state())
    },
    'display.chooseLanguage': ({ language }) => tell({ type: 'language-chosen', language }),
    'display.screens': () => succeeded(screen.read()),
    'display.identify': () => {
      screen.identify()
      return succeeded(undefined)
    },
    'display.choose': ({ id }) => screen.choose(id),
    'display.scene': () => succeeded(controller.scene()),
    'display.verify': ({ drawing, decoded, size }) =>
      succeeded(controller.verify({ drawing, decoded, size })),
    'display.measure': () => tell({ type: 'measuring-requested' }),
    'display.keepMeasure': ({ devicePixelsPerMm }) => {
      placements.keepMeasure(devicePixelsPerMm)
      // Not whatever stands there: a code may have taken the ruler's place just now.
      return tell({ type: 'measuring-ended' })
    },
    'display.adjust': (key) => {
      placements.adjust(key)
      return succeeded(undefined)
    },
  }
}

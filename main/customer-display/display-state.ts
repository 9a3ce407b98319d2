import type { DisplayState, DrawnSize } from '#contract'
import type { DisplayService } from './display-service.ts'
import type { ScreenLooks } from './screen-looks.ts'
import type { ScreenService } from './screen-service.ts'

interface Display {
  display: DisplayService
  screen: ScreenService
  looks: ScreenLooks
}

/** What the customer sees, as the desk may know it. */
export function displayState({ display, screen, looks }: Display): DisplayState {
  const scene = display.scene()
  const { kind } = scene
  const isOver = scene.kind === 'invite' && scene.status === 'Completed'
  const inviteId = display.shownInviteId()
  const size = display.size()
  return {
    screen: screen.state(),
    showing: kind === 'idle' ? 'nothing' : isOver ? 'thanks' : kind,
    language: display.language(),
    ...(inviteId === undefined ? {} : { inviteId }),
    ...(kind === 'idle' ? {} : { look: looks.state() }),
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

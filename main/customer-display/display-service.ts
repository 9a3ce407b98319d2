import { type Answer, failed, type InviteStatus, type Scene, succeeded } from '#contract'
import type { InviteService } from '../invites/invite-service.ts'

/** The customer's window, as far as deciding what it shows needs it. */
export interface DisplayWindow {
  /** Tells the page what to draw, while the window may still be hidden. */
  send(scene: Scene): void
  /** Puts it over everything, fullscreen, awake. */
  reveal(): void
  hide(): void
}

export interface DisplayServiceOptions {
  invites: Pick<InviteService, 'link' | 'markShown' | 'refreshStatus'>
  window: DisplayWindow
  /** Called when the code appears and when it goes. */
  announce: (isShowing: boolean) => void
}

/** Drawing and reading back takes some ten milliseconds; a page that needs longer than this is stuck. */
const drawTimeoutMs = 5_000

export type DisplayService = ReturnType<typeof createDisplayService>

/** Which code the customer sees: drawn in the hidden window, read back, compared, and only then shown. */
export function createDisplayService({ invites, window, announce }: DisplayServiceOptions) {
  let scene: Scene = { kind: 'idle' }
  let isShowing = false
  let settleDrawing: ((matches: boolean) => void) | undefined

  function change(next: Scene): void {
    scene = next
    window.send(next)
  }

  /** Also what ends a drawing that is wrong or stuck: nothing unchecked stays in the window. */
  function close(): void {
    settleDrawing?.(false)
    if (scene.kind === 'idle') return
    isShowing = false
    change({ kind: 'idle' })
    window.hide()
    announce(false)
  }

  /** Resolves when the page has reported what it drew, or when it never does. */
  function drawing(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(close, drawTimeoutMs)
      settleDrawing = (matches) => {
        clearTimeout(timer)
        settleDrawing = undefined
        resolve(matches)
      }
    })
  }

  async function show(inviteId: number): Promise<Answer<undefined>> {
    const link = invites.link(inviteId)
    if (!link.ok) return link
    // A drawing that is still under way is overtaken.
    settleDrawing?.(false)
    const drawn = drawing()
    change({ kind: 'code', inviteId, ...link.value })
    if (!(await drawn)) return failed('code-drawn-wrong', { inviteId })
    isShowing = true
    window.reveal()
    announce(true)
    invites.markShown(inviteId)
    return succeeded(undefined)
  }

  return {
    show,
    close,
    scene: (): Scene => scene,
    /** Whether what the page drew is what it was given, character by character. */
    confirm: (inviteId: number, decoded: string): boolean => {
      // A late word about a scene that is over says nothing about this one.
      if (scene.kind !== 'code' || scene.inviteId !== inviteId) return false
      const matches = scene.link === decoded
      // A code that was right and is drawn wrongly after a resize leaves the screen too.
      if (matches) settleDrawing?.(true)
      else close()
      return matches
    },
    /** The invite whose code is on the screen now. */
    shownInviteId: (): number | undefined =>
      isShowing && scene.kind === 'code' ? scene.inviteId : undefined,
    statusChanged: (inviteId: number, status: InviteStatus): void => {
      if (scene.kind === 'code' && scene.inviteId === inviteId) change({ ...scene, status })
    },
  }
}

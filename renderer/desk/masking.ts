import { create } from 'zustand'
import { maskEmail, type Settings } from '#contract'
import { endAll } from '../ask.ts'
import { useSettingsStore } from './app-state.ts'

/** After this long without a key or the mouse nobody is known to be at the desk. */
const idleAfterMs = 2 * 60_000

interface MaskingState {
  /** Nobody is known to be at the desk, or somebody else may be looking at its screen. */
  isUnattended: boolean
  /** At once: until somebody uses the desk. */
  mask: () => void
  listen: () => () => void
}

/** Whether anybody is at the desk to read whom the invites are for. */
export const useMasking = create<MaskingState>()((set, get) => {
  let usedAt = Date.now()

  function use(event: Event) {
    // A window that comes up under a mouse at rest is told of a move to where the mouse is.
    if (event instanceof PointerEvent && event.type === 'pointermove' && !hasMoved(event)) return
    usedAt = Date.now()
    if (get().isUnattended) set({ isUnattended: false })
  }

  return {
    isUnattended: false,
    mask: () => set({ isUnattended: true }),
    listen: () => {
      const uses = ['keydown', 'pointerdown', 'pointermove'] as const
      for (const name of uses) window.addEventListener(name, use, true)
      const timer = setInterval(() => {
        if (Date.now() - usedAt >= idleAfterMs) get().mask()
      }, 5_000)
      return endAll(
        window.desk.on('computer.left', () => get().mask()),
        () => clearInterval(timer),
        ...uses.map((name) => () => window.removeEventListener(name, use, true)),
      )
    },
  }
})

const hasMoved = ({ movementX, movementY }: PointerEvent) => movementX !== 0 || movementY !== 0

const masksNames = (settings: Settings | undefined) => settings?.masksNames ?? false

export function isMaskedNow(): boolean {
  return useMasking.getState().isUnattended || masksNames(useSettingsStore.getState().settings)
}

/** Whether names and addresses are masked; whatever shows them is drawn again when that changes. */
export function useIsMasked(): boolean {
  const isUnattended = useMasking((state) => state.isUnattended)
  return useSettingsStore(({ settings }) => masksNames(settings)) || isUnattended
}

/** An address as the desk may show it now. */
export const shownEmail = (email: string, isMasked: boolean) =>
  isMasked ? maskEmail(email) : email

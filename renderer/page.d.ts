import type { DeskBridge } from '#contract'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly desk: DeskBridge
  }
}

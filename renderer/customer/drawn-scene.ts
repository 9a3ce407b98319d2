import type { Scene } from '#contract'

/** A scene that is drawn, read back and compared before anybody sees it. */
export type DrawnScene = Extract<Scene, { drawing: number }>

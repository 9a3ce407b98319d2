import type { DrawnSize } from '#contract'
import { createDrawingVerdict, type DrawingEnd } from './drawing-verdict.ts'
import type { Retirement } from './retirement.ts'
import type { DrawnScene, Stage, StageOptions, UndrawnScene } from './stage.ts'

export interface CheckedShowOptions
  extends Pick<StageOptions, 'window' | 'hasOwnScreen' | 'announce'> {
  stage: Stage
  /** Begins with a scene that comes on the screen, and takes away none that comes after it. */
  retirement: Retirement
  /** Whoever puts something up is done with measuring. */
  endMeasuring: () => void
  /** Called when a scene is taken away, before what follows it stands there. */
  left: (scene: DrawnScene) => void
}

export type CheckedShow = ReturnType<typeof createCheckedShow>

/** A scene is drawn in the window unseen, read back and compared, and only then shown. */
export function createCheckedShow(options: CheckedShowOptions) {
  const { stage, window, hasOwnScreen, announce, retirement, endMeasuring, left } = options
  const verdict = createDrawingVerdict(() => end('wrong'))
  let isSeen = false
  let size: DrawnSize | undefined

  /** Whatever ends it, nothing unchecked stays in the window. */
  function end(how: 'wrong' | 'withdrawn'): void {
    verdict.settle(how)
    const scene = stage.drawn()
    if (!scene) return
    isSeen = false
    left(scene)
    stage.rest()
  }

  function reveal(scene: DrawnScene): void {
    isSeen = true
    if (!hasOwnScreen()) window.reveal()
    announce()
    retirement.begin(scene)
  }

  return {
    close: (): void => end('withdrawn'),
    show: (scene: UndrawnScene): Promise<DrawingEnd> => {
      const ended = verdict.begin()
      isSeen = false
      retirement.stop()
      stage.draw(scene)
      // Whoever puts something up has lifted the curtain.
      stage.change({ isCovered: false })
      endMeasuring()
      return ended
    },
    /** Whether what the page drew is what it was given, character by character. */
    confirm: (drawing: number, decoded: string, drawnSize?: DrawnSize): boolean => {
      const scene = stage.drawn()
      // A late word about a scene that is over says nothing about this one.
      if (scene?.drawing !== drawing) return false
      if (scene.text !== decoded) {
        // What was right and is drawn wrongly after a resize leaves the screen too.
        end('wrong')
        return false
      }
      verdict.settle('right')
      size = drawnSize
      if (isSeen) announce()
      else reveal(scene)
      return true
    },
    isSeen: (): boolean => isSeen,
    /** How large the code is that is on the screen now. */
    size: (): DrawnSize | undefined => (isSeen ? size : undefined),
    /** The machine ends: nothing is waited for any more. What stands there stays. */
    stop: (): void => verdict.settle('withdrawn'),
  }
}

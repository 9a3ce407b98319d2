import type { Stage, StageOptions } from './stage.ts'

export interface MeasuringOptions extends Pick<StageOptions, 'window' | 'hasOwnScreen'> {
  stage: Stage
  /** Takes away what was asked for: the whole screen is needed. */
  close: () => void
}

/** The screen that codes are shown on, while somebody holds a card against it. The keyboard is its own. */
export function createMeasuring({ stage, window, hasOwnScreen, close }: MeasuringOptions) {
  const isUnderWay = () => stage.resting().isMeasured

  /** Does nothing when nothing is measured. */
  function end(): void {
    if (!isUnderWay()) return
    stage.change({ isMeasured: false })
    window.giveBackKeyboard()
  }

  return {
    begin: (): void => {
      if (isUnderWay()) return
      close()
      stage.change({ isMeasured: true })
      if (!hasOwnScreen()) window.reveal()
      window.takeKeyboard()
    },
    end,
    /** Takes away whatever was asked for, a ruler too. */
    close: (): void => {
      close()
      end()
    },
  }
}

export interface BackgroundTaskOptions {
  /**
   * Called after each step: brings what it wrote into the file. Left to SQLite, that would fall upon a commit
   * that somebody waits for, a thousand pages at once.
   */
  checkpoint: () => void
  /** Told when a task fails; the next one goes on. */
  failed: (error: unknown) => void
}

/** Between two steps keys and calls get their turn. */
const pauseMs = 10

export type BackgroundTasks = ReturnType<typeof createBackgroundTasks>

/** Does one task after the other, in steps that nobody notices. */
export function createBackgroundTasks({ checkpoint, failed }: BackgroundTaskOptions) {
  let isStopped = false
  let last: Promise<void> = Promise.resolve()

  async function isToGoOn(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    return !isStopped
  }

  async function work(step: () => boolean): Promise<void> {
    // A pause before the first step too: whoever asked for it has something to do first.
    while ((await isToGoOn()) && step()) checkpoint()
  }

  return {
    /**
     * `step` does a little, leaves the database at rest, and says whether there may be more to do. Resolves when
     * the task is done, has failed, or was stopped.
     */
    run: (step: () => boolean): Promise<void> => {
      last = last.then(() => work(step)).catch(failed)
      return last
    },
    /** Nothing runs any more once this returns: the database may be closed. */
    stop: (): void => {
      isStopped = true
    },
  }
}

const hourMs = 60 * 60 * 1000

/** Does something now and every hour. Answers what ends that. */
export function repeatHourly(work: () => Promise<void>, failed: (error: unknown) => void) {
  const workUnasked = () => void work().catch(failed)
  const timer = setInterval(workUnasked, hourMs)
  workUnasked()
  return () => clearInterval(timer)
}

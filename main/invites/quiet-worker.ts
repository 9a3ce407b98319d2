/** A piece of background work. Each `next()` does a little of it and leaves the database at rest. */
export type QuietJob = Generator<void, void>

export interface QuietWorkerOptions {
  /** A monotonic clock, in milliseconds. */
  elapsedMs: () => number
  /**
   * Called some time after each slice: brings what it wrote into the file. Left to SQLite, that would fall
   * upon a commit that somebody waits for, a thousand pages at once.
   */
  settle: () => void
  /** Told when a job fails; the next job goes on. */
  failed: (error: unknown) => void
}

/** One turn of a long job; says whether more is to be done. */
export type QuietTurn = Generator<void, boolean>

/** How long work may go on before keys and calls get their turn. */
const sliceMs = 4
/** Background work takes a third of the machine at most. */
const pauseMs = 6

export type QuietWorker = ReturnType<typeof createQuietWorker>

function* turn(begin: () => QuietTurn, tell: (isMore: boolean) => void): QuietJob {
  tell(yield* begin())
}

/** Does one job after the other in slices that nobody notices. */
export function createQuietWorker({ elapsedMs, settle, failed }: QuietWorkerOptions) {
  let isStopped = false
  let last: Promise<void> = Promise.resolve()

  async function work(job: QuietJob): Promise<void> {
    // A pause before the first slice too: whoever asked for the work has something to do first.
    for (let isDone = false; !isDone && (await pause()); ) {
      isDone = isDoneAfterSlice(job)
      if (await pause()) settle()
    }
  }

  /** Whether the work is to go on. */
  async function pause(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    return !isStopped
  }

  function isDoneAfterSlice(job: QuietJob): boolean {
    const end = elapsedMs() + sliceMs
    do {
      if (job.next().done) return true
    } while (elapsedMs() < end)
    return false
  }

  /** Resolves when this job is done, has failed, or was stopped. */
  function queue(job: QuietJob): Promise<void> {
    last = last.then(() => work(job)).catch(failed)
    return last
  }

  /** Other jobs get their turn between two of its own. */
  async function repeat(begin: () => QuietTurn): Promise<void> {
    for (let isMore = true; isMore; ) {
      isMore = false
      await queue(turn(begin, (more) => (isMore = more)))
    }
  }

  return {
    do: queue,
    repeat,
    /** Nothing runs any more once this returns: the database may be closed. */
    stop: (): void => {
      isStopped = true
    },
  }
}

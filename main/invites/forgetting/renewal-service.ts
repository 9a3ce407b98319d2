import type { QuietJob, QuietWorker } from '../quiet-worker.ts'
import type { RenewalRepository } from './renewal-repository.ts'

export interface RenewalServiceOptions {
  repository: RenewalRepository
  worker: Pick<QuietWorker, 'do'>
  /** Whether nobody has touched the computer for a while, or it is locked. */
  isNobodyThere: () => boolean
  /** Told when it fails; it is tried again. */
  failed: (error: unknown) => void
}

/**
 * Larger files are not written anew: everything stands still meanwhile, and as much memory is taken for that
 * moment. Measured, encrypted and with synchronous = FULL: 1 MB 14 ms, 8 MB 0.1 s, 32 MB 0.6 s, 64 MB 1.2 s. This
 * is some 29,000 invites, and 0.3 s.
 */
const largestBytes = 16e6
const everyMs = 10 * 60 * 1000

/** Clears the file of the last traces of what was destroyed: when nobody is at the desk, and at the end. */
export function createRenewalService(options: RenewalServiceOptions) {
  const { repository, worker, isNobodyThere, failed } = options
  const isWanted = () => repository.isDue() && repository.sizeInBytes() <= largestBytes

  /** When its turn comes somebody may be back. */
  function* renewUnseen(): QuietJob {
    if (isNobodyThere() && isWanted()) repository.renew()
    yield
  }
  const timer = setInterval(() => {
    if (isNobodyThere()) void worker.do(renewUnseen())
  }, everyMs)

  return {
    /** To be called last, before the file is closed. Never throws: the next start tries again. */
    stop: (): void => {
      clearInterval(timer)
      try {
        if (isWanted()) repository.renew()
      } catch (error) {
        failed(error)
      }
    },
  }
}

import type { Ballast } from '../database/ballast.ts'
import { answerColumns, type InviteRow } from '../database/invite-row.ts'
import { errorName, type Log } from '../logging/log.ts'
import type { CreateResult } from './api/invite-api.ts'
import type { InviteRepository } from './invite-repository.ts'

/** Soon after somebody has made room; asking costs next to nothing. */
const retryMs = 2_000
/** A disk that is still full has it written in vain. */
const restoreMs = 60_000

export interface HeldAnswersOptions {
  repository: InviteRepository
  ballast: Ballast
  /** How many answers are not written yet. */
  changed: (count: number) => void
  /** The row of this invite holds its answer at last. */
  written: (id: number) => void
  log: Log
}

interface HeldAnswer {
  result: CreateResult
  answeredAt: Date
}

export type HeldAnswers = ReturnType<typeof createHeldAnswers>

/**
 * An answer of VerifiMe's is never thrown away: what the disk does not take is held in memory, read from there as if
 * it were written, and written again until it is. `repository` is the history with those answers in it.
 */
export function createHeldAnswers(options: HeldAnswersOptions) {
  const { ballast, log } = options
  const held = new Map<number, HeldAnswer>()
  void ballast.restore()

  /** Says whether it is written. The room that the ballast takes up is the answer's. */
  function write(id: number, { result, answeredAt }: HeldAnswer): boolean {
    for (;;) {
      try {
        options.repository.finish(id, result, answeredAt)
        return true
      } catch (error) {
        if (ballast.release()) continue
        log('answer-not-written', { id, error: errorName(error) })
        return false
      }
    }
  }

  /** Answers how many are still not written. */
  function retry(): number {
    const before = held.size
    for (const [id, answer] of held) {
      if (!write(id, answer)) break
      held.delete(id)
      options.written(id)
    }
    if (held.size !== before) options.changed(held.size)
    if (held.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
    return held.size
  }

  let timer: NodeJS.Timeout | undefined
  const ballastTimer = setInterval(() => {
    if (held.size === 0 && !ballast.isWhole()) void ballast.restore()
  }, restoreMs)

  function finish(id: number, result: CreateResult, answeredAt: Date): void {
    const answer = { result, answeredAt }
    if (write(id, answer)) return
    held.set(id, answer)
    timer ??= setInterval(retry, retryMs)
    options.changed(held.size)
  }

  function withAnswer(row: InviteRow): InviteRow {
    const answer = held.get(row.id)
    return answer ? { ...row, ...answerColumns(answer.result, answer.answeredAt) } : row
  }

  const repository: InviteRepository = {
    ...options.repository,
    finish,
    find: (id) => {
      const row = options.repository.find(id)
      return row && withAnswer(row)
    },
    hasTrackingReference: (reference) =>
      [...held.values()].some(
        ({ result }) => result.outcome === 'issued' && result.trackingReference === reference,
      ) || options.repository.hasTrackingReference(reference),
  }

  return {
    repository,
    count: (): number => held.size,
    /** The invites whose answer is not written yet, as if it were. */
    rows: (): InviteRow[] => [...held.keys()].flatMap((id) => repository.find(id) ?? []),
    retry,
    stop: (): void => {
      clearInterval(timer)
      clearInterval(ballastTimer)
      retry()
    },
  }
}

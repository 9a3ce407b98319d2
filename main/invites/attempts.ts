import { type Answer, type Attempt, failed, type Invite } from '#contract'

/**
 * | state    | start    | answer   | abort                | take | rejoin            |
 * |----------|----------|----------|----------------------|------|-------------------|
 * | idle     | sending  |          | idle                 | idle | fails             |
 * | sending  |          | answered | sending, signal sent |      | waits for answer  |
 * | answered | sending  |          | answered             | idle | the answer        |
 */
type State =
  | { kind: 'idle' }
  | {
      kind: 'sending' | 'answered'
      startedAt: number
      answer: Promise<Answer<Invite>>
      abort: AbortController
    }

export interface AttemptsOptions {
  /** What the app's end before this start left behind. */
  leftBehind: () => Invite | undefined
  /** Milliseconds that never jump. */
  now: () => number
}

/**
 * The attempt that is under way, or whose answer no page has taken yet: a page that crashes meanwhile comes back to
 * it. That there is one at a time is the invite service's rule.
 */
export function createAttempts({ leftBehind, now }: AttemptsOptions) {
  let state: State = { kind: 'idle' }
  let isFresh = true

  function start(send: (signal: AbortSignal) => Promise<Answer<Invite>>): Promise<Answer<Invite>> {
    isFresh = false
    const abort = new AbortController()
    // A microtask later: `send` may ask at once whether it is the one that is under way.
    const answer = Promise.resolve().then(() => send(abort.signal))
    const sending = {
      kind: 'sending' as const,
      startedAt: now(),
      answer,
      abort,
    }
    state = sending
    return answer.finally(() => {
      state = { ...sending, kind: 'answered' }
    })
  }

  function read(): Attempt {
    if (state.kind === 'sending') return { state: 'sending', elapsedMs: now() - state.startedAt }
    if (state.kind === 'answered') return { state: 'answered' }
    const invite = isFresh ? leftBehind() : undefined
    return invite ? { state: 'left', invite } : { state: 'none' }
  }

  return {
    start,
    read,
    isSending: (): boolean => state.kind === 'sending',
    /** The computer goes to sleep, the receptionist does not wait any longer, or the app ends. */
    abort: (by?: 'sleep' | 'cancel'): void => {
      if (state.kind === 'sending') state.abort.abort(by)
    },
    rejoin: (): Promise<Answer<Invite>> =>
      state.kind === 'idle' ? Promise.resolve(failed('not-found')) : state.answer,
    take: (): void => {
      isFresh = false
      if (state.kind === 'answered') state = { kind: 'idle' }
    },
  }
}

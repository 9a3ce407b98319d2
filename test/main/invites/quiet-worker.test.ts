import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQuietWorker } from '../../../main/invites/quiet-worker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Every step takes a millisecond. */
function bench() {
  const clock = { ms: 0 }
  const events: string[] = []
  const worker = createQuietWorker({
    elapsedMs: () => clock.ms,
    settle: () => events.push('settle'),
    failed: () => events.push('failed'),
  })
  function* steps(name: string, count: number) {
    for (let step = 0; step < count; step += 1) {
      clock.ms += 1
      events.push(name)
      yield
    }
  }
  return { worker, events, steps }
}

describe('background work', () => {
  it('rests after four milliseconds, and brings what it wrote into the file', async () => {
    const { worker, events, steps } = bench()
    const done = worker.do(steps('a', 6))
    expect(events).toEqual([])
    await vi.runAllTimersAsync()
    await done
    expect(events).toEqual(['a', 'a', 'a', 'a', 'settle', 'a', 'a', 'settle'])
  })

  it('is done one after the other, also after one that failed', async () => {
    const { worker, events, steps } = bench()
    void worker.do(
      (function* broken() {
        yield
        throw new Error('broken')
      })(),
    )
    void worker.do(steps('b', 1))
    await vi.runAllTimersAsync()
    expect(events).toEqual(['failed', 'b', 'settle'])
  })

  it('is done in turns where it is long, with other jobs between', async () => {
    const { worker, events, steps } = bench()
    let turns = 0
    const done = worker.repeat(function* () {
      turns += 1
      yield* steps(`turn ${turns}`, 2)
      return turns < 3
    })
    void worker.do(steps('other', 1))
    await vi.runAllTimersAsync()
    await done
    expect(events.filter((event) => event !== 'settle')).toEqual([
      'turn 1',
      'turn 1',
      'other',
      'turn 2',
      'turn 2',
      'turn 3',
      'turn 3',
    ])
  })

  it('does nothing more once it was stopped', async () => {
    const { worker, events, steps } = bench()
    void worker.do(steps('a', 100))
    await vi.advanceTimersByTimeAsync(7)
    worker.stop()
    await vi.runAllTimersAsync()
    expect(events).toEqual(['a', 'a', 'a', 'a'])
  })
})

import { describe, expect, it } from 'vitest'
import { type Answer, failed, type Invite, succeeded } from '#contract'
import { createAttempts } from '../../../main/invites/attempts.ts'
import { inviteOf } from '../../fakes/fake-desk.ts'

const invite = inviteOf()

function setup(left?: Invite) {
  const clock = { ms: 100 }
  const attempts = createAttempts({ leftBehind: () => left, now: () => clock.ms })
  const { promise, resolve } = Promise.withResolvers<Answer<Invite>>()
  return { clock, attempts, answer: resolve, answered: promise }
}

describe('an attempt', () => {
  it('is told to a page that starts while it is out, and its answer reaches that page', async () => {
    const { clock, attempts, answer, answered } = setup()
    const first = attempts.start(() => answered)
    clock.ms += 1_500
    expect(attempts.read()).toEqual({ state: 'sending', elapsedMs: 1_500 })
    const second = attempts.rejoin()
    answer(succeeded(invite))
    expect(await second).toEqual(succeeded(invite))
    await first
    expect(attempts.read()).toEqual({ state: 'answered' })
    expect(await attempts.rejoin()).toEqual(succeeded(invite))
    attempts.take()
    expect(attempts.read()).toEqual({ state: 'none' })
    expect(await attempts.rejoin()).toEqual(failed('not-found'))
  })

  it('that is cancelled is still out until its answer comes', async () => {
    const { attempts, answer, answered } = setup()
    let signal: AbortSignal | undefined
    const first = attempts.start((given) => {
      signal = given
      return answered
    })
    await Promise.resolve()
    attempts.abort('cancel')
    expect(signal?.reason).toBe('cancel')
    expect(attempts.isSending()).toBe(true)
    answer(failed('cancelled'))
    await first
    expect(attempts.isSending()).toBe(false)
  })

  it('that throws is over too', async () => {
    const { attempts } = setup()
    await expect(attempts.start(() => Promise.reject(new Error('full')))).rejects.toThrow('full')
    expect(attempts.isSending()).toBe(false)
  })

  it('of before the app ended is told until a page has taken it, or a new one starts', async () => {
    const { attempts } = setup(invite)
    expect(attempts.read()).toEqual({ state: 'left', invite })
    attempts.take()
    expect(attempts.read()).toEqual({ state: 'none' })
    const other = setup(invite)
    await other.attempts.start(async () => succeeded(invite))
    other.attempts.take()
    expect(other.attempts.read()).toEqual({ state: 'none' })
  })
})

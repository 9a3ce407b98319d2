import { expect, it } from 'vitest'
import { createAttempts, hashPin, isPin, isPinForm } from '../../../main/staff/pins.ts'

it('stores a PIN with a salt of its own, and knows it again', async () => {
  const [one, other] = await Promise.all([hashPin('2580'), hashPin('2580')])
  expect(one).not.toBe(other)
  expect(one).not.toContain('2580')
  expect(await isPin('2580', one)).toBe(true)
  expect(await isPin('2581', one)).toBe(false)
})

it.each(['2580', '7193', '19871', '135792468013', '1123'])('%s can be a PIN', (pin) => {
  expect(isPinForm(pin)).toBe(true)
})

it.each(['', '123', '0000', '1234', '4321', '9999999', '12a4', '1234567890123', '٢٥٨٠'])(
  '%s cannot',
  (pin) => {
    expect(isPinForm(pin)).toBe(false)
  },
)

function setup() {
  const clock = { ms: 0 }
  const kept = { count: 0, isDiskFull: false }
  const logs: unknown[] = []
  const start = () =>
    createAttempts({
      failures: {
        read: () => kept.count,
        keep: (count) => {
          if (kept.isDiskFull) throw new RangeError('full')
          kept.count = count
        },
      },
      now: () => clock.ms,
      log: (...entry) => logs.push(entry),
    })
  return { clock, kept, logs, start }
}
const wrong = async () => false
const right = async () => true

it('lets five wrong ones pass, and then asks for more and more time', async () => {
  const { clock, start } = setup()
  const attempts = start()
  for (let count = 1; count < 5; count += 1) {
    expect(await attempts.attempt(wrong)).toBe('wrong')
    expect(attempts.waitSeconds()).toBe(0)
  }
  const waits: number[] = []
  for (let count = 5; count < 13; count += 1) {
    expect(await attempts.attempt(wrong)).toBe('wrong')
    waits.push(attempts.waitSeconds())
    expect(await attempts.attempt(right)).toBe('wait')
    clock.ms += attempts.waitSeconds() * 1000
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900])
  expect(await attempts.attempt(right)).toBe('right')
  expect(await attempts.attempt(wrong)).toBe('wrong')
  expect(attempts.waitSeconds()).toBe(0)
})

it('lets in whoever is right where the disk takes no writing, and counts the others all the same', async () => {
  const { clock, kept, logs, start } = setup()
  kept.count = 3
  const attempts = start()
  kept.isDiskFull = true
  for (let count = 4; count < 7; count += 1) {
    expect(await attempts.attempt(wrong)).toBe('wrong')
    expect(attempts.waitSeconds()).toBe(count < 5 ? 0 : 30 * 2 ** (count - 5))
    clock.ms += attempts.waitSeconds() * 1000
  }
  expect(await attempts.attempt(right)).toBe('right')
  expect(await attempts.attempt(wrong)).toBe('wrong')
  expect(attempts.waitSeconds()).toBe(0)
  expect(logs[0]).toEqual(['attempt-not-written', { error: 'RangeError' }])
  kept.isDiskFull = false
  expect(await attempts.attempt(wrong)).toBe('wrong')
  expect(kept.count).toBe(2)
})

it('gives nobody new attempts for a restart', async () => {
  const { clock, start } = setup()
  const before = start()
  for (let count = 0; count < 6; count += 1) {
    await before.attempt(wrong)
    if (count < 5) clock.ms += 30_000
  }
  const after = start()
  expect(after.waitSeconds()).toBe(60)
  expect(await after.attempt(right)).toBe('wait')
})

it('tries one at a time: several at once would all be free', async () => {
  const { start } = setup()
  const attempts = start()
  const first = attempts.attempt(right)
  expect(await attempts.attempt(right)).toBe('wait')
  expect(await first).toBe('right')
})

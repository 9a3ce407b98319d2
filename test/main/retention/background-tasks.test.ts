import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBackgroundTasks } from '../../../main/retention/background-tasks.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setup() {
  const events: string[] = []
  const tasks = createBackgroundTasks({
    checkpoint: () => events.push('checkpoint'),
    failed: () => events.push('failed'),
  })
  const steps = (name: string, count: number) => {
    let left = count
    return () => {
      events.push(name)
      left -= 1
      return left > 0
    }
  }
  return { tasks, events, steps }
}

it('rests after every step, and brings what it wrote into the file', async () => {
  const { tasks, events, steps } = setup()
  const done = tasks.run(steps('a', 3))
  expect(events).toEqual([])
  await vi.advanceTimersByTimeAsync(10)
  expect(events).toEqual(['a', 'checkpoint'])
  await vi.runAllTimersAsync()
  await done
  expect(events).toEqual(['a', 'checkpoint', 'a', 'checkpoint', 'a'])
})

it('does one task after the other, also after one that failed', async () => {
  const { tasks, events, steps } = setup()
  void tasks.run(() => {
    throw new Error('broken')
  })
  void tasks.run(steps('b', 1))
  await vi.runAllTimersAsync()
  expect(events).toEqual(['failed', 'b'])
})

it('does nothing more once it was stopped', async () => {
  const { tasks, events, steps } = setup()
  void tasks.run(steps('a', 100))
  await vi.advanceTimersByTimeAsync(25)
  tasks.stop()
  await vi.runAllTimersAsync()
  expect(events).toEqual(['a', 'checkpoint', 'a', 'checkpoint'])
})

import { expect, test } from 'vitest'
import { failed, succeeded } from '#contract'
import { answerManagerNeeded, ask } from '../../renderer/ask.ts'
import { installFakeDesk } from '../fakes/fake-desk.ts'

test('calls that need the manager at once wait for the one dialog, and each goes on after it', async () => {
  let isOpen = false
  installFakeDesk({
    'staff.remove': () => (isOpen ? succeeded({ staff: [] }) : failed('manager-needed')),
  })
  let times = 0
  let end: ((isRight: boolean) => void) | undefined
  const stop = answerManagerNeeded(() => {
    times += 1
    return new Promise((resolve) => {
      end = (isRight) => {
        isOpen = isRight
        resolve(isRight)
      }
    })
  })
  const first = ask('staff.remove', { id: 1 })
  const second = ask('staff.remove', { id: 2 })
  await expect.poll(() => times).toBe(1)
  await new Promise((done) => setTimeout(done))
  end?.(true)
  expect((await first).ok).toBe(true)
  expect((await second).ok).toBe(true)
  expect(times).toBe(1)

  isOpen = false
  const third = ask('staff.remove', { id: 3 })
  await expect.poll(() => times).toBe(2)
  end?.(false)
  expect((await third).ok).toBe(false)
  stop()
})

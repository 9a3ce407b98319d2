import { beforeEach, expect, it, vi } from 'vitest'
import { createSecretClipboard } from '../../../main/window/secret-clipboard.ts'

const link = 'https://portal.example.com/sign-up/track-id/1'
const minute = 60_000

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

function setup() {
  let content = 'before'
  const system = {
    readText: () => content,
    writeText: (text: string) => {
      content = text
    },
    clear: () => {
      content = ''
    },
  }
  return { system, secret: createSecretClipboard(system), content: () => content }
}

it('takes what it copied away after a minute', () => {
  const { secret, content } = setup()
  secret.write(link)
  vi.advanceTimersByTime(minute - 1)
  expect(content()).toBe(link)
  vi.advanceTimersByTime(1)
  expect(content()).toBe('')
})

it('leaves what somebody else copied since', () => {
  const { system, secret, content } = setup()
  secret.write(link)
  system.writeText('a shopping list')
  vi.advanceTimersByTime(2 * minute)
  secret.clear()
  expect(content()).toBe('a shopping list')
})

it('counts the minute from the last copy, and takes nothing that comes back later', () => {
  const { system, secret, content } = setup()
  secret.write('first')
  vi.advanceTimersByTime(minute / 2)
  secret.write(link)
  vi.advanceTimersByTime(minute / 2)
  expect(content()).toBe(link)
  vi.advanceTimersByTime(minute / 2)
  expect(content()).toBe('')
  system.writeText(link)
  vi.advanceTimersByTime(2 * minute)
  expect(content()).toBe(link)
})

it('takes it away at once when the app ends', () => {
  const { secret, content } = setup()
  secret.write(link)
  secret.clear()
  expect(content()).toBe('')
})

it('leaves the clipboard alone when nothing was copied', () => {
  const { secret, content } = setup()
  secret.clear()
  expect(content()).toBe('before')
})

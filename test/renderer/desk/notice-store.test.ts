import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useNotice } from '../../../renderer/desk/notice-store.ts'

const notice = () => useNotice.getState()
const words = () => notice().messages.map((message) => message.words)
const undo = () => undefined

beforeEach(() => {
  vi.useFakeTimers()
  useNotice.setState(useNotice.getInitialState(), true)
})
afterEach(() => void vi.useRealTimers())

test('each undo has ten seconds of its own, and an older one shows again', () => {
  notice().say('first', undo)
  vi.advanceTimersByTime(6_000)
  notice().say('second', undo)
  notice().say('plain')
  expect(words()).toEqual(['first', 'second', 'plain'])
  vi.advanceTimersByTime(4_000)
  expect(words()).toEqual(['second', 'plain'])
  vi.advanceTimersByTime(2_000)
  expect(words()).toEqual(['second'])
  vi.advanceTimersByTime(4_000)
  expect(words()).toEqual([])
})

test('a message with nothing to take back gives way to the next, and to a failure', () => {
  notice().say('undoable', undo)
  notice().say('plain')
  notice().say('another')
  expect(words()).toEqual(['undoable', 'another'])
  notice().fail({ code: 'not-found', problems: [] })
  expect(words()).toEqual(['undoable'])
  expect(notice().failure?.code).toBe('not-found')
})

test('what ends with the form stays until the form is used, and takes no deletion along', () => {
  notice().say('deleted', undo, 'in-time')
  notice().say('put aside', undo, 'with-form')
  vi.advanceTimersByTime(9_000)
  notice().say('cleared', undo)
  expect(words()).toEqual(['deleted', 'put aside', 'cleared'])
  notice().endFormUndos()
  expect(words()).toEqual(['deleted'])
})

test('what ends with the form is out of sight after ten seconds, and can be taken back long after', () => {
  const taken = vi.fn()
  notice().say('Form cleared', taken, 'with-form')
  vi.advanceTimersByTime(10_000)
  expect(notice().messages.map(({ isQuiet }) => isQuiet)).toEqual([true])
  vi.advanceTimersByTime(3_600_000)
  notice().undoNewest()
  expect(taken).toHaveBeenCalledTimes(1)
  notice().say('Form cleared', taken, 'with-form')
  vi.advanceTimersByTime(2 * 3_600_000)
  expect(words()).toEqual([])
})

test('news takes nothing away that is said already', () => {
  notice().fail({ code: 'not-found', problems: [] })
  notice().tell('Zoë has submitted')
  expect(notice().failure?.code).toBe('not-found')
  vi.advanceTimersByTime(8_000)
  expect(words()).toEqual([])
})

import { EventEmitter } from 'node:events'
import type { Input, WebContents } from 'electron'
import { expect, it, vi } from 'vitest'
import { pageUrl } from '../../../main/window/app-protocol.ts'
import { zoomByKeys } from '../../../main/window/page-zoom.ts'

vi.mock('electron', () => ({ protocol: {} }))

/** A page of some size, and keys for it. Each answers the size, and whether the page heard the key, too. */
function openPage(factor = 1, platform: 'mac' | 'other' = 'other') {
  let level = Math.log(factor)
  const contents = Object.assign(new EventEmitter(), {
    getZoomFactor: () => Math.exp(level),
    setZoomFactor: (to: number) => {
      level = Math.log(to)
    },
  })
  zoomByKeys(contents as unknown as WebContents, { keep: () => undefined, platform })
  return (key: string, changes: Partial<Input> = {}) => {
    const input = {
      type: 'keyDown',
      key,
      code: '',
      control: platform === 'other',
      meta: platform === 'mac',
      alt: false,
      shift: false,
      ...changes,
    }
    const preventDefault = vi.fn()
    contents.emit('before-input-event', { preventDefault }, input)
    return { zoom: Math.exp(level), isHeard: preventDefault.mock.calls.length === 0 }
  }
}

it('goes through the steps, and no further', () => {
  const press = openPage()
  const sizes = (key: string) => Array.from({ length: 8 }, () => press(key).zoom.toFixed(2))
  expect(sizes('+').join(' ')).toBe('1.10 1.25 1.50 1.75 2.00 2.00 2.00 2.00')
  expect(sizes('-').join(' ')).toBe('1.75 1.50 1.25 1.10 1.00 0.90 0.80 0.80')
  expect(press('0')).toEqual({ zoom: 1, isHeard: false })
})

it.each(['+', '='])('takes Ctrl and %s for larger', (key) => {
  expect(openPage()(key).zoom).toBeCloseTo(1.1)
})

it.each([
  ['the key of plus, with Shift', '+', { code: 'Equal', shift: true }],
  ['the number pad', '+', { code: 'NumpadAdd' }],
  ['a Swedish board', '+', { code: 'Minus' }],
  ['a Hindi board, by its place', 'ृ', { code: 'Equal' }],
] as const)('takes Ctrl and plus for larger on %s', (_board, key, changes) => {
  expect(openPage()(key, changes).zoom).toBeCloseTo(1.1)
})

it('is itself again where the digits need Shift, and leaves the digit one to the desk there', () => {
  const press = openPage(1.5)
  expect(press('+', { code: 'Digit1' })).toEqual({ zoom: 1.5, isHeard: true })
  expect(press('à', { code: 'Digit0' }).zoom).toBeCloseTo(1)
})

it('takes Cmd on a Mac, and neither Ctrl nor Option', () => {
  const press = openPage(1, 'mac')
  expect(press('+', { meta: false, control: true }).zoom).toBeCloseTo(1)
  expect(press('+', { alt: true }).zoom).toBeCloseTo(1)
  expect(press('+').zoom).toBeCloseTo(1.1)
})

it('goes on to the next step from a size in between', () => {
  expect(openPage(1.3)('+').zoom).toBeCloseTo(1.5)
  expect(openPage(1.3)('-').zoom).toBeCloseTo(1.25)
})

it.each([
  ['+', { control: false }],
  ['+', { alt: true }],
  ['+', { type: 'keyUp' }],
  ['F1', {}],
  ['1', {}],
  ['n', {}],
  [',', {}],
  ['Enter', {}],
] as const)('leaves %s with %j to the page', (key, changes) => {
  expect(openPage()(key, changes)).toEqual({ zoom: 1, isHeard: true })
})

it('zooms no page but the desk: no other has its host', () => {
  const { host } = new URL(pageUrl('desk.html'))
  for (const page of ['customer.html', 'slip.html', 'identify.html']) {
    expect(new URL(pageUrl(page)).host).not.toBe(host)
  }
})

it('tells what to keep for the next start, and nothing where the zoom stays', () => {
  const kept: number[] = []
  const contents = Object.assign(new EventEmitter(), {
    getZoomFactor: () => 1.75,
    setZoomFactor: () => undefined,
  })
  zoomByKeys(contents as unknown as WebContents, {
    keep: (factor) => kept.push(factor),
    platform: 'other',
  })
  for (const key of ['+', '0', 'x']) {
    const input = { type: 'keyDown', key, code: '', control: true }
    contents.emit('before-input-event', { preventDefault: () => undefined }, input)
  }
  expect(kept).toEqual([2, 1])
})

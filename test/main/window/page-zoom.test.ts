import { EventEmitter } from 'node:events'
import type { Input, WebContents } from 'electron'
import { expect, it, vi } from 'vitest'
import { pageUrl } from '../../../main/window/app-protocol.ts'
import { zoomByKeys } from '../../../main/window/page-zoom.ts'

vi.mock('electron', () => ({ protocol: {} }))

/** A page of some size, and keys for it. Each answers the size, and whether the page heard the key, too. */
function openPage(factor = 1) {
  let level = Math.log(factor)
  const contents = Object.assign(new EventEmitter(), {
    getZoomFactor: () => Math.exp(level),
    setZoomFactor: (to: number) => {
      level = Math.log(to)
    },
  })
  zoomByKeys(contents as unknown as WebContents, () => undefined)
  return (key: string, changes: Partial<Input> = {}) => {
    const input = { type: 'keyDown', key, control: true, meta: false, alt: false, ...changes }
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
  zoomByKeys(contents as unknown as WebContents, (factor) => kept.push(factor))
  for (const key of ['+', '0', 'x']) {
    const input = { type: 'keyDown', key, control: true, meta: false, alt: false }
    contents.emit('before-input-event', { preventDefault: () => undefined }, input)
  }
  expect(kept).toEqual([2, 1])
})

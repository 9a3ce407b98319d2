import { describe, expect, test } from 'vitest'
import { codeGeometry, offsetToDevicePixel } from '../../../renderer/qr/code-geometry.ts'

const screens = [
  { width: 1024, height: 700, devicePixelRatio: 1 },
  { width: 1366, height: 768, devicePixelRatio: 1 },
  { width: 1366, height: 768, devicePixelRatio: 1.25 },
  { width: 1920, height: 1080, devicePixelRatio: 1.5 },
  { width: 1536, height: 864, devicePixelRatio: 1.7500001 },
  { width: 3840, height: 2160, devicePixelRatio: 1 },
  { width: 1920, height: 1080, devicePixelRatio: 2 },
  { width: 1080, height: 1920, devicePixelRatio: 1 },
]

describe.each(screens)('a code on a screen of $width × $height at $devicePixelRatio', (page) => {
  const geometry = codeGeometry({ ...page, modules: 37 })
  const shortSide = Math.min(page.width, page.height)
  const symbolCss = (geometry.modulePixels * 37) / page.devicePixelRatio

  test('has a whole number of device pixels a module', () => {
    expect(Number.isInteger(geometry.modulePixels)).toBe(true)
    expect(geometry.canvasPixels).toBe(geometry.modulePixels * 45)
    expect(geometry.cssSize * page.devicePixelRatio).toBeCloseTo(geometry.canvasPixels, 6)
  })

  test('has a symbol of about 70 % of the short side', () => {
    expect(symbolCss / shortSide).toBeGreaterThan(0.67)
    expect(symbolCss / shortSide).toBeLessThan(0.73)
  })

  test('fits with its quiet zone', () => {
    expect(geometry.cssSize).toBeLessThanOrEqual(shortSide)
  })

  test('has a symbol of 80 mm at least', () => {
    expect(symbolCss).toBeGreaterThanOrEqual((80 * 96) / 25.4)
  })
})

test('a small window gets 80 mm rather than 70 % of little', () => {
  const { modulePixels } = codeGeometry({
    width: 400,
    height: 400,
    devicePixelRatio: 1,
    modules: 37,
  })
  expect(modulePixels * 37).toBeGreaterThan(400 * 0.7)
})

test('a code never becomes larger than the page with its quiet zone', () => {
  const { cssSize } = codeGeometry({ width: 300, height: 280, devicePixelRatio: 1, modules: 41 })
  expect(cssSize).toBeLessThanOrEqual(280)
})

test('a code has one pixel a module where there is hardly room', () => {
  const { modulePixels } = codeGeometry({ width: 20, height: 20, devicePixelRatio: 1, modules: 41 })
  expect(modulePixels).toBe(1)
})

describe('the offset to a device pixel', () => {
  test.each([
    [10, 1, 0],
    [10.4, 1, -0.4],
    [10.5, 2, 0],
    [10.3, 2, 0.2],
    [94.39, 1.25, 0.01],
  ])('of %s at %s is %s', (position, ratio, offset) => {
    expect(offsetToDevicePixel(position, ratio)).toBeCloseTo(offset, 6)
  })
})

import { describe, expect, test } from 'vitest'
import {
  codeGeometry,
  offsetToDevicePixel,
  type Room,
  scanDistance,
} from '../../../renderer/qr/code-geometry.ts'

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

/** A page of 1920 × 1080 whose code may take all of its height. */
function roomOf(changes: Partial<Room> = {}): Room {
  return { shortSide: 1080, largestSide: 1080, devicePixelRatio: 1, modules: 37, ...changes }
}

describe.each(screens)('a code on a screen of $width × $height at $devicePixelRatio', (page) => {
  const { devicePixelRatio } = page
  const shortSide = Math.min(page.width, page.height)
  const geometry = codeGeometry(roomOf({ shortSide, largestSide: shortSide, devicePixelRatio }))
  const symbolCss = (geometry.modulePixels * 37) / devicePixelRatio

  test('has a whole number of device pixels a module', () => {
    expect(Number.isInteger(geometry.modulePixels)).toBe(true)
    expect(geometry.canvasPixels).toBe(geometry.modulePixels * 45)
    expect(geometry.cssSize * devicePixelRatio).toBeCloseTo(geometry.canvasPixels, 6)
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

describe('where the real size of the screen is known', () => {
  test('the symbol is told in millimetres', () => {
    const { modulePixels, symbolMm } = codeGeometry(roomOf({ devicePixelsPerMm: 4 }))
    expect(symbolMm).toBe((modulePixels * 37) / 4)
  })

  test('a small screen gives 80 real millimetres rather than 70 % of little', () => {
    const small = roomOf({ shortSide: 600, largestSide: 600, devicePixelsPerMm: 6 })
    const { symbolMm = 0 } = codeGeometry(small)
    expect(symbolMm).toBeGreaterThanOrEqual(80)
    expect(symbolMm).toBeLessThan(80 + 37 / 6)
  })

  test('a code shrinks as far as 80 mm, even where that is little of the page', () => {
    const { symbolMm = 0, smallerShare } = codeGeometry(
      roomOf({ devicePixelsPerMm: 4, share: 0.01 }),
    )
    expect(symbolMm).toBeGreaterThanOrEqual(80)
    expect(symbolMm).toBeLessThan(80 + 37 / 4)
    expect(smallerShare).toBeUndefined()
  })

  test('the page comes before the 80 mm', () => {
    const { cssSize } = codeGeometry(roomOf({ largestSide: 200, devicePixelsPerMm: 4 }))
    expect(cssSize).toBeLessThanOrEqual(200)
  })
})

describe('another size', () => {
  test('is one device pixel a module more or less', () => {
    const usual = codeGeometry(roomOf())
    const larger = codeGeometry(roomOf({ share: usual.largerShare }))
    const smaller = codeGeometry(roomOf({ share: usual.smallerShare }))
    expect(larger.modulePixels).toBe(usual.modulePixels + 1)
    expect(smaller.modulePixels).toBe(usual.modulePixels - 1)
    expect(codeGeometry(roomOf({ share: larger.smallerShare }))).toEqual(usual)
  })

  test('is not smaller than half of the short side where millimetres are not known', () => {
    const { modulePixels, smallerShare } = codeGeometry(roomOf({ share: 0.1 }))
    expect(modulePixels).toBe(Math.ceil(540 / 37))
    expect(smallerShare).toBeUndefined()
  })

  test('ends where the room ends', () => {
    const { canvasPixels, largerShare } = codeGeometry(roomOf({ share: 1 }))
    expect(canvasPixels).toBe(24 * 45)
    expect(largerShare).toBeUndefined()
  })

  test('is the same part of the page with another number of modules', () => {
    const { largerShare } = codeGeometry(roomOf())
    const longer = codeGeometry(roomOf({ share: largerShare, modules: 41 }))
    expect((longer.modulePixels * 41) / 1080).toBeCloseTo(largerShare ?? 0, 1)
  })
})

test('a code has one pixel a module where there is hardly room', () => {
  const { modulePixels, smallerShare, largerShare } = codeGeometry(
    roomOf({ shortSide: 20, largestSide: 0 }),
  )
  expect({ modulePixels, smallerShare, largerShare }).toEqual({ modulePixels: 1 })
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

test.each([
  [72, '90 cm'],
  [75.9, '90 cm'],
  [79.9, '95 cm'],
  [80, '1 m'],
  [144, '1.8 m'],
  [151.9, '1.8 m'],
  [240, '3 m'],
  [279, '3 m'],
  [280, '3.5 m'],
  [561, '7 m'],
])('a symbol of %s mm scans from about %s: never more than 12.5 times its width', (mm, words) => {
  expect(scanDistance(mm)).toBe(words)
})

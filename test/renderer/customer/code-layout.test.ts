import { describe, expect, test } from 'vitest'
import type { CodePlace } from '#contract'
import {
  type Box,
  codeLayout,
  type LayoutRoom,
  largestSide,
} from '../../../renderer/customer/code-layout.ts'

/** As much of a page as a band and a line of keys leave, and the measure that its words have there. */
const rooms = [
  { width: 1366, height: 700, unit: 7.68 },
  { width: 1024, height: 632, unit: 7 },
  { width: 1024, height: 700, unit: 7.37 },
  { width: 1280, height: 956, unit: 9.2 },
  { width: 1024, height: 1024, unit: 7.37 },
  { width: 3840, height: 2160, unit: 21.6 },
  { width: 3440, height: 1440, unit: 14.4 },
  { width: 1080, height: 1920, unit: 10.8 },
  { width: 768, height: 1024, unit: 6.35 },
]
const places = (['left', 'centre', 'right'] as const).flatMap((x) =>
  (['top', 'middle', 'bottom'] as const).map((y): CodePlace => ({ x, y })),
)

function areApart(one: Box, other: Box): boolean {
  const isBeside = one.left + one.width <= other.left || other.left + other.width <= one.left
  return isBeside || one.top + one.height <= other.top || other.top + other.height <= one.top
}

function isInside({ left, top, width, height }: Box, room: LayoutRoom): boolean {
  const hair = 1e-6
  return (
    left >= -hair &&
    top >= -hair &&
    left + width <= room.width + hair &&
    top + height <= room.height + hair
  )
}

describe.each(rooms)('in a room of $width × $height', (page) => {
  test.each(places)('$x, $y: nothing overlaps and nothing is cut off, at any size', (place) => {
    const room = { ...page, place }
    const largest = largestSide(room)
    for (const side of [0.3 * largest, 0.7 * largest, largest]) {
      const { code, words } = codeLayout(room, side)
      const codeBox = { ...code, width: side, height: side }
      expect(isInside(codeBox, room)).toBe(true)
      for (const box of words) {
        expect(areApart(codeBox, box)).toBe(true)
        expect(isInside(box, room)).toBe(true)
        expect(box.width).toBeGreaterThanOrEqual(23.9 * page.unit)
        expect(box.height).toBeGreaterThanOrEqual(19.9 * page.unit)
      }
    }
  })

  test('every place is another one as soon as there is room to move', () => {
    const side = Math.min(page.width, page.height) / 2
    const found = places.map((place) => codeLayout({ ...page, place }, side).code)
    expect(new Set(found.map(({ left, top }) => `${left} ${top}`)).size).toBe(9)
  })
})

test('a code in the middle has what to do on one side and what to expect on the other', () => {
  const beside = { width: 1366, height: 700, unit: 7.68 }
  const upright = { width: 1080, height: 1920, unit: 10.8 }
  const middle = { x: 'centre', y: 'middle' } as const
  expect(codeLayout({ ...beside, place: middle }, 600).words).toHaveLength(2)
  expect(codeLayout({ ...upright, place: middle }, 600).words).toHaveLength(2)
  expect(codeLayout({ ...beside, place: { x: 'left', y: 'top' } }, 600).words).toHaveLength(1)
  expect(codeLayout({ ...upright, place: { x: 'left', y: 'top' } }, 600).words).toHaveLength(1)
})

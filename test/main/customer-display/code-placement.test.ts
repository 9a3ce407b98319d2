import { describe, expect, it } from 'vitest'
import type { CodeAdjustment, CodePlacement } from '#contract'
import { adjusted, usualPlacement } from '../../../main/customer-display/code-placement.ts'

const wide = usualPlacement({ width: 1366, height: 768 })
const upright = usualPlacement({ width: 1080, height: 1920 })
const drawn = { smallerShare: 0.6, largerShare: 0.8 }

function keyed(placement: CodePlacement, ...keys: CodeAdjustment[]): CodePlacement {
  return keys.reduce((now, key) => adjusted(now, key, { usual: wide, size: drawn }), placement)
}

describe('the placement of a code', () => {
  it('is beside its words on a wide screen and above them on an upright one', () => {
    expect(wide).toEqual({ place: { x: 'left', y: 'middle' }, dimming: 0 })
    expect(upright).toEqual({ place: { x: 'centre', y: 'top' }, dimming: 0 })
  })

  it('is moved from place to place, and no further than the edge', () => {
    expect(keyed(wide, 'right').place).toEqual({ x: 'centre', y: 'middle' })
    expect(keyed(wide, 'right', 'right', 'right', 'up', 'up').place).toEqual({
      x: 'right',
      y: 'top',
    })
    expect(keyed(wide, 'left', 'down', 'down').place).toEqual({ x: 'left', y: 'bottom' })
  })

  it('takes the next size that the page offers', () => {
    expect(keyed(wide, 'larger').share).toBe(0.8)
    expect(keyed(wide, 'smaller').share).toBe(0.6)
  })

  it('keeps its size at the end, and while nothing is drawn', () => {
    expect(adjusted(wide, 'larger', { usual: wide, size: {} })).toBe(wide)
    expect(adjusted(wide, 'smaller', { usual: wide, size: undefined })).toBe(wide)
  })

  it('is dimmed twice, and then bright again', () => {
    expect(keyed(wide, 'dim').dimming).toBe(1)
    expect(keyed(wide, 'dim', 'dim').dimming).toBe(2)
    expect(keyed(wide, 'dim', 'dim', 'dim').dimming).toBe(0)
  })

  it('is as usual again with one key', () => {
    expect(keyed(wide, 'right', 'up', 'larger', 'dim', 'reset')).toEqual(wide)
  })
})

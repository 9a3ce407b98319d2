import { describe, expect, it } from 'vitest'
import type { KnownScreen } from '#contract'
import { measuredOf, scaleOf, toldSize } from '../../../main/customer-display/screen-scale.ts'
import type { LiveScreen } from '../../../main/customer-display/screens.ts'

const size = { width: 1920, height: 1080, widthMm: 531, heightMm: 299 }
const monitor = { name: 'Counter', isBuiltIn: false, ...size }

function screenOf(changes: Partial<LiveScreen> = {}): LiveScreen {
  const bounds = { x: 0, y: 0, width: 1920, height: 1080 }
  return { id: 2, name: 'Counter', bounds, scaleFactor: 1, ...changes }
}

function sized(width: number, height: number, scaleFactor = 1) {
  return screenOf({ bounds: { x: 0, y: 0, width, height }, scaleFactor })
}

describe('the size that a monitor tells', () => {
  it('is that of the screen with its name and its pixels, whatever it is scaled by', () => {
    expect(toldSize(screenOf(), [monitor])).toEqual({ width: 531, height: 299 })
    expect(toldSize(sized(1536, 864, 1.25), [monitor])).toEqual({ width: 531, height: 299 })
  })

  it('turns with the screen', () => {
    expect(toldSize(sized(1080, 1920), [monitor])).toEqual({ width: 299, height: 531 })
  })

  it('is not taken from another one', () => {
    expect(toldSize(screenOf({ name: 'Laptop' }), [monitor])).toBeUndefined()
    expect(toldSize(screenOf(), [])).toBeUndefined()
  })

  it('is that of the built-in panel by being built in, for the system gives that another name', () => {
    const panel = { ...monitor, name: 'LP156', isBuiltIn: true, widthMm: 344, heightMm: 194 }
    const laptop = screenOf({ name: 'Built-in display', isBuiltIn: true })
    expect(toldSize(laptop, [monitor, panel])).toEqual({ width: 344, height: 194 })
    expect(toldSize(screenOf({ name: 'LP156' }), [monitor, panel])).toBeUndefined()
  })

  it('is not taken at another resolution: nobody knows how that fills the glass', () => {
    expect(toldSize(sized(1280, 720), [monitor])).toBeUndefined()
  })

  it('is not taken when two could be it, unless they are of one size', () => {
    expect(toldSize(screenOf(), [monitor, { ...monitor, widthMm: 600 }])).toBeUndefined()
    expect(toldSize(screenOf(), [monitor, { ...monitor }])).toEqual({ width: 531, height: 299 })
  })
})

describe('how fine a screen is', () => {
  const known = (live: LiveScreen, perMm: number): KnownScreen => ({
    id: 2,
    name: 'Counter',
    measured: measuredOf(live, perMm),
  })
  const sizeMm = { width: 480, height: 270 }

  it('is what the screen tells of itself', () => {
    expect(scaleOf({ ...screenOf(), sizeMm }, undefined)).toEqual({
      devicePixelsPerMm: 4,
      from: 'screen',
    })
  })

  it('is rather what somebody has measured', () => {
    const live = { ...screenOf(), sizeMm }
    expect(scaleOf(live, known(live, 3.5))).toEqual({ devicePixelsPerMm: 3.5, from: 'measured' })
  })

  it('stays as measured when only the scale factor changes, or the screen is turned', () => {
    const measured = known(sized(1920, 1080), 3.5)
    expect(scaleOf(sized(1536, 864, 1.25), measured)?.devicePixelsPerMm).toBe(3.5)
    expect(scaleOf(sized(1097, 617, 1.75), measured)?.devicePixelsPerMm).toBe(3.5)
    expect(scaleOf(sized(1080, 1920), measured)?.devicePixelsPerMm).toBe(3.5)
  })

  it('is not known any more at another resolution', () => {
    expect(scaleOf(sized(1280, 720), known(sized(1920, 1080), 3.5))).toBeUndefined()
  })

  it('is not guessed', () => {
    expect(scaleOf(screenOf(), undefined)).toBeUndefined()
  })
})

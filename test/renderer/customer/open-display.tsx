import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { type Scene, succeeded } from '#contract'
import { CustomerDisplay } from '../../../renderer/customer/customer-display.tsx'
import { type FakeDesk, installFakeDesk, type PlannedAnswers } from '../../fakes/fake-desk.ts'

/** The customer's page in front of a planned main process, which agrees to what is drawn as it was given. */
export function openCustomerDisplay(first: Scene, planned: PlannedAnswers = {}): FakeDesk {
  const text = 'text' in first ? first.text : ''
  const desk = installFakeDesk({
    'display.scene': () => succeeded(first),
    'display.verify': ({ decoded }) => succeeded(decoded === text),
    ...planned,
  })
  render(<CustomerDisplay />)
  return desk
}

/** Before each test: what the simulated page lacks of a real one. */
export function simulatePage() {
  beforeEach(() => {
    // No layout: this is the room that the code and its words share.
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1366)
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700)
    Object.defineProperty(document, 'fonts', { value: [], configurable: true })
    simulateCanvas()
  })
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
}

/** One that keeps its pixels, as a real one does. */
function simulateCanvas() {
  let pixels: ImageData | undefined
  vi.stubGlobal(
    'ImageData',
    class {
      readonly data: Uint8ClampedArray
      constructor(data: Uint8ClampedArray) {
        this.data = data
      }
    },
  )
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    putImageData: (drawn: ImageData) => {
      pixels = drawn
    },
    getImageData: () => pixels,
  } as never)
}

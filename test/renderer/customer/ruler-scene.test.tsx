import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Scene, succeeded } from '#contract'
import { CustomerDisplay } from '../../../renderer/customer/customer-display.tsx'
import { installFakeDesk } from '../../fakes/fake-desk.ts'

const ruler: Extract<Scene, { kind: 'ruler' }> = {
  kind: 'ruler',
  organisationName: '',
  environment: 'production',
  language: 'ar',
  dimming: 0,
  placement: { place: { x: 'left', y: 'middle' } },
}

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1920)
  vi.stubGlobal('innerHeight', 1080)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function openRuler(scene = ruler) {
  const desk = installFakeDesk({
    'display.scene': () => succeeded(scene),
    'display.keepMeasure': () => succeeded(undefined),
    'display.close': () => succeeded(undefined),
  })
  render(<CustomerDisplay />)
  const slider = await screen.findByRole<HTMLInputElement>('slider', { name: 'Width of the card' })
  return { desk, slider, user: userEvent.setup() }
}

test('the shape begins as wide as a card on a usual screen, and as known where it is known', async () => {
  const { slider } = await openRuler()
  expect(slider.value).toBe(String(Math.round((85.6 * 96) / 25.4)))
  cleanup()
  const known = await openRuler({
    ...ruler,
    placement: { ...ruler.placement, devicePixelsPerMm: 5 },
  })
  expect(known.slider.value).toBe('428')
})

test('arrow keys fit it, finely and coarsely, and Enter keeps what it came to', async () => {
  const { desk, slider, user } = await openRuler({
    ...ruler,
    placement: { ...ruler.placement, devicePixelsPerMm: 5 },
  })
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowUp}{ArrowUp}{ArrowDown}')
  expect(slider.value).toBe('439')
  await user.keyboard('{Enter}')
  expect(desk.sentTo('display.keepMeasure')).toEqual([{ devicePixelsPerMm: 439 / 85.6 }])
  expect(desk.sentTo('display.close')).toEqual([])
})

test('Escape leaves everything as it was', async () => {
  const { desk, user } = await openRuler()
  await user.keyboard('{ArrowRight}{Escape}')
  expect(desk.sentTo('display.close')).toHaveLength(1)
  expect(desk.sentTo('display.keepMeasure')).toEqual([])
})

test('the distance follows the shape, and is told to screen readers with it', async () => {
  const { slider, user } = await openRuler({
    ...ruler,
    placement: { ...ruler.placement, devicePixelsPerMm: 4 },
  })
  // 20 pixels a module of 37 at 4 to the millimetre.
  expect(slider.getAttribute('aria-valuetext')).toContain('codes scan from about 2.3 m')
  await user.keyboard('{ArrowUp}'.repeat(10))
  expect(slider.getAttribute('aria-valuetext')).toContain('codes scan from about 1.7 m')
})

test('buttons do the same, and Enter on one presses it', async () => {
  const { desk, slider, user } = await openRuler()
  const before = Number(slider.value)
  await user.click(screen.getByRole('button', { name: 'Wider' }))
  expect(Number(slider.value)).toBe(before + 1)
  screen.getByRole('button', { name: 'Narrower' }).focus()
  await user.keyboard('{Enter}')
  expect(Number(slider.value)).toBe(before)
  await user.click(screen.getByRole('button', { name: 'Keep this size' }))
  expect(desk.sentTo('display.keepMeasure')).toHaveLength(1)
})

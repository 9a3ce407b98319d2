import { describe, expect, it, vi } from 'vitest'
import type { CodeAdjustment, CodePlacement, DrawnSize } from '#contract'
import { adjusted, usualPlacement } from '../../../main/customer-display/code-placements.ts'
import { servicesSetup } from '../../builders/services-setup.ts'
import { deskScreen, secondScreen } from '../../fakes/fake-screens.ts'

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

const size: DrawnSize = { symbolMm: 144, smallerShare: 0.6, largerShare: 0.8 }

/** All services with an invite's code over the desk. */
async function codeSetup(options: Parameters<typeof servicesSetup>[0] = {}) {
  const setup = await servicesSetup(options)
  const { desk, ask, window } = setup
  const scene = () => {
    const last = window.scenes.at(-1)
    return last?.kind === 'invite' ? last : expect.fail('no code is shown')
  }
  const confirm = (decoded = scene().text) =>
    ask('customer', 'display.verify', { drawing: scene().drawing, decoded, size })
  const id = await setup.issue()
  const show = async () => {
    const before = window.scenes.length
    const showing = desk('display.show', { id })
    await vi.waitFor(() => expect(window.scenes.length).toBeGreaterThan(before))
    await confirm()
    return showing
  }
  await show()
  const state = async () => {
    const answer = await desk('display.state', undefined)
    return answer.ok ? answer.value : undefined
  }
  return { ...setup, scene, confirm, show, state }
}

describe('a code that is adjusted', () => {
  it('is drawn anew where it belongs, and judged anew', async () => {
    const { ask, scene, confirm, state } = await codeSetup()
    const before = scene().drawing
    await ask('customer', 'display.adjust', 'right')
    expect(scene()).toMatchObject({ placement: { place: { x: 'centre', y: 'middle' } } })
    expect(scene().drawing).toBeGreaterThan(before)
    expect(await confirm()).toEqual({ ok: true, value: true })
    expect(await state()).toMatchObject({ showing: 'invite', placement: { isUsual: false } })
  })

  it('leaves the screen when it is drawn wrongly there', async () => {
    const { ask, confirm, window } = await codeSetup()
    await ask('customer', 'display.adjust', 'right')
    expect(await confirm('something else')).toEqual({ ok: true, value: false })
    expect(window.isVisible()).toBe(false)
  })

  it('takes the sizes that the page offers, from the desk as well', async () => {
    const { desk, scene } = await codeSetup()
    await desk('display.adjust', 'larger')
    expect(scene().placement.share).toBe(0.8)
    await desk('display.adjust', 'smaller')
    expect(scene().placement.share).toBe(0.6)
    await desk('display.adjust', 'reset')
    expect(scene().placement.share).toBeUndefined()
  })

  it('stays so for the next code, and after a restart', async () => {
    const { ask, show, scene, session, history } = await codeSetup()
    await ask('customer', 'display.adjust', 'dim')
    await ask('customer', 'display.adjust', 'down')
    await show()
    expect(scene()).toMatchObject({ dimming: 1, placement: { place: { y: 'bottom' } } })
    session.stop()
    const next = await codeSetup({ history })
    expect(next.scene()).toMatchObject({ dimming: 1, placement: { place: { y: 'bottom' } } })
  })
})

describe('what is set for one screen', () => {
  it('says nothing of another, and is there again when the screen is', async () => {
    const { desk, screens, scene } = await codeSetup()
    screens.connect(deskScreen, secondScreen)
    await desk('display.choose', { id: secondScreen.id })
    await desk('display.adjust', 'right')
    expect(scene().placement.place.x).toBe('centre')
    screens.connect(deskScreen)
    expect(scene().placement.place.x).toBe('left')
    screens.connect(deskScreen, secondScreen)
    expect(scene().placement.place.x).toBe('centre')
  })

  it('dims the welcome too', async () => {
    const { desk, screens, window } = await codeSetup()
    screens.connect(deskScreen, secondScreen)
    await desk('display.choose', { id: secondScreen.id })
    await desk('display.close', undefined)
    await desk('display.adjust', 'dim')
    expect(window.scenes.at(-1)).toMatchObject({ kind: 'welcome', dimming: 1 })
  })
})

describe('what the desk is told', () => {
  it('is how large the code was drawn, and which way it can go', async () => {
    const { state, events } = await codeSetup()
    expect(await state()).toMatchObject({
      placement: { place: { x: 'left', y: 'middle' }, dimming: 0, isUsual: true },
      size: { symbolMm: 144, canShrink: true, canEnlarge: true },
    })
    const [, told] = events.findLast(([name]) => name === 'display.changed') ?? []
    expect(told).toMatchObject({ size: { symbolMm: 144 } })
  })

  it('is nothing of a size once no code is shown', async () => {
    const { desk, state } = await codeSetup()
    await desk('display.close', undefined)
    expect(await state()).toEqual({ screen: 'none', showing: 'nothing', language: 'en' })
  })
})

describe('measuring a screen', () => {
  it('puts a ruler over the desk with the keyboard, and takes it away again', async () => {
    const { desk, ask, window, state } = await codeSetup()
    await desk('display.close', undefined)
    await desk('display.measure', undefined)
    expect(window.events.slice(-3)).toEqual(['send ruler', 'reveal', 'take keyboard'])
    expect(await state()).toMatchObject({ showing: 'ruler' })
    await ask('customer', 'display.close')
    expect(window.events.slice(-3)).toEqual(['send idle', 'hide', 'give back keyboard'])
    expect(await state()).toEqual({ screen: 'none', showing: 'nothing', language: 'en' })
  })

  it('is remembered for that screen, also by the next start, until its resolution changes', async () => {
    const { desk, ask, show, scene, screens, session, history } = await codeSetup()
    expect(scene().placement.devicePixelsPerMm).toBeUndefined()
    await desk('display.measure', undefined)
    await ask('customer', 'display.keepMeasure', { devicePixelsPerMm: 4.5 })
    await show()
    expect(scene().placement.devicePixelsPerMm).toBe(4.5)
    screens.connect({ ...deskScreen, bounds: { ...deskScreen.bounds, width: 1024 } })
    expect(scene().placement.devicePixelsPerMm).toBeUndefined()
    session.stop()
    const next = await codeSetup({ history })
    expect(next.scene().placement.devicePixelsPerMm).toBe(4.5)
  })

  it('begins with what is known, and changes nothing when it is left', async () => {
    const { desk, ask, show, scene, window } = await codeSetup()
    await desk('display.measure', undefined)
    await ask('customer', 'display.keepMeasure', { devicePixelsPerMm: 4 })
    await desk('display.measure', undefined)
    expect(window.scenes.at(-1)).toMatchObject({
      kind: 'ruler',
      placement: { devicePixelsPerMm: 4 },
    })
    await ask('customer', 'display.close')
    await show()
    expect(scene().placement.devicePixelsPerMm).toBe(4)
  })

  it('ends when the screen goes, and makes room for a code', async () => {
    const { desk, screens, show, state, window } = await codeSetup()
    screens.connect(deskScreen, secondScreen)
    await desk('display.choose', { id: secondScreen.id })
    await desk('display.measure', undefined)
    screens.connect(deskScreen)
    expect(await state()).toMatchObject({ screen: 'lost', showing: 'nothing' })
    expect(window.isVisible()).toBe(false)
    await desk('display.measure', undefined)
    await show()
    await desk('display.close', undefined)
    expect(await state()).toMatchObject({ showing: 'nothing' })
  })

  it('gives the keyboard back to the desk when a code takes the ruler’s place', async () => {
    const { desk, screens, show, window } = await codeSetup()
    screens.connect(deskScreen, secondScreen)
    await desk('display.choose', { id: secondScreen.id })
    await desk('display.measure', undefined)
    await show()
    const keyboard = window.events.filter((event) => event.endsWith('keyboard'))
    expect(keyboard).toEqual(['take keyboard', 'give back keyboard'])
  })

  it('takes away no code that came in the ruler’s place while the measure was kept', async () => {
    const { desk, ask, show, scene } = await codeSetup()
    await desk('display.measure', undefined)
    await show()
    await ask('customer', 'display.keepMeasure', { devicePixelsPerMm: 4.5 })
    expect(scene()).toMatchObject({ kind: 'invite', placement: { devicePixelsPerMm: 4.5 } })
  })

  it('is asked for by the desk, and its result is the customer window’s alone to give', async () => {
    const { desk, ask } = await codeSetup()
    const refused = { ok: false, failure: { code: 'request-refused' } }
    expect(await ask('customer', 'display.measure')).toMatchObject(refused)
    expect(await desk('display.keepMeasure', { devicePixelsPerMm: 4 })).toMatchObject(refused)
    expect(await ask('customer', 'display.keepMeasure', { devicePixelsPerMm: 0 })).toMatchObject(
      refused,
    )
  })
})

it('the settings are told how fine a screen is that was measured, and nothing of one that was not', async () => {
  const { desk, ask, screens } = await codeSetup()
  screens.connect(deskScreen, secondScreen)
  await desk('display.measure', undefined)
  await ask('customer', 'display.keepMeasure', { devicePixelsPerMm: 4.5 })
  expect(await desk('display.screens', undefined)).toMatchObject({
    value: {
      screens: [
        { hasDisplay: true, scale: { devicePixelsPerMm: 4.5 } },
        { hasDisplay: false, scale: undefined },
      ],
    },
  })
})

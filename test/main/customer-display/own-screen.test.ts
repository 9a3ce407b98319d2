import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RouteName } from '#contract'
import { servicesSetup } from '../../builders/services-setup.ts'
import { typed } from '../../builders/typed-draft.ts'
import { deskScreen, secondScreen } from '../../fakes/fake-screens.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** All services with two screens, the second chosen as the customer's. */
async function ownScreenSetup() {
  const setup = await servicesSetup()
  const { desk, window, screens, events } = setup
  screens.connect(deskScreen, secondScreen)
  await desk('display.choose', { id: secondScreen.id })
  const show = (id: number) => setup.show('display.show', { id })
  const state = async () => {
    const answer = await desk('display.state', undefined)
    return answer.ok ? answer.value : undefined
  }
  const told = (name: string) => events.filter(([told]) => told === name).length
  return { ...setup, show, state, told, kind: () => window.scenes.at(-1)?.kind }
}

describe('a screen that the IT department chose', () => {
  const fixedTo = async (screen: string) => {
    const setup = await servicesSetup({ variables: { FRONT_DESK_CUSTOMER_SCREEN: screen } })
    setup.screens.connect(deskScreen, secondScreen)
    const read = async () => {
      const answer = await setup.desk('display.screens', undefined)
      return answer.ok ? answer.value : undefined
    }
    return { ...setup, read }
  }

  it.each([
    ['Counter', { state: 'own', chosenId: secondScreen.id }],
    ['other', { state: 'own', chosenId: secondScreen.id }],
    ['Another', { state: 'lost' }],
    ['none', { state: 'none' }],
  ])('%s is in force, and cannot be changed', async (screen, expected) => {
    const { desk, read } = await fixedTo(screen)
    expect(await read()).toMatchObject(expected)
    for (const choice of [{}, { id: secondScreen.id }]) {
      expect(await desk('display.choose', choice)).toMatchObject({
        ok: false,
        failure: { code: 'setting-fixed' },
      })
    }
    expect(await read()).toMatchObject(expected)
  })

  it('as the other one follows where the desk is not', async () => {
    const { read, screens } = await fixedTo('other')
    screens.moveDesk(secondScreen.id)
    expect(await read()).toMatchObject({ chosenId: deskScreen.id })
    screens.connect(secondScreen)
    expect(await read()).toMatchObject({ state: 'lost' })
  })
})

describe('a screen that was chosen', () => {
  it('shows the welcome at once and keeps it, without taking the keyboard', async () => {
    const { window, state } = await ownScreenSetup()
    expect(window.events.slice(-3)).toEqual(['move to 1366', 'send welcome', 'reveal'])
    expect(await state()).toMatchObject({ screen: 'own', showing: 'welcome' })
  })

  it('is remembered by the next start', async () => {
    const { history, session, screens } = await ownScreenSetup()
    session.stop()
    const next = await servicesSetup({ history })
    next.screens.connect(...screens.screens.live())
    expect(next.window.events).toContain('move to 1366')
  })

  it('cannot be the one that the desk is on, nor one that is not there', async () => {
    const { desk } = await ownScreenSetup()
    expect(await desk('display.choose', { id: deskScreen.id })).toMatchObject({ ok: false })
    expect(await desk('display.choose', { id: 77 })).toMatchObject({ ok: false })
  })

  it('is given up by choosing none: the window leaves it', async () => {
    const { desk, window, state } = await ownScreenSetup()
    await desk('display.choose', {})
    expect(window.events.slice(-3)).toEqual(['move to desk', 'send idle', 'hide'])
    expect(await state()).toMatchObject({ screen: 'none', showing: 'nothing' })
  })

  it('is recognised by its name when the system gave it another number', async () => {
    const { window, screens, state } = await ownScreenSetup()
    screens.connect(deskScreen, {
      ...secondScreen,
      id: 9,
      bounds: { ...secondScreen.bounds, x: 5 },
    })
    expect(window.events).toContain('move to 5')
    expect(await state()).toMatchObject({ screen: 'own' })
  })

  it('is followed when its resolution changes', async () => {
    const { window, screens } = await ownScreenSetup()
    screens.connect(deskScreen, {
      ...secondScreen,
      bounds: { x: 1366, y: 0, width: 800, height: 600 },
    })
    expect(window.events.slice(-2)).toEqual(['move to 1366', 'reveal'])
  })

  it('is listed with number, size in device pixels and whether the desk is there', async () => {
    const { desk, screens } = await ownScreenSetup()
    await desk('display.identify', undefined)
    expect(screens.identified).toEqual([[1, 2]])
    expect(await desk('display.screens', undefined)).toMatchObject({
      value: {
        chosenId: 2,
        state: 'own',
        screens: [
          { id: 1, number: 1, hasDesk: true },
          { id: 2, number: 2, hasDesk: false, width: 1920, height: 1200 },
        ],
      },
    })
  })
})

it('the system is not asked about its screens at each key, nor while nothing happens', async () => {
  vi.useFakeTimers()
  const { desk, screens, absence, kind } = await ownScreenSetup()
  const before = screens.timesAsked()
  for (const firstName of ['M', 'Ma', 'Mary']) await desk('draft.keep', typed({ firstName }))
  await vi.advanceTimersByTimeAsync(60_000)
  absence.isNobodyThere = true
  await vi.advanceTimersByTimeAsync(5_000)
  expect(kind()).toBe('privacy-screen')
  expect(screens.timesAsked()).toBe(before)
})

describe('a screen that is lost', () => {
  it('leaves the code over the desk, and takes it back when it returns', async () => {
    const { window, screens, show, issue, state } = await ownScreenSetup()
    await show(await issue())
    screens.connect(deskScreen)
    expect(window.events.slice(-3)).toEqual(['move to desk', 'send invite', 'reveal'])
    expect(window.scenes.at(-1)).toMatchObject({ isOverDesk: true })
    expect(await state()).toMatchObject({ screen: 'lost', showing: 'invite', inviteId: 1 })
    screens.connect(deskScreen, secondScreen)
    expect(window.events.slice(-3)).toEqual(['move to 1366', 'send invite', 'reveal'])
    expect(await state()).toMatchObject({ screen: 'own', showing: 'invite' })
  })

  it('leaves nothing over the desk when no code was shown', async () => {
    const { window, screens, state } = await ownScreenSetup()
    screens.connect(deskScreen)
    expect(window.isVisible()).toBe(false)
    expect(await state()).toMatchObject({ screen: 'lost', showing: 'nothing' })
  })

  it('counts as lost while the desk stands on it', async () => {
    const { window, screens, state } = await ownScreenSetup()
    screens.moveDesk(secondScreen.id)
    expect(window.isVisible()).toBe(false)
    expect(await state()).toMatchObject({ screen: 'lost' })
  })
})

describe('what the customer sees', () => {
  it('is what to have ready while the desk types, without the name', async () => {
    const { desk, window, kind } = await ownScreenSetup()
    await desk('draft.keep', typed({ firstName: 'Mary' }))
    expect(window.scenes.at(-1)).toStrictEqual({
      kind: 'ready',
      organisationName: '',
      language: 'en',
      environment: 'practice',
      dimming: 0,
    })
    await desk('draft.keep', typed({ email: '' }))
    expect(kind()).toBe('welcome')
  })

  it('holds the first name where the setting allows it, and nothing more', async () => {
    const { desk, window, show, issue } = await ownScreenSetup()
    await desk('settings.change', { showsFirstName: true })
    const person = { firstName: 'Mary', familyName: 'Smith' }
    await desk('draft.keep', typed(person))
    expect(window.scenes.at(-1)).toMatchObject({ kind: 'ready', firstName: 'Mary' })
    await show(await issue(person))
    expect(window.scenes.at(-1)).toMatchObject({ kind: 'invite', firstName: 'Mary' })
    expect(JSON.stringify(window.scenes)).not.toMatch(/Smith|example\.com/u)
  })

  it('is the thanks for twenty seconds, then the welcome by itself', async () => {
    const { practice, desk, show, issue, kind } = await ownScreenSetup()
    const id = await issue()
    await show(id)
    void practice
    await desk('practice.advance', { id })
    await desk('practice.advance', { id })
    expect(await desk('display.state', undefined)).toMatchObject({
      value: { showing: 'thanks', inviteId: id },
    })
    await vi.advanceTimersByTimeAsync(19_999)
    expect(kind()).toBe('thanks')
    await vi.advanceTimersByTimeAsync(1)
    expect(kind()).toBe('welcome')
  })

  it('makes room for the next customer as soon as the last has finished', async () => {
    const { desk, show, issue, kind } = await ownScreenSetup()
    const id = await issue()
    await show(id)
    await desk('draft.keep', typed({}))
    expect(kind()).toBe('invite')
    await desk('practice.advance', { id })
    await desk('practice.advance', { id })
    await desk('draft.keep', typed({ firstName: 'Next' }))
    expect(kind()).toBe('ready')
  })

  it('is the name as it is typed, however long, for a page that comes anew too', async () => {
    const { ask, desk } = await ownScreenSetup()
    await desk('settings.change', { showsFirstName: true })
    const firstName = 'M'.repeat(2000)
    await desk('draft.keep', typed({ firstName }))
    expect(await ask('customer', 'display.scene')).toMatchObject({ value: { firstName } })
  })

  it('is no name any more as soon as the setting forbids it, beside a code either', async () => {
    const { desk, show, issue, window } = await ownScreenSetup()
    await desk('settings.change', { showsFirstName: true })
    await show(await issue({ firstName: 'Mary' }))
    expect(window.scenes.at(-1)).toMatchObject({ kind: 'invite', firstName: 'Mary' })
    await desk('settings.change', { showsFirstName: false })
    expect(window.scenes.at(-1)).toMatchObject({ kind: 'welcome' })
  })

  it('is the next code when that is drawn as the ten minutes of the last are over', async () => {
    const { ask, desk, show, issue, window } = await ownScreenSetup()
    await show(await issue())
    const id = await issue()
    await vi.advanceTimersByTimeAsync(10 * 60_000 - 30)
    const showing = desk('display.show', { id })
    await vi.advanceTimersByTimeAsync(60)
    const scene = window.scenes.at(-1)
    const { drawing, text } = scene?.kind === 'invite' ? scene : expect.fail('no code')
    await ask('customer', 'display.verify', { drawing, decoded: text })
    expect(await showing).toMatchObject({ value: 'shown' })
  })

  it('is the welcome again after ten minutes in which nothing happened', async () => {
    const { show, issue, kind } = await ownScreenSetup()
    await show(await issue())
    await vi.advanceTimersByTimeAsync(10 * 60_000 - 1)
    expect(kind()).toBe('invite')
    await vi.advanceTimersByTimeAsync(1)
    expect(kind()).toBe('welcome')
  })
})

describe('the privacy screen', () => {
  it('covers and uncovers', async () => {
    const { desk, kind } = await ownScreenSetup()
    expect(await desk('display.togglePrivacyScreen', undefined)).toMatchObject({
      value: { showing: 'privacy-screen' },
    })
    await desk('draft.keep', typed({}))
    expect(kind()).toBe('privacy-screen')
    expect(await desk('display.togglePrivacyScreen', undefined)).toMatchObject({
      value: { showing: 'ready' },
    })
  })

  it('covers a code for good, and is lifted by the next code', async () => {
    const { desk, show, issue, kind } = await ownScreenSetup()
    const id = await issue()
    await show(id)
    await desk('display.togglePrivacyScreen', undefined)
    expect(kind()).toBe('privacy-screen')
    await show(id)
    expect(kind()).toBe('invite')
    await desk('display.close', undefined)
    expect(kind()).toBe('welcome')
  })

  it('does nothing on one screen', async () => {
    const { desk, window } = await servicesSetup()
    expect(await desk('display.togglePrivacyScreen', undefined)).toMatchObject({
      value: { showing: 'nothing' },
    })
    expect(window.scenes).toEqual([])
  })

  it('falls by itself when nobody is there, but not on a code, and rises when somebody is', async () => {
    vi.useFakeTimers()
    const { show, issue, kind, absence } = await ownScreenSetup()
    await show(await issue())
    absence.isNobodyThere = true
    await vi.advanceTimersByTimeAsync(5_000)
    expect(kind()).toBe('invite')
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(kind()).toBe('privacy-screen')
    absence.isNobodyThere = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(kind()).toBe('welcome')
  })
})

it.each<[RouteName, unknown]>([
  ['display.choose', {}],
  ['display.screens', undefined],
  ['display.identify', undefined],
  ['display.togglePrivacyScreen', undefined],
  ['display.state', undefined],
  ['display.show', { id: 1 }],
  ['progress.read', undefined],
])('%s is refused to the customer’s own window', async (name, input) => {
  const { ask } = await servicesSetup()
  expect(await ask('customer', name, input)).toMatchObject({ failure: { code: 'request-refused' } })
})

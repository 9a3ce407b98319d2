import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed, type RouteName, succeeded } from '#contract'
import { type ServicesSetupOptions, servicesSetup } from '../../builders/services-setup.ts'
import { typed } from '../../builders/typed-draft.ts'
import { deskScreen, secondScreen } from '../../fakes/fake-screens.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const permanentLink = 'https://portal.practice.example/invite/WATTLEFINCH'
const guestWifi = { network: 'Example Guests', password: 'welcome-2026', isHidden: false }
const email = 'mary@example.com'
const shown = succeeded('shown')
const withdrawn = succeeded('withdrawn')

/** All services, everything set up; the page is played by the test. */
async function askedSetup(options: ServicesSetupOptions & { hasOwnScreen?: boolean } = {}) {
  const setup = await servicesSetup(options)
  const { desk, window, screens } = setup
  if (options.hasOwnScreen) {
    screens.connect(deskScreen, secondScreen)
    await desk('display.choose', { id: secondScreen.id })
  }
  await desk('settings.change', { permanentLink, guestWifi })
  const state = async () => {
    const answer = await desk('display.state', undefined)
    return answer.ok ? answer.value : undefined
  }
  return { ...setup, state, kind: () => window.scenes.at(-1)?.kind }
}

const everything: readonly [RouteName, unknown, string][] = [
  ['display.permanentLink', undefined, 'permanent-link'],
  ['display.wifi', undefined, 'wifi'],
  ['display.readBack', { email }, 'read-back'],
]

describe.each(everything)('%s', (name, input, showing) => {
  it('reveals nothing before what was drawn was read back and is right', async () => {
    const { begin, window, confirm, state } = await askedSetup()
    expect(window.events).toEqual(['move to desk'])
    const asked = await begin(name, input)
    expect(window.events.slice(1)).toEqual([`send ${showing}`])
    expect(await state()).toMatchObject({ screen: 'none', showing })
    await confirm()
    expect(await asked.answer).toEqual(shown)
    expect(window.events.slice(1)).toEqual([`send ${showing}`, 'reveal'])
  })

  it('fails by name and hides when something else was drawn', async () => {
    const { ask, begin, window, drawn } = await askedSetup()
    const asked = await begin(name, input)
    await ask('customer', 'display.verify', { drawing: drawn().drawing, decoded: 'other' })
    expect(await asked.answer).toEqual(failed('drawn-wrong'))
    expect(window.events).not.toContain('reveal')
    expect(window.scenes.at(-1)).toEqual({ kind: 'idle' })
  })

  it('ends quietly when it is closed before it was drawn', async () => {
    const { begin, desk, window } = await askedSetup()
    const asked = await begin(name, input)
    await desk('display.close', undefined)
    expect(await asked.answer).toEqual(withdrawn)
    expect(window.events).not.toContain('reveal')
  })

  it('gives way to an invite’s code, and is never beside it', async () => {
    const { show, issue, window, kind } = await askedSetup({ hasOwnScreen: true })
    await show(name, input)
    await show('display.show', { id: await issue() })
    expect(kind()).toBe('invite')
    for (const scene of window.scenes) {
      const holds = JSON.stringify(scene)
      const isOfInvite = holds.includes('track-id')
      expect(isOfInvite && /WIFI|welcome|WATTLEFINCH|mary/u.test(holds)).toBe(false)
    }
  })

  it('follows the customer’s screen when that is lost and found', async () => {
    const { show, screens, window, drawn } = await askedSetup({ hasOwnScreen: true })
    await show(name, input)
    expect(drawn().isOverDesk).toBe(false)
    screens.connect(deskScreen)
    expect(window.events.slice(-3)).toEqual(['move to desk', `send ${showing}`, 'reveal'])
    expect(drawn().isOverDesk).toBe(true)
  })

  it('goes behind the privacy screen', async () => {
    const { show, desk, kind } = await askedSetup({ hasOwnScreen: true })
    await show(name, input)
    await desk('display.togglePrivacyScreen', undefined)
    expect(kind()).toBe('privacy-screen')
  })

  it('goes when the environment changes', async () => {
    const { show, desk, kind } = await askedSetup()
    await show(name, input)
    await desk('settings.change', { environment: 'staging' })
    expect(kind()).toBe('idle')
  })

  it('goes when the organisation gets another name: that stands beside it', async () => {
    const { show, desk, kind } = await askedSetup()
    await show(name, input)
    await desk('settings.change', { organisationName: 'Example Bank' })
    expect(kind()).toBe('idle')
  })

  it('waits for no page any more once the services have ended', async () => {
    const { begin, session, window } = await askedSetup()
    const asked = await begin(name, input)
    session.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await asked.answer).toEqual(withdrawn)
    expect(window.events).not.toContain('reveal')
  })

  it('leaves no row in the history and no log entry', async () => {
    const { show, desk, logs } = await askedSetup()
    await show(name, input)
    expect(await desk('invites.list', { limit: 10 })).toMatchObject({ value: { invites: [] } })
    expect(logs).toEqual([])
  })
})

describe('the permanent link', () => {
  it('stands with its host, and is not watched', async () => {
    const { show, drawn, state, practice } = await askedSetup()
    await show('display.permanentLink')
    expect(drawn()).toMatchObject({ text: permanentLink, linkHost: 'portal.practice.example' })
    expect(await state()).not.toHaveProperty('inviteId')
    expect(practice.requests).toEqual([])
  })

  it('fails by name when none is set, and when the environment is another one since', async () => {
    const { desk, window } = await askedSetup()
    await desk('settings.change', { environment: 'production' })
    expect(await desk('display.permanentLink', undefined)).toEqual(
      failed('permanent-link-unusable'),
    )
    await desk('settings.change', { permanentLink: '' })
    expect(await desk('display.permanentLink', undefined)).toEqual(failed('no-permanent-link'))
    expect(window.scenes).toEqual([])
  })

  it('goes when it is changed in the settings', async () => {
    const { show, desk, kind } = await askedSetup()
    await show('display.permanentLink')
    await desk('settings.change', { permanentLink: `${permanentLink}2` })
    expect(kind()).toBe('idle')
  })

  it('makes room after ten minutes on a screen of its own, and stays over the desk', async () => {
    const own = await askedSetup({ hasOwnScreen: true })
    const over = await askedSetup()
    await over.show('display.permanentLink')
    await own.show('display.permanentLink')
    await vi.advanceTimersByTimeAsync(10 * 60_000 - 1)
    expect(own.kind()).toBe('permanent-link')
    await vi.advanceTimersByTimeAsync(1)
    expect([own.kind(), over.kind()]).toEqual(['welcome', 'permanent-link'])
  })
})

describe('the guest Wi-Fi', () => {
  it('is taken away by the key that showed it', async () => {
    const { show, desk, kind } = await askedSetup()
    await show('display.wifi')
    expect(await desk('display.wifi', undefined)).toEqual(withdrawn)
    expect(kind()).toBe('idle')
  })

  it.each(['desk', 'customer'] as const)(
    'brings back the invite’s code that it covered, asked by the %s window',
    async (from) => {
      const { ask, show, issue, confirm, kind, state } = await askedSetup()
      const id = await issue()
      await show('display.show', { id })
      await show('display.wifi')
      expect(await state()).toMatchObject({ showing: 'wifi' })
      expect(await state()).not.toHaveProperty('inviteId')
      const away = ask(from, 'display.wifi', undefined)
      await vi.waitFor(() => expect(kind()).toBe('invite'))
      await confirm()
      expect(await away).toEqual(withdrawn)
      expect(await state()).toMatchObject({ screen: 'none', showing: 'invite', inviteId: id })
    },
  )

  it('brings back that code however fast its key is pressed', async () => {
    const { ask, begin, show, issue, confirm, state } = await askedSetup()
    const id = await issue()
    await show('display.show', { id })
    const presses = [1, 2, 3].map(() => ask('desk', 'display.wifi', undefined))
    const last = await begin('display.wifi')
    await confirm()
    const answers = await Promise.all([...presses, last.answer])
    expect(answers).toEqual(answers.map(() => withdrawn))
    expect(await state()).toMatchObject({ showing: 'invite', inviteId: id })
  })

  it('brings back no code that was closed before', async () => {
    const { desk, show, issue, kind } = await askedSetup()
    await show('display.show', { id: await issue() })
    await desk('display.close', undefined)
    await show('display.wifi')
    await desk('display.wifi', undefined)
    expect(kind()).toBe('idle')
  })

  it('makes room after three minutes on a screen of its own, for the code that it covered', async () => {
    const { show, issue, kind } = await askedSetup({ hasOwnScreen: true })
    await show('display.show', { id: await issue() })
    await show('display.wifi')
    await vi.advanceTimersByTimeAsync(3 * 60_000 - 1)
    expect(kind()).toBe('wifi')
    await vi.advanceTimersByTimeAsync(1)
    expect(kind()).toBe('invite')
  })

  it('is refused by name when none is set up, and goes when it is changed', async () => {
    const { show, desk, kind } = await askedSetup()
    await show('display.wifi')
    await desk('settings.change', { guestWifi: { ...guestWifi, network: '', password: '' } })
    expect(kind()).toBe('idle')
    expect(await desk('display.wifi', undefined)).toEqual(failed('no-guest-wifi'))
  })
})

describe('the read-back', () => {
  it.each([true, false])('goes by itself after 30 s, own screen: %s', async (hasOwnScreen) => {
    const { show, kind } = await askedSetup({ hasOwnScreen })
    await show('display.readBack', { email })
    await vi.advanceTimersByTimeAsync(29_999)
    expect(kind()).toBe('read-back')
    await vi.advanceTimersByTimeAsync(1)
    expect(kind()).not.toBe('read-back')
  })

  it('stays while the same address is typed on, and goes when it is another', async () => {
    const { show, desk, kind } = await askedSetup()
    await show('display.readBack', { email: ` ${email}.` })
    await desk('draft.keep', typed({ email: `${email} `, firstName: 'Mary' }))
    expect(kind()).toBe('read-back')
    await desk('draft.keep', typed({ email: `${email}.au` }))
    expect(kind()).toBe('idle')
  })

  it('is ended by name, and the code that has taken its place stays', async () => {
    const { begin, show, desk, confirm, issue, kind } = await askedSetup({ hasOwnScreen: true })
    await show('display.readBack', { email })
    await desk('display.endReadBack', undefined)
    expect(kind()).toBe('welcome')
    await show('display.readBack', { email })
    const asked = await begin('display.show', { id: await issue() })
    await desk('display.endReadBack', undefined)
    await confirm()
    expect(await asked.answer).toEqual(shown)
    expect(kind()).toBe('invite')
  })

  it('takes no code away that is being drawn when its time would be up', async () => {
    const { ask, show, desk, confirm, issue, kind } = await askedSetup()
    const id = await issue()
    await show('display.readBack', { email })
    await vi.advanceTimersByTimeAsync(4_000)
    await desk('display.close', undefined)
    await vi.advanceTimersByTimeAsync(25_950)
    const asked = ask('desk', 'display.show', { id })
    await vi.advanceTimersByTimeAsync(60)
    await confirm()
    expect(await asked).toEqual(shown)
    expect(kind()).toBe('invite')
  })

  it('is told to the customer’s window alone: no event, state or file holds the address', async () => {
    const { show, state, events, logs, window } = await askedSetup({ hasOwnScreen: true })
    await show('display.readBack', { email })
    expect(window.scenes.at(-1)).toMatchObject({ text: email })
    expect(JSON.stringify([await state(), events, logs])).not.toContain(email)
  })

  it.each(['', 'mary@', 'mary example.com'])('refuses what is no address: %j', async (unusable) => {
    const { ask, window } = await askedSetup()
    expect(await ask('desk', 'display.readBack', { email: unusable })).toMatchObject({ ok: false })
    expect(window.scenes).toEqual([])
  })
})

it.each([
  ['display.permanentLink', undefined],
  ['display.readBack', { email }],
] as const)('%s is refused to the customer’s own window', async (name, input) => {
  const { ask } = await servicesSetup()
  expect(await ask('customer', name, input)).toMatchObject({ failure: { code: 'request-refused' } })
})

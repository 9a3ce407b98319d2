import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Language } from '#contract'
import { servicesSetup } from '../../builders/services-setup.ts'
import { typed } from '../../builders/typed-draft.ts'
import { deskScreen, secondScreen } from '../../fakes/fake-screens.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** All services, with a screen that is the customer's own. */
async function languageSetup() {
  const setup = await servicesSetup()
  const { desk, ask, window, screens } = setup
  screens.connect(deskScreen, secondScreen)
  await desk('display.choose', { id: secondScreen.id })
  const scene = () => window.scenes.at(-1)
  const show = (id: number) => setup.show('display.show', { id })
  const spoken = (): Language | undefined => {
    const shown = scene()
    return shown && 'language' in shown ? shown.language : undefined
  }
  const touch = (language: Language) => ask('customer', 'display.chooseLanguage', { language })
  return { ...setup, show, spoken, touch }
}

it('is English until the organisation or the customer says otherwise', async () => {
  const { desk, spoken, touch } = await languageSetup()
  expect(spoken()).toBe('en')
  await desk('settings.change', { customerLanguage: 'vi' })
  expect(spoken()).toBe('vi')
  await touch('ar')
  expect(spoken()).toBe('ar')
  expect(await desk('display.state', undefined)).toMatchObject({ value: { language: 'ar' } })
})

it('stays with the customer from the welcome to their code, and goes with them', async () => {
  const { desk, issue, show, spoken, touch } = await languageSetup()
  await touch('hi')
  await desk('draft.keep', typed({}))
  expect(spoken()).toBe('hi')
  const first = await issue()
  await show(first)
  await desk('draft.keep', typed({ email: '', firstName: '', phone: '' }))
  expect(spoken()).toBe('hi')
  await desk('display.close', undefined)
  expect(spoken()).toBe('en')
  await show(await issue())
  expect(spoken()).toBe('en')
  await show(first)
  expect(spoken()).toBe('hi')
})

it('never passes from a code to the one that takes its place', async () => {
  const { issue, show, spoken, touch } = await languageSetup()
  await show(await issue())
  await touch('el')
  await show(await issue())
  expect(spoken()).toBe('en')
})

it('is forgotten when nobody came within two minutes', async () => {
  const { desk, spoken, touch } = await languageSetup()
  await touch('it')
  await vi.advanceTimersByTimeAsync(119_000)
  expect(spoken()).toBe('it')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(spoken()).toBe('en')
  await touch('it')
  await desk('draft.keep', typed({}))
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(spoken()).toBe('it')
})

it('is forgotten when the form is cleared without an invite', async () => {
  const { desk, spoken, touch } = await languageSetup()
  await desk('draft.keep', typed({}))
  await touch('es')
  const cleared = {
    email: '',
    firstName: '',
    middleName: '',
    familyName: '',
    fullName: '',
    phone: '',
  }
  await desk('draft.keep', typed(cleared))
  expect(spoken()).toBe('en')
})

it('is inherited by a fresh invite for the same person, and by nobody else’s', async () => {
  const { desk, issue, show, spoken } = await languageSetup()
  const first = await issue({ email: 'again@example.com' })
  await desk('invites.chooseLanguage', { id: first, language: 'pa' })
  await show(await issue({ email: 'again@example.com', reissueOf: first }))
  expect(spoken()).toBe('pa')
  await desk('display.close', undefined)
  await show(await issue({ email: 'somebody.else@example.com', reissueOf: first }))
  expect(spoken()).toBe('en')
})

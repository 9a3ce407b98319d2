import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  failed,
  isWithinBounds,
  type RouteName,
  routes,
  succeeded,
  type WindowKind,
} from '#contract'
import { dispatch, type Handlers, type RouteRules } from '../../main/ipc/dispatch.ts'
import { servicesSetup } from '../builders/services-setup.ts'
import { withSeed } from './fault-cases.ts'
import {
  hostileRuns,
  hostileText,
  hostileValue,
  nearShape,
  ofShape,
  quickly,
} from './hostile-values.ts'

const names = Object.keys(routes) as RouteName[]
const windows: readonly WindowKind[] = ['desk', 'customer', 'slip']

/** What they do takes a page that draws, a printer, a server or a key; the calls themselves are tried all the same. */
const takesMore: readonly RouteName[] = [
  'invites.create',
  'invites.rejoin',
  'invites.remove',
  // These change an invite, as they should.
  'invites.setLeft',
  'invites.setDue',
  'invites.setNote',
  'invites.seen',
  'invites.copyLink',
  'invites.setResult',
  'invites.saveRecord',
  'invites.chooseLanguage',
  'person.forget',
  'display.show',
  'display.notice',
  'display.permanentLink',
  'display.wifi',
  'display.readBack',
  'slips.printers',
  'slips.preview',
  'slips.print',
  'slips.savePdf',
  'slips.printTest',
  'connection.check',
  'database.createRecoveryCode',
  'database.startAfresh',
  'database.backup',
  'database.restore',
  'update.check',
  'practice.advance',
  // A desk that is locked answers nothing else any more.
  'lock.setPin',
  'lock.lock',
]

const aCall = fc.oneof(
  fc.tuple(fc.constantFrom(...names), hostileValue),
  fc
    .constantFrom(...names)
    .chain((name) => fc.tuple(fc.constant(name), nearShape(routes[name].input))),
  fc.tuple(fc.oneof(hostileText(), hostileValue), hostileValue),
)

it(
  withSeed('no call that the contract does not allow reaches a handler, from any window'),
  async () => {
    let called: { name: string; window: WindowKind } | undefined
    let from: WindowKind = 'desk'
    const handlers = Object.fromEntries(
      names.map((name) => [
        name,
        () => {
          called = { name, window: from }
          return failed('not-found')
        },
      ]),
    ) as unknown as Handlers
    const done: unknown[] = []
    const rules: RouteRules = { refusal: () => undefined, done: (name) => done.push(name) }
    await fc.assert(
      fc.asyncProperty(aCall, fc.constantFrom(...windows), async ([name, input], window) => {
        called = undefined
        from = window
        const answer = await quickly(() =>
          dispatch({ handlers, rules, log: () => undefined }, window, { name, input }),
        )
        const isAllowed = await isAllowedCall(name, input, window)
        expect(called !== undefined).toBe(isAllowed)
        if (!isAllowed) expect(answer).toMatchObject({ failure: { code: 'request-refused' } })
      }),
      hostileRuns(14_000),
    )
    expect(done, 'nothing is written down of what was not done').toEqual([])
  },
)

async function isAllowedCall(name: unknown, input: unknown, window: WindowKind): Promise<boolean> {
  const known = names.find((route) => route === name)
  if (known === undefined || !routes[known].windows.includes(window)) return false
  if (!isWithinBounds(known, input)) return false
  const parsed = await routes[known].input.safeParseAsync(input)
  return parsed.success
}

it(
  withSeed(
    'every call of the right shape is answered by name, whatever is in it, and no invite changes',
  ),
  async () => {
    const { session, issue, ask } = await servicesSetup({
      variables: { FRONT_DESK_ENVIRONMENT: 'practice' },
    })
    const id = await issue({ familyName: 'Nguyen', reference: 'CASE-7' })
    const detail = () => ask('desk', 'invites.detail', { id })
    const before = await detail()
    const handlers = {
      ...session.handlers,
      ...Object.fromEntries(takesMore.map((name) => [name, () => failed('not-found')])),
    }
    const logs: unknown[] = []
    await fc.assert(
      fc.asyncProperty(allowedCall(names), async ([name, input, window]) => {
        const answer = await quickly(() =>
          dispatch({ handlers, log: (...entry) => logs.push(entry) }, window, { name, input }),
        )
        if (!answer.ok) expect(['internal', 'database-failed']).not.toContain(answer.failure.code)
      }),
      hostileRuns(6_000),
    )
    expect(JSON.stringify(logs)).not.toContain('route-failed')
    expect(await detail()).toEqual(before)
    expect(before).toMatchObject(succeeded({}))
  },
)

/** A route, an input of its shape, and one of the windows that may ask it. */
function allowedCall(some: readonly RouteName[]) {
  return fc
    .constantFrom(...some)
    .chain((name) =>
      fc.tuple(
        fc.constant(name),
        ofShape(routes[name].input),
        fc.constantFrom(...routes[name].windows),
      ),
    )
}

/** They end the history, lock the desk, have the next invite refused, or ask addresses of VerifiMe's own. */
const apart: readonly RouteName[] = [
  'database.startAfresh',
  'database.restore',
  'lock.lock',
  'lock.setPin',
  'settings.addCode',
  'connection.check',
]
/** What waits for a page or a person is left to wait. */
const longestWaitMs = 100

it(
  withSeed('whatever is done to one invite, from any window that may, the others are as before'),
  async () => {
    const {
      issue,
      ask,
      logs,
      window: display,
    } = await servicesSetup({
      variables: { FRONT_DESK_ENVIRONMENT: 'practice' },
    })
    const others = [
      await issue({ familyName: 'Nguyen', reference: 'CASE-7' }),
      await issue({ email: 'tom@example.com', familyName: 'Brown', reference: 'CASE-8' }),
    ]
    const detail = (id: number) => ask('desk', 'invites.detail', { id })
    const before = await Promise.all(others.map(detail))
    expect(before).toMatchObject([succeeded({}), succeeded({})])
    display.page = (scene) => {
      if (!('drawing' in scene)) return
      const decoded = 'text' in scene ? scene.text : undefined
      queueMicrotask(
        () => void ask('customer', 'display.verify', { drawing: scene.drawing, decoded }),
      )
    }
    let target = 0
    const whole = names.filter((name) => !apart.includes(name))
    await fc.assert(
      fc.asyncProperty(allowedCall(whole), async ([name, input, window]) => {
        if (!(await detail(target)).ok) target = await issueAnother()
        const asked = ask(window, name, aimedAt(target, input))
        const answer = await Promise.race([asked, pause(longestWaitMs, undefined)])
        if (answer && !answer.ok) {
          expect(['internal', 'database-failed']).not.toContain(answer.failure.code)
        }
      }),
      hostileRuns(1_500),
    )
    expect(JSON.stringify(logs)).not.toContain('route-failed')
    expect(await Promise.all(others.map(detail))).toEqual(before)

    function issueAnother() {
      const { page } = display
      const made = issue({ email: 'mary@example.com', reference: 'CASE-9' })
      return made.finally(() => {
        display.page = page
      })
    }
  },
)

/** The input with the target in the place of each invite that it names. */
function aimedAt(target: number, input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input
  // All that a filter finds: it may well find the others.
  if ('ids' in input || 'found' in input) return { ids: [target] }
  if ('things' in input) return { things: [`invite ${target}`] }
  return 'id' in input ? { ...input, id: target } : input
}

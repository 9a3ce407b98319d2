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
    const call = fc
      .constantFrom(...names)
      .chain((name) => fc.tuple(fc.constant(name), ofShape(routes[name].input)))
    await fc.assert(
      fc.asyncProperty(call, async ([name, input]) => {
        const [window = 'desk'] = routes[name].windows
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

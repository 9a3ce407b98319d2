import { expect } from 'vitest'
import {
  type Answer,
  type CreatedInvite,
  type EventName,
  type Events,
  emptyDraft,
  type HeldDraft,
  type Invite,
  type RouteInput,
  type RouteName,
  type RouteOutput,
  type Settings,
  succeeded,
  type TypedDraft,
} from '#contract'

/** What a test plans for main to answer. Typed over the contract, so that it cannot fall behind. */
export type PlannedAnswers = {
  [Name in RouteName]?: (
    input: RouteInput<Name>,
  ) => Answer<RouteOutput<Name>> | Promise<Answer<RouteOutput<Name>>>
}

export const practiceSettings: Settings = {
  organisationName: 'Wattle & Finch Lawyers',
  codes: [],
  environment: 'practice',
  customAddress: '',
  customStatusAddress: '',
  customLinkHosts: [],
  apiHost: '127.0.0.1:4000',
  statusHost: '127.0.0.1:4000',
  linkHosts: ['127.0.0.1:4000'],
  permanentLink: '',
  guestWifi: { network: '', password: '', isHidden: false },
  otherWays: '',
  referencePattern: '',
  expectedFolder: '',
  resultsFolder: '',
  documentsLine: '',
  privacyNotice: '',
  privacyNoticeLink: '',
  accentColour: '',
  theme: 'system',
  lockAfterMinutes: 3,
  locksAfterCode: false,
  keepsRegister: false,
  registerYears: 7,
  registersNames: false,
  showsFirstName: false,
  masksNames: false,
  unopenedMinutes: 10,
  playsSound: false,
  customerLanguage: 'en',
  retentionDays: 30,
  detailsRetention: 'until-submitted',
  slipFormat: 'roll-80',
  isSlipApproved: false,
  fixed: [],
  keyProtection: 'keyring',
  hasRecoveryCode: false,
  isSetUp: true,
  appVersion: '0.1.0',
}

/** An invite that was made, its code on the screen. */
export function createdOf(changes: Partial<Invite> = {}): CreatedInvite {
  return { invite: inviteOf(changes), shown: succeeded('shown') }
}

export function inviteOf(changes: Partial<Invite> = {}): Invite {
  return {
    id: 7,
    createdAt: Date.now(),
    environment: 'practice',
    codeLabel: 'Person',
    name: 'Zoë O’Brien',
    email: 'zoe.obrien@example.com',
    reference: 'FD-7K2M9QXA',
    outcome: 'issued',
    status: 'Inactive',
    ...changes,
  }
}

/** What a desk with nothing to say answers. */
const quietAnswers: PlannedAnswers = {
  'record.activity': () => succeeded([]),
  'record.notices': () => succeeded([]),
  'results.folder': () =>
    succeeded({
      state: 'none',
      counts: { arrived: 0, known: 0, unknown: 0, unclear: 0, unreadable: 0 },
    }),
  'staff.list': () => succeeded({ staff: [] }),
  'lock.state': () => succeeded({ isLocked: false, hasDeskPin: false, hasManagerPin: false }),
  'settings.read': () => succeeded(practiceSettings),
  'database.state': () => succeeded({ state: 'ready' }),
  'database.backups': () => succeeded({ backups: [], copies: 'none' }),
  'draft.read': () => succeeded(emptyDraft),
  'update.state': () => succeeded({ state: 'off' }),
  'draft.keep': () => succeeded(undefined),
  'draft.readSettings': () => succeeded({}),
  'draft.keepSettings': () => succeeded(undefined),
  'expected.list': () => succeeded({ customers: [], invited: 0 }),
  'link.take': () => succeeded({ state: 'none' }),
  'slips.printers': () => succeeded([]),
  'invites.queue': () => succeeded({ open: [], submitted: [], followUps: [] }),
  'invites.list': () => succeeded({ invites: [], hasMore: false }),
  'display.state': () => succeeded({ screen: 'none', showing: 'nothing', language: 'en' }),
  'display.screens': () => succeeded({ screens: [], state: 'none' }),
  'progress.read': () => succeeded({ state: 'current' }),
  'invites.attempt': () => succeeded({ state: 'none' }),
  'invites.takeAnswer': () => succeeded(undefined),
  'invites.unwritten': () => succeeded({ count: 0 }),
  'invites.suggest': () => succeeded({ people: [] }),
  'retention.state': () => succeeded({ state: 'resting' }),
}

/** Main's side of holding. */
function onHold(): PlannedAnswers {
  let held: HeldDraft[] = []
  let ids = 0
  const hold = (typed: TypedDraft) => {
    ids += 1
    held = [...held, { id: ids, typed, at: Date.now() }]
    return succeeded(held)
  }
  return {
    'draft.held': () => succeeded(held),
    'draft.hold': hold,
    'draft.deleteHeld': ({ id }: { id: number }) => {
      held = held.filter((one) => one.id !== id)
      return succeeded(held)
    },
    'draft.resume': ({ id, inForm }: RouteInput<'draft.resume'>) => {
      const draft = held.find((one) => one.id === id)?.typed ?? emptyDraft
      held = held.filter((one) => one.id !== id)
      if (inForm) hold(inForm)
      return succeeded({ draft, held })
    },
  }
}

export type FakeDesk = ReturnType<typeof installFakeDesk>

/** Puts a machine behind the page that answers as planned; anything else fails the test at its end. */
export function installFakeDesk(planned: PlannedAnswers = {}) {
  const answers: PlannedAnswers = { ...quietAnswers, ...onHold(), ...planned }
  const calls: { name: RouteName; input: unknown }[] = []
  const unplanned: RouteName[] = []
  const listeners = new Map<EventName, Set<(payload: never) => void>>()

  async function call<Name extends RouteName>(name: Name, input: RouteInput<Name>) {
    calls.push({ name, input })
    // As the real IPC does, later: never in the same breath.
    await new Promise((resolve) => setTimeout(resolve))
    const answer = answers[name]
    if (answer) return answer(input)
    unplanned.push(name)
    throw new Error(`Nothing is planned for ${name}.`)
  }

  function on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void) {
    const known = listeners.get(name) ?? new Set()
    listeners.set(name, known.add(listener))
    return () => void known.delete(listener)
  }

  Object.defineProperty(window, 'desk', { value: { call, on }, configurable: true })
  return {
    /** Plans another answer from now on. */
    plan: (more: PlannedAnswers) => void Object.assign(answers, more),
    /** What was sent to a route so far. */
    sentTo: (name: RouteName) =>
      calls.filter((made) => made.name === name).map(({ input }) => input),
    emit: <Name extends EventName>(name: Name, payload: Events[Name]) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    expectNothingUnplanned: () => expect(unplanned).toEqual([]),
  }
}

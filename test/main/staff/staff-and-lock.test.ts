import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed, type RouteName, routes, succeeded } from '#contract'
import { createSettingsRepository } from '../../../main/settings/settings-repository.ts'
import { createLockService } from '../../../main/staff/lock-service.ts'
import { createAttempts } from '../../../main/staff/pins.ts'
import { opened } from '../../builders/database-setup.ts'
import { servicesSetup } from '../../builders/services-setup.ts'

const pin = '2580'
const managerPin = '739164'

async function withPins(owners: readonly ('desk' | 'manager')[] = ['desk', 'manager']) {
  const services = await servicesSetup()
  for (const owner of owners) {
    const set = await services.desk('lock.setPin', {
      owner,
      pin: owner === 'desk' ? pin : managerPin,
    })
    expect(set).toMatchObject({ ok: true })
  }
  return services
}

describe('a locked desk', () => {
  it('answers the desk nothing but what the lock needs, and the customer everything', async () => {
    const { desk, ask, session } = await withPins(['desk'])
    session.lock()
    const answered: string[] = []
    for (const name of Object.keys(routes) as RouteName[]) {
      const refusal = session.rules.refusal('desk', name, undefined)
      if (!refusal) answered.push(name)
      expect(session.rules.refusal('customer', name, undefined)).toBeUndefined()
    }
    expect(answered.sort()).toEqual([
      'database.state',
      'display.close',
      'display.state',
      'draft.readSettings',
      'invites.unwritten',
      'link.take',
      'lock.state',
      'lock.unlock',
      'retention.state',
      'settings.read',
      'update.state',
    ])
    expect(await desk('invites.list', { limit: 10 })).toStrictEqual(failed('desk-locked'))
    expect(await desk('lock.setPin', { owner: 'desk', pin: '' })).toStrictEqual(
      failed('desk-locked'),
    )
    expect(await ask('customer', 'display.scene')).toMatchObject({ ok: true })
  })

  it('uses up a link that another program opens meanwhile, and fills in nothing later', async () => {
    const { desk, session, links } = await withPins(['desk'])
    session.lock()
    links.push('frontdesk://new?email=mary@example.com')
    const refused = succeeded({ state: 'refused', reason: 'desk-locked' })
    expect(await desk('link.take', undefined)).toStrictEqual(refused)
    await desk('lock.unlock', { pin })
    expect(await desk('link.take', undefined)).toStrictEqual(succeeded({ state: 'none' }))
  })

  it.each([
    ['its own PIN', pin],
    ['the manager’s', managerPin],
  ])('opens with %s, and with no other', async (_, right) => {
    const { desk, session } = await withPins()
    session.lock()
    expect(await desk('lock.unlock', { pin: '9182' })).toStrictEqual(failed('pin-wrong'))
    expect(await desk('lock.unlock', { pin: right })).toMatchObject({
      ok: true,
      value: { isLocked: false },
    })
    expect(await desk('invites.list', { limit: 10 })).toMatchObject({ ok: true })
  })

  it('is locked when the app starts, and when the computer goes to sleep', async () => {
    const { desk, history, session } = await withPins(['desk'])
    session.suspend()
    expect(await desk('lock.state', undefined)).toMatchObject({ value: { isLocked: true } })
    session.stop()
    const next = await servicesSetup({ history })
    expect(await next.desk('lock.state', undefined)).toMatchObject({
      value: { isLocked: true, hasDeskPin: true },
    })
  })

  it('keeps the code on the customer’s screen', async () => {
    const { issue, session, ask } = await withPins(['desk'])
    const id = await issue()
    session.lock()
    expect(await ask('customer', 'display.scene')).toMatchObject({
      value: { kind: 'invite', inviteId: id },
    })
  })

  it('has no PIN that could not be written down', async () => {
    const now = () => 0
    const log = () => undefined
    const lock = createLockService({
      pins: {
        read: () => ({}),
        keep: () => {
          throw new RangeError('full')
        },
      },
      attempts: createAttempts({ failures: { read: () => 0, keep: () => undefined }, now, log }),
      rules: () => ({ lockAfterMinutes: 5, locksAfterCode: false }),
      idle: () => ({ seconds: 0, isScreenLocked: false }),
      now,
      announce: () => undefined,
    })
    await expect(lock.setPin({ owner: 'desk', pin })).rejects.toThrow(RangeError)
    expect(lock.state().hasDeskPin).toBe(false)
    lock.lock()
    expect(lock.isLocked()).toBe(false)
    lock.stop()
  })

  it('without a PIN never locks', async () => {
    const { desk, session } = await servicesSetup()
    session.lock()
    session.suspend()
    expect(await desk('lock.lock', undefined)).toMatchObject({ value: { isLocked: false } })
  })
})

describe('when nobody is there', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  })
  afterEach(() => void vi.useRealTimers())

  it.each([
    ['not before three minutes', { seconds: 179, isScreenLocked: false }, false],
    ['after three minutes', { seconds: 180, isScreenLocked: false }, true],
    ['when the system’s own lock is on', { seconds: 0, isScreenLocked: true }, true],
  ])('the desk locks %s', async (_, found, isLocked) => {
    const { desk, idle } = await withPins(['desk'])
    Object.assign(idle, found)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await desk('lock.state', undefined)).toMatchObject({ value: { isLocked } })
  })
})

describe('a code that covered the desk', () => {
  it.each([
    [false, false],
    [true, true],
  ])('leads back to the lock where that is set (%s)', async (locksAfterCode, isLocked) => {
    const { desk, issue, ask } = await withPins(['desk'])
    await desk('settings.change', { locksAfterCode })
    await issue()
    await ask('customer', 'display.close')
    expect(await desk('lock.state', undefined)).toMatchObject({ value: { isLocked } })
  })

  it('leads back to the lock when it stood there for more than a minute', async () => {
    const { desk, issue, ask } = await withPins(['desk'])
    await issue()
    const later = performance.now() + 61_000
    vi.spyOn(performance, 'now').mockReturnValue(later)
    await ask('customer', 'display.close')
    expect(await desk('lock.state', undefined)).toMatchObject({ value: { isLocked: true } })
  })
})

describe('the manager’s PIN', () => {
  it('is asked for before settings, exports and deleting many, not for the counter’s own choices', async () => {
    const { desk, session } = await withPins(['manager'])
    const later = performance.now() + 6 * 60_000
    vi.spyOn(performance, 'now').mockReturnValue(later)
    const needed = failed('manager-needed')
    expect(await desk('settings.change', { retentionDays: 7 })).toStrictEqual(needed)
    expect(await desk('settings.addCode', { label: '', code: 'TESTCODE01' })).toStrictEqual(needed)
    expect(await desk('invites.export', {})).toStrictEqual(needed)
    expect(await desk('invites.remove', { found: {}, except: [] })).toStrictEqual(needed)
    const many = Array.from({ length: 11 }, (_, at) => at + 1)
    expect(await desk('invites.remove', { ids: many })).toStrictEqual(needed)
    expect(await desk('lock.setPin', { owner: 'manager', pin: '' })).toStrictEqual(needed)
    expect(session.rules.refusal('desk', 'database.restore', {})).toStrictEqual(needed)
    expect(await desk('settings.change', { theme: 'dark' })).toMatchObject({ ok: true })
    expect(await desk('invites.remove', { ids: [1, 2] })).toMatchObject({ ok: true })
    expect(await desk('lock.manager', { pin: managerPin })).toMatchObject({ ok: true })
    expect(await desk('settings.change', { retentionDays: 7 })).toMatchObject({ ok: true })
  })

  it('is over with the lock', async () => {
    const { desk } = await withPins()
    expect(await desk('settings.change', { retentionDays: 7 })).toMatchObject({ ok: true })
    await desk('lock.lock', undefined)
    await desk('lock.unlock', { pin })
    expect(await desk('settings.change', { retentionDays: 30 })).toStrictEqual(
      failed('manager-needed'),
    )
  })
})

describe('lost PINs', () => {
  it('are taken away by a policy, not by a variable, and that is written down', async () => {
    const { history, session } = await withPins()
    session.stop()
    const stays = await servicesSetup({ history, variables: { FRONT_DESK_RESET_PINS: 'true' } })
    expect(await stays.desk('lock.state', undefined)).toMatchObject({ value: { isLocked: true } })
    stays.session.stop()
    const next = await servicesSetup({ history, policy: { FRONT_DESK_RESET_PINS: 'true' } })
    expect(await next.desk('lock.state', undefined)).toStrictEqual({
      ok: true,
      value: { isLocked: false, hasDeskPin: false, hasManagerPin: false },
    })
    expect(await next.desk('record.activity', undefined)).toMatchObject({
      value: [{ kind: 'pins-taken-away' }, { kind: 'pin-changed' }, { kind: 'pin-changed' }],
    })
  })
})

describe('whoever is at the desk', () => {
  it('stands beside what they do to an invite, and nobody beside what the customer does', async () => {
    const { desk, issue } = await servicesSetup()
    await desk('staff.add', { name: ' ZB ', pin: '' })
    await desk('staff.add', { name: 'Mary', pin: '' })
    await desk('staff.switch', { id: 1 })
    const id = await issue()
    await desk('staff.switch', { id: 2 })
    await desk('invites.copyLink', { id })
    await desk('practice.advance', { id })
    const detail = await desk('invites.detail', { id })
    if (!detail.ok) throw new Error(detail.failure.code)
    const { events } = routes['invites.detail'].output.parse(detail.value)
    const by = Object.fromEntries(events.map(({ kind, staff }) => [kind, staff]))
    expect(by).toMatchObject({ created: 'ZB', shown: 'ZB', copied: 'Mary' })
    expect(by.opened).toBeUndefined()
  })

  it('is in the record of what belongs to no invite', async () => {
    const { desk, issue } = await servicesSetup()
    await desk('staff.add', { name: 'ZB', pin: '' })
    await desk('staff.switch', { id: 1 })
    await desk('settings.change', { theme: 'dark', organisationName: 'Example Bank' })
    const removed = await desk('invites.remove', { ids: [await issue()] })
    if (!removed.ok) throw new Error(removed.failure.code)
    const { removal } = routes['invites.remove'].output.parse(removed.value)
    await desk('invites.restore', { removal })
    const at = expect.any(Number)
    expect(await desk('record.activity', undefined)).toStrictEqual({
      ok: true,
      value: [
        { at, kind: 'undeleted', staff: 'ZB', what: '1' },
        { at, kind: 'deleted', staff: 'ZB', what: '1' },
        { at, kind: 'settings-changed', staff: 'ZB', what: 'organisationName, theme' },
        { at, kind: 'at-desk', staff: 'ZB', what: '' },
        { at, kind: 'staff-added', what: '' },
      ],
    })
  })

  it('needs their PIN where they have one, whose attempts are counted', async () => {
    const { desk } = await servicesSetup()
    await desk('staff.add', { name: 'ZB', pin: '2580' })
    expect(await desk('staff.switch', { id: 1 })).toStrictEqual(failed('pin-wrong'))
    for (let count = 1; count < 4; count += 1) await desk('staff.switch', { id: 1, pin: '1' })
    expect(await desk('staff.switch', { id: 1, pin: '1' })).toMatchObject({
      failure: { code: 'pin-wait', retryAfterSeconds: 30 },
    })
    expect(await desk('staff.list', undefined)).toStrictEqual({
      ok: true,
      value: { staff: [{ id: 1, name: 'ZB', hasPin: true }] },
    })
  })

  it.each([
    { name: '', pin: '', field: 'staffName', rule: 'missing' },
    { name: 'zb', pin: '', field: 'staffName', rule: 'staff-taken' },
    // Letters that are written as several.
    { name: 'ﷺ'.repeat(4), pin: '', field: 'staffName', rule: 'too-long' },
    { name: 'Mary', pin: '1234', field: 'staffPin', rule: 'pin-form' },
  ] as const)('is not called "$name" with the PIN "$pin"', async ({ field, rule, ...member }) => {
    const { desk } = await servicesSetup()
    await desk('staff.add', { name: 'ZB', pin: '' })
    expect(await desk('staff.add', member)).toStrictEqual(
      failed('setting-refused', { problems: [{ field, rule }] }),
    )
  })
})

it('no route tells a PIN or its hash', async () => {
  const { desk, session, history } = await withPins()
  await desk('staff.add', { name: 'ZB', pin: '13579' })
  const said = JSON.stringify([
    await desk('settings.read', undefined),
    await desk('lock.state', undefined),
    await desk('staff.list', undefined),
  ])
  for (const secret of [pin, managerPin, '13579']) expect(said).not.toContain(secret)
  expect(history.bytes(history.paths.wal).includes(Buffer.from(pin))).toBe(false)
  session.stop()
  // The file is encrypted: what is in it is looked at where it is open.
  const { database } = opened(await history.start().open())
  const { pins } = createSettingsRepository(database).read()
  const ofStaff: unknown = database.prepare('SELECT pin FROM staff').pluck().get()
  const hashes = [...Object.values(pins), String(ofStaff)]
  database.close()
  expect(hashes).toHaveLength(3)
  for (const hash of hashes) {
    expect(hash).toMatch(/^[\w+/]{22}==\.[\w+/]{43}=$/u)
    expect(said).not.toContain(hash)
  }
})

it('a note is one line of the desk’s own; seen in person is an event with its name', async () => {
  const { desk, issue } = await servicesSetup()
  await desk('staff.add', { name: 'ZB', pin: '' })
  await desk('staff.switch', { id: 1 })
  await desk('settings.change', { keepsRegister: true })
  const id = await issue()
  await desk('invites.setNote', { id, note: ' Waits \n outside ' })
  await desk('invites.seen', { id })
  const detail = await desk('invites.detail', { id })
  expect(detail).toMatchObject({ value: { invite: { note: 'Waits outside' } } })
  if (!detail.ok) throw new Error(detail.failure.code)
  const { events } = routes['invites.detail'].output.parse(detail.value)
  expect(events).toContainEqual({ kind: 'seen-in-person', staff: 'ZB', at: expect.any(Number) })
  expect(await desk('record.check', undefined)).toMatchObject({ value: { count: 2 } })
  const draft = await desk('invites.draft', { id })
  expect(JSON.stringify(draft)).not.toContain('outside')
})

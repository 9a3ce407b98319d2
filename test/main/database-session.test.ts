import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  type Backup,
  backups,
  emptyDraft,
  failed,
  type RouteName,
  routes,
  succeeded,
} from '#contract'
import { databaseSetup, opened } from '../builders/database-setup.ts'
import { routeInputs } from '../builders/route-inputs.ts'
import { servicesSetup } from '../builders/services-setup.ts'
import { fullDraft, typed } from '../builders/typed-draft.ts'

const names = Object.keys(routes) as RouteName[]
const code = 'TESTCODE01'

/** What a machine that has seen nothing yet may say no with. */
const namedFailures = [
  'not-found',
  'setting-refused',
  'pin-wrong',
  'file-not-written',
  'backup-gone',
  'printer-not-chosen',
  'no-permanent-link',
  'no-privacy-notice',
  'no-guest-wifi',
  'request-refused',
]

async function lockedSetup() {
  const history = databaseSetup()
  await history.fill()
  const first = opened(await history.start().open())
  const recoveryCode = first.createRecoveryCode()
  first.database.close()
  history.keyring.forget()
  return { recoveryCode, ...(await servicesSetup({ history })) }
}

describe('the services', () => {
  it.each(names)('answers %s in the form of the contract', async (name) => {
    const { ask, drawCodes, create, logs } = await servicesSetup()
    const [kind] = routes[name].windows
    await ask('desk', 'settings.addCode', { label: 'Main', code })
    await create(typed({}))
    drawCodes()
    const asked = ask(kind ?? 'desk', name, routeInputs[name])
    // No page draws anything but codes here: what waits for one is withdrawn.
    await ask('desk', 'display.close')
    const answer = await asked
    if (!answer.ok) {
      expect(namedFailures).toContain(answer.failure.code)
    }
    expect(logs).toEqual(name === 'database.backup' ? [['backup-made', { count: 1 }]] : [])
  })

  it('has a handler for every route and for nothing else', async () => {
    const { session } = await servicesSetup()
    expect(Object.keys(session.handlers).sort()).toStrictEqual([...names].sort())
  })

  it('tells the code to VerifiMe and to nobody else', async () => {
    const { desk, drawCodes, practice, events, logs } = await servicesSetup()
    drawCodes()
    const answers = [await desk('settings.addCode', { label: 'Person', code })]
    for (const name of names.filter((each) => routes[each].windows.includes('desk' as never))) {
      if (name === 'settings.removeCode') continue
      const asked = desk(name, routeInputs[name] as never)
      await desk('display.close', undefined)
      answers.push(await asked)
    }
    expect(practice.posts()[0]?.body).toMatchObject({ code })
    expect(JSON.stringify([answers, events, logs])).not.toContain(code)
  })

  it('takes a customer from the form to the thanks', async () => {
    const { desk, ask, practice, window, events, clipboard } = await servicesSetup()
    const creating = desk('invites.create', fullDraft)
    await vi.waitFor(() => expect(window.scenes.at(-1)?.kind).toBe('invite'))
    expect(window.isVisible()).toBe(false)
    const scene = await ask('customer', 'display.scene')
    const { drawing, text } = (scene as { value: { drawing: number; text: string } }).value
    expect(await ask('customer', 'display.verify', { drawing, decoded: text })).toEqual(
      succeeded(true),
    )
    expect(await creating).toMatchObject({ value: { shown: succeeded('shown') } })
    expect(window.isVisible()).toBe(true)
    await desk('practice.advance', { id: 1 })
    expect(window.scenes.at(-1)).toMatchObject({ text, status: 'Active' })
    await desk('practice.advance', { id: 1 })
    expect(window.scenes.at(-1)).toMatchObject({ kind: 'thanks', inviteId: 1 })
    expect(window.scenes.at(-1)).not.toHaveProperty('text')
    await desk('invites.copyLink', { id: 1 })
    expect(clipboard).toEqual([text])
    await ask('customer', 'display.close')
    expect(window.isVisible()).toBe(false)
    expect(practice.posts()).toHaveLength(1)
    const toDesk = JSON.stringify(events)
    expect(toDesk).not.toMatch(/https:|1985-03|Wallaby/u)
  })

  it.each([
    ['drawn wrong', 'other', failed('code-drawn-wrong', { inviteId: 1 })],
    ['closed before it was drawn', undefined, succeeded('withdrawn')],
  ])(
    'tells of the invite that was made, and that its code was %s',
    async (_how, decoded, shown) => {
      const { desk, ask, window, logs } = await servicesSetup()
      const creating = desk('invites.create', fullDraft)
      await vi.waitFor(() => expect(window.scenes.at(-1)?.kind).toBe('invite'))
      if (decoded === undefined) await desk('display.close', undefined)
      else await ask('customer', 'display.verify', { drawing: 1, decoded })
      expect(await creating).toMatchObject({ value: { invite: { outcome: 'issued' }, shown } })
      expect([window.events.includes('reveal'), logs]).toEqual([false, []])
    },
  )

  it('keeps the draft over a restart, as it was typed', async () => {
    const first = await servicesSetup()
    expect(await first.desk('draft.read', undefined)).toEqual(succeeded(emptyDraft))
    await first.desk('draft.keep', fullDraft)
    first.session.stop()
    const again = await servicesSetup({ history: first.history })
    expect(await again.desk('draft.read', undefined)).toEqual(succeeded(fullDraft))
  })

  it('says after a crash in the middle of a request that its end is unknown', async () => {
    const history = databaseSetup()
    await history.fill()
    const { desk, logs } = await servicesSetup({ history })
    expect(await desk('invites.list', { limit: 10 })).toMatchObject({
      value: { invites: [{ outcome: 'unknown', failureCode: 'interrupted' }] },
    })
    expect(logs).toEqual([['interrupted-invites-closed', { count: 1 }]])
  })

  it('closes the history when it stops, although something else fails to stop', async () => {
    const { session, history } = await servicesSetup()
    const broken = vi.spyOn(AbortController.prototype, 'abort').mockImplementation(() => {
      throw new Error('it does not stop')
    })
    expect(session.stop).toThrow('it does not stop')
    broken.mockRestore()
    const again = await servicesSetup({ history })
    expect(await again.desk('database.state', undefined)).toEqual(succeeded({ state: 'ready' }))
  })

  it('refuses to move a customer who is not a practice customer', async () => {
    const variables = { FRONT_DESK_ENVIRONMENT: 'staging', FRONT_DESK_ORG_CODE: code }
    const { desk } = await servicesSetup({ variables })
    expect(await desk('practice.advance', { id: 1 })).toStrictEqual(failed('request-refused'))
  })
})

describe('the services of a locked history', () => {
  it('says why, and answers everything else with that', async () => {
    const { ask, events, logs } = await lockedSetup()
    const state = { state: 'locked', reason: 'key-lost', hasRecoveryCode: true }
    expect(await ask('desk', 'database.state')).toEqual(succeeded(state))
    expect(events).toEqual([['database.changed', state]])
    expect(logs).toEqual([['database-locked', { reason: 'key-lost' }]])
    for (const name of names.filter((each) => !each.startsWith('database.'))) {
      if (name === 'display.scene' || name === 'link.take') continue
      const [kind] = routes[name].windows
      expect(await ask(kind ?? 'desk', name, routeInputs[name])).toEqual(failed('database-locked'))
    }
    expect(await ask('customer', 'display.scene')).toEqual(succeeded({ kind: 'idle' }))
    expect(await ask('desk', 'database.createRecoveryCode')).toEqual(failed('database-locked'))
  })

  it('uses up a link that another program opened, and fills in nothing', async () => {
    const { desk, links } = await lockedSetup()
    links.push('frontdesk://new?email=mary@example.com')
    expect(await desk('link.take', undefined)).toStrictEqual(
      succeeded({ state: 'refused', reason: 'locked' }),
    )
    expect(await desk('link.take', undefined)).toStrictEqual(succeeded({ state: 'none' }))
  })

  it('stays locked for a wrong recovery code and names the field', async () => {
    const { desk } = await lockedSetup()
    expect(await desk('database.recover', { recoveryCode: 'AAAAA' })).toStrictEqual(
      failed('setting-refused', {
        problems: [{ field: 'recoveryCode', rule: 'recovery-code-wrong' }],
      }),
    )
    expect(await desk('invites.list', { limit: 1 })).toEqual(failed('database-locked'))
  })

  it('works on the old history once the recovery code is given', async () => {
    const { desk, events, recoveryCode } = await lockedSetup()
    expect(await desk('database.recover', { recoveryCode })).toEqual(succeeded({ state: 'ready' }))
    expect(events.at(-1)).toEqual(['database.changed', { state: 'ready' }])
    expect(await desk('invites.list', { limit: 10 })).toMatchObject({
      value: { invites: [{ id: 1, reference: 'CASE-7' }] },
    })
  })

  it('opens it once when the recovery code is given twice at once', async () => {
    const { desk, recoveryCode } = await lockedSetup()
    const answers = await Promise.all([
      desk('database.recover', { recoveryCode }),
      desk('database.recover', { recoveryCode }),
    ])
    expect(answers).toEqual([succeeded({ state: 'ready' }), succeeded({ state: 'ready' })])
    expect(await desk('invites.list', { limit: 10 })).toMatchObject({ ok: true })
  })

  it('begins anew once when it is told twice at once, and opens after a restart', async () => {
    const first = await lockedSetup()
    const answers = await Promise.all([
      first.desk('database.startAfresh', undefined),
      first.desk('database.startAfresh', undefined),
    ])
    expect(answers).toEqual([succeeded({ state: 'ready' }), succeeded({ state: 'ready' })])
    const aside = first.history.names().filter((name) => name.includes('set-aside'))
    expect(aside).toHaveLength(2)
    first.session.stop()
    const again = await servicesSetup({ history: first.history })
    expect(await again.desk('database.state', undefined)).toEqual(succeeded({ state: 'ready' }))
  })

  it('never sets an open history aside', async () => {
    const { desk, history } = await servicesSetup()
    expect(await desk('database.startAfresh', undefined)).toEqual(succeeded({ state: 'ready' }))
    expect(history.names().some((name) => name.includes('set-aside'))).toBe(false)
  })
})

describe('backups', () => {
  it('bring the history back to their point while the app runs, and say what is shown is old', async () => {
    const { desk, issue, events, logs } = await servicesSetup()
    await desk('settings.addCode', { label: 'Main', code })
    await issue({ email: 'before@example.com' })
    const made = await desk('database.backup', undefined)
    expect(made).toMatchObject({ value: { backups: [{ invites: 1, newer: 0 }], copies: 'none' } })
    await issue({ email: 'after@example.com' })
    const list = await desk('database.backups', undefined)
    expect(list).toMatchObject({ value: { backups: [{ invites: 1, newer: 1 }] } })
    const [{ place, name }] = backups.parse((list as { value: unknown }).value).backups as [Backup]
    expect(await desk('database.restore', { place, name })).toEqual(succeeded({ state: 'ready' }))
    expect(events.at(-1)).toEqual(['invites.removed', { ids: 'many' }])
    expect(await desk('invites.list', { limit: 10 })).toMatchObject({
      value: { invites: [{ email: 'before@example.com' }] },
    })
    await issue({ email: 'again@example.com' })
    expect(logs).toEqual([
      ['backup-made', { count: 1 }],
      ['history-restored', {}],
    ])
  })

  it('open a locked history again', async () => {
    const first = await servicesSetup()
    await first.desk('settings.addCode', { label: 'Main', code })
    await first.issue()
    await first.desk('database.backup', undefined)
    first.session.stop()
    writeFileSync(first.history.paths.file, 'garbage'.repeat(1000))
    const { desk } = await servicesSetup({ history: first.history })
    expect(await desk('database.state', undefined)).toMatchObject({ value: { reason: 'damaged' } })
    expect(await desk('database.backup', undefined)).toEqual(failed('database-locked'))
    const list = await desk('database.backups', undefined)
    const [{ place, name }] = backups.parse((list as { value: unknown }).value).backups as [Backup]
    expect(await desk('database.restore', { place, name })).toEqual(succeeded({ state: 'ready' }))
    expect(await desk('invites.list', { limit: 10 })).toMatchObject({ value: { invites: [{}] } })
  })

  it('are not restored while an invite is being sent', async () => {
    const { desk, drawCodes, issue } = await servicesSetup()
    drawCodes()
    await desk('settings.addCode', { label: 'Main', code })
    await issue()
    await desk('database.backup', undefined)
    const list = await desk('database.backups', undefined)
    const [{ place, name }] = backups.parse((list as { value: unknown }).value).backups as [Backup]
    drawCodes()
    const creating = desk('invites.create', typed({ email: 'second@example.com' }))
    expect(await desk('database.restore', { place, name })).toEqual(failed('already-sending'))
    expect(await creating).toMatchObject({ ok: true })
  })

  it('are made before the file is vacuumed at the end', async () => {
    const history = databaseSetup()
    await history.fill()
    const before = opened(await history.start().open())
    before.database.exec('UPDATE retention SET is_vacuum_due = 1')
    before.database.close()
    const { session, logs } = await servicesSetup({ history })
    session.stop()
    expect(readdirSync(join(history.paths.folder, 'backups'))).toHaveLength(2)
    const after = opened(await history.start().open())
    expect(after.database.prepare('SELECT is_vacuum_due FROM retention').pluck().get()).toBe(0)
    expect(logs).not.toContainEqual(['background-failed', expect.anything()])
  })

  it('that cannot be made keep the file from being vacuumed', async () => {
    const history = databaseSetup()
    await history.fill()
    const before = opened(await history.start().open())
    before.database.exec('UPDATE retention SET is_vacuum_due = 1')
    before.database.close()
    writeFileSync(join(history.paths.folder, 'backups'), 'in the way')
    const { session, desk } = await servicesSetup({ history })
    expect(await desk('database.backup', undefined)).toEqual(failed('backup-not-written'))
    expect(await desk('database.backups', undefined)).toMatchObject({ value: { backups: [] } })
    session.stop()
    const after = opened(await history.start().open())
    expect(after.database.prepare('SELECT is_vacuum_due FROM retention').pluck().get()).toBe(1)
  })
})

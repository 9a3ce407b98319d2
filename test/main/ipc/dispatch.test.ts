import { describe, expect, it } from 'vitest'
import { emptyDraft, failed, succeeded, type WindowKind } from '#contract'
import { dispatch, type Handlers } from '../../../main/ipc/dispatch.ts'
import { servicesSetup } from '../../builders/services-setup.ts'
import { typed } from '../../builders/typed-draft.ts'

/** The real handlers, one of them replaced by what the test needs to go wrong. */
async function setup(replaced: { [Name in keyof Handlers]?: () => unknown } = {}) {
  const { session } = await servicesSetup()
  const logs: unknown[] = []
  const handlers = { ...session.handlers, ...replaced } as Handlers
  const ask = (window: WindowKind, name: unknown, input?: unknown) =>
    dispatch({ handlers, log: (...entry) => logs.push(entry) }, window, { name, input })
  return { ask, logs }
}

const secret = 'mary@example.com'
const throwing = (error: unknown) => () => {
  throw error
}

describe('a call that is refused', () => {
  it.each([
    ['an unknown route', 'invites.destroy'],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['toString', 'toString'],
    ['nothing', undefined],
    ['a number', 0],
    ['a list with a name in it', ['draft.read']],
    ['something that reads as a name', { toString: () => 'draft.read' }],
    ['another case', 'Draft.Read'],
  ])('names %s', async (_what, name) => {
    const { ask, logs } = await setup()
    expect(await ask('desk', name)).toStrictEqual(failed('request-refused'))
    expect(logs).toEqual([['route-refused', { window: 'desk' }]])
  })

  it.each(['draft.read', 'settings.read', 'invites.list', 'display.show', 'practice.advance'])(
    'asks from the customer display for %s',
    async (name) => {
      const { ask } = await setup()
      expect(await ask('customer', name)).toStrictEqual(failed('request-refused'))
    },
  )

  it.each(['display.scene', 'display.verify'])('asks from the desk for %s', async (name) => {
    const { ask } = await setup()
    const input = name === 'display.scene' ? undefined : { inviteId: 1, decoded: '' }
    expect(await ask('desk', name, input)).toStrictEqual(failed('request-refused'))
  })

  it.each([
    ['invites.draft', { id: 1, extra: true }],
    ['invites.draft', { id: 0 }],
    ['invites.draft', { id: 1.5 }],
    ['invites.draft', { id: '1' }],
    ['invites.draft', undefined],
    ['invites.list', { limit: 0 }],
    ['invites.list', { limit: 1001 }],
    ['settings.read', null],
    ['settings.read', {}],
    ['settings.change', { isSetUp: true }],
    ['settings.change', { fixed: [] }],
    ['settings.change', { environment: 'elsewhere' }],
    ['draft.keep', { ...emptyDraft, code: 'x' }],
    ['draft.keep', JSON.parse('{"__proto__":{}}')],
  ])('asks %s with %j', async (name, input) => {
    const { ask } = await setup({ [name]: throwing(new Error('it was called')) })
    const answer = await ask('desk', name, input)
    expect(answer).toMatchObject({ ok: false, failure: { code: 'request-refused' } })
  })

  it('says which fields of a draft are wrong', async () => {
    const { ask } = await setup()
    expect(await ask('desk', 'invites.create', typed({ email: '', phone: '04' }))).toStrictEqual(
      failed('request-refused', {
        problems: [
          { field: 'email', rule: 'missing' },
          { field: 'phone', rule: 'phone-form' },
        ],
      }),
    )
  })
})

describe('a handler that goes wrong', () => {
  it.each([
    ['internal', new Error(secret)],
    ['internal', new TypeError(secret)],
    ['internal', secret],
    ['internal', undefined],
    ['database-failed', Object.assign(new Error(secret), { code: 'SQLITE_CORRUPT' })],
    ['database-failed', Object.assign(new Error(secret), { code: 'SQLITE_CONSTRAINT_UNIQUE' })],
    ['disk-full', Object.assign(new Error(secret), { code: 'SQLITE_FULL' })],
    ['disk-full', Object.assign(new Error(secret), { code: 'ENOSPC' })],
  ] as const)('becomes %s, and its message goes nowhere', async (code, error) => {
    const { ask, logs } = await setup({ 'draft.read': throwing(error) })
    expect(await ask('desk', 'draft.read')).toStrictEqual(failed(code))
    expect(logs).toMatchObject([['route-failed', { route: 'draft.read' }]])
    expect(JSON.stringify(logs)).not.toContain(secret)
  })

  it('becomes a failure when its promise is rejected', async () => {
    const { ask } = await setup({ 'draft.read': () => Promise.reject(new Error(secret)) })
    expect(await ask('desk', 'draft.read')).toStrictEqual(failed('internal'))
  })

  it.each([
    ['a member too many', () => succeeded({ ...emptyDraft, code: secret })],
    ['another type', () => succeeded(secret)],
    ['a failure with a member too many', () => failed('internal', { secret } as never)],
    ['a failure with a code of its own', () => failed(secret as never)],
    ['nothing', () => undefined],
  ])('lets %s out to nobody', async (_what, handler) => {
    const { ask, logs } = await setup({ 'draft.read': handler })
    expect(await ask('desk', 'draft.read')).toStrictEqual(failed('internal'))
    expect(JSON.stringify(logs)).not.toContain(secret)
  })
})

import { expect, it, onTestFinished } from 'vitest'
import { emptyDraft, failed, succeeded, type WindowKind } from '#contract'
import { registerIpcHandlers } from '../../../main/ipc/dispatch.ts'
import { servicesSetup } from '../../builders/services-setup.ts'

type Listener = (event: unknown, name: unknown, input: unknown) => Promise<unknown>
const listeners = new Map<string, Listener>()

async function setup(kind: WindowKind | undefined) {
  const { session } = await servicesSetup()
  const logs: unknown[] = []
  registerIpcHandlers({
    ipcMain: { handle: (channel, listener) => listeners.set(channel, listener as Listener) },
    session: Promise.resolve({ handlers: session.handlers }),
    windowKind: () => kind,
    log: (...entry) => logs.push(entry),
  })
  onTestFinished(() => listeners.clear())
  return { logs, call: listeners.get('front-desk:route') as Listener }
}

it('answers a window of ours', async () => {
  const { call } = await setup('desk')
  expect(await call({}, 'draft.read', undefined)).toStrictEqual(succeeded(emptyDraft))
})

it('has one channel', async () => {
  await setup('desk')
  expect([...listeners.keys()]).toEqual(['front-desk:route'])
})

it('refuses every other sender, without a word about the route', async () => {
  const { call, logs } = await setup(undefined)
  expect(await call({}, 'draft.read', undefined)).toStrictEqual(failed('request-refused'))
  expect(logs).toEqual([['sender-refused', {}]])
})

it('lets each window ask for its own routes only', async () => {
  const { call } = await setup('customer')
  expect(await call({}, 'draft.read', undefined)).toStrictEqual(failed('request-refused'))
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createUpdateService, type Updater } from '../../../main/updates/update-service.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const day = 24 * 60 * 60_000

function setup(found: Partial<Updater>, mayInstall = false) {
  const events: unknown[] = []
  const logs: unknown[] = []
  const updater = {
    newerVersion: vi.fn(async (): Promise<string | undefined> => '0.2.0'),
    prepare: vi.fn(async () => undefined),
    canInstall: true,
    ...found,
  }
  const service = createUpdateService({
    open: async () => updater,
    rules: { feedUrl: 'https://updates.example.com', mayInstall },
    emit: (_name, state) => events.push(state),
    log: (...entry) => logs.push(entry),
  })
  const check = async () => await service.routes['update.check'](undefined)
  return { updater, service, events, logs, check }
}

describe('updates', () => {
  it('are off, and nothing is asked, where no policy names a feed', async () => {
    const events: unknown[] = []
    const { routes } = createUpdateService({
      open: () => Promise.reject(new Error('never asked')),
      rules: undefined,
      emit: (name) => events.push(name),
      log: () => undefined,
    })
    expect(await routes['update.check'](undefined)).toEqual({ ok: true, value: { state: 'off' } })
    expect(vi.getTimerCount()).toBe(0)
    expect(events).toEqual([])
  })

  it('are looked for a minute after the start and once a day then, until the end', async () => {
    const { updater, service } = setup({})
    await vi.advanceTimersByTimeAsync(59_000)
    expect(updater.newerVersion).toHaveBeenCalledTimes(0)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(updater.newerVersion).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(updater.newerVersion).toHaveBeenCalledTimes(3)
    service.stop()
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(updater.newerVersion).toHaveBeenCalledTimes(3)
  })

  it('are told and not fetched unless a policy allows to install them', async () => {
    const { updater, events, check } = setup({})
    await check()
    expect(events).toEqual([{ state: 'available', version: '0.2.0', installs: false }])
    expect(updater.prepare).not.toHaveBeenCalled()
  })

  it('are told and not fetched where what comes cannot be trusted or needs an administrator', async () => {
    const { updater, events, check } = setup({ canInstall: false }, true)
    await check()
    expect(events).toEqual([{ state: 'available', version: '0.2.0', installs: false }])
    expect(updater.prepare).not.toHaveBeenCalled()
  })

  it('are fetched once where a policy allows it', async () => {
    const { updater, events, check } = setup({}, true)
    await check()
    await check()
    expect(events).toEqual([{ state: 'available', version: '0.2.0', installs: true }])
    expect(updater.prepare).toHaveBeenCalledTimes(1)
  })

  it('that are not what was announced are refused, by the name of the error alone', async () => {
    const wrong = Object.assign(new Error('/secret/path'), { code: 'ERR_CHECKSUM_MISMATCH' })
    const { events, logs, check } = setup({ prepare: () => Promise.reject(wrong) }, true)
    await check()
    expect(events).toEqual([{ state: 'refused', version: '0.2.0' }])
    expect(logs).toEqual([['update-refused', { error: 'Error ERR_CHECKSUM_MISMATCH' }]])
  })

  it('of a feed that cannot be read are said to be unknown, and looked for again', async () => {
    const newerVersion = vi.fn<Updater['newerVersion']>().mockRejectedValueOnce(new Error('404'))
    newerVersion.mockResolvedValueOnce(undefined)
    const { events, check } = setup({ newerVersion })
    await check()
    await check()
    expect(events).toEqual([{ state: 'failed' }, { state: 'current' }])
  })
})

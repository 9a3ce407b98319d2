import { describe, expect, it } from 'vitest'
import { succeeded } from '#contract'
import { servicesSetup } from '../../builders/services-setup.ts'

async function setUp() {
  const setup = await servicesSetup()
  return { ...setup, kind: () => setup.window.scenes.at(-1)?.kind }
}

describe('the link in large letters', () => {
  it('takes the place of its code, and is watched and written down like that', async () => {
    const { show, issue, desk, drawn, kind } = await setUp()
    const id = await issue()
    const code = drawn().text
    expect(await show('display.showLink', { id })).toEqual(succeeded('shown'))
    expect(drawn()).toMatchObject({ kind: 'link', inviteId: id, text: code, isOverDesk: true })
    expect(await desk('display.state', undefined)).toMatchObject({
      value: { showing: 'link', inviteId: id },
    })
    expect(await desk('invites.detail', { id })).toMatchObject({
      value: { events: ['created', 'answered', 'shown'].map((kind) => ({ kind })) },
    })
    for (const _ of ['opened', 'submitted']) await desk('practice.advance', { id })
    expect(kind()).toBe('thanks')
  })

  it('is refused where its code would be', async () => {
    const { desk, issue, window } = await setUp()
    const id = await issue()
    const before = window.scenes.length
    await desk('settings.change', { environment: 'staging' })
    expect(await desk('display.showLink', { id })).toMatchObject({ ok: false })
    expect(window.scenes.slice(before)).not.toContainEqual(
      expect.objectContaining({ kind: 'link' }),
    )
  })

  it('“Can’t scan?” on the code takes it away and tells the desk whose it was', async () => {
    const { ask, show, issue, kind, events } = await setUp()
    const id = await issue()
    await show('display.show', { id })
    await ask('customer', 'display.cannotScan')
    expect(kind()).toBe('idle')
    expect(events.at(-1)).toEqual(['display.cannotScan', { id }])
    await ask('customer', 'display.cannotScan')
    expect(events.filter(([name]) => name === 'display.cannotScan')).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import { failed } from '#contract'
import {
  at,
  drawnRight,
  invite,
  linkOnly,
  onOwn,
  run,
  type Step,
  settings,
  timeOver,
} from '../../builders/display-steps.ts'

describe('the privacy notice on the customer display', () => {
  const toNotice = (request: number) => ({ type: 'notice-toggled', request }) as const

  it.each([
    ['a code', invite(1, 1), { inviteId: 1, as: 'code' }],
    ['the link in large letters', linkOnly, { inviteId: 1, as: 'link' }],
    ['the permanent link', { type: 'permanent-link-requested', request: 1 }, 'permanent-link'],
  ] as const)('shows the notice in place of %s, and brings that back', (_what, first, covered) => {
    for (const place of [[], [onOwn]] as Step[][]) {
      const { state } = at(...place, first, drawnRight, toNotice(2), drawnRight)
      expect(state.shown).toMatchObject({
        state: 'shown',
        scene: { kind: 'notice', text: 'https://example.com/privacy', isCovering: true },
      })
      expect(run(state, toNotice(3)).effects.at(-1)).toEqual({ type: 'bring-back', covered })
      const other = run(state, { type: 'wifi-toggled', request: 3 }, drawnRight)
      expect(other.state.shown.scene.kind).toBe('wifi')
      const after = run(other.state, { type: 'wifi-toggled', request: 4 })
      expect(after.effects.at(-1)).toEqual({ type: 'bring-back', covered })
    }
  })

  it('makes room for the code by itself on a screen of its own, and waits for a key over the desk', () => {
    const steps = [invite(1, 1), drawnRight, toNotice(2), drawnRight]
    const { state } = at(onOwn, ...steps)
    const back = { type: 'bring-back', covered: { inviteId: 1, as: 'code' } }
    expect(run(state, timeOver).effects).toContainEqual(back)
    expect(at(...steps).state.timer).toBeUndefined()
  })

  it('shows the notice alone where nothing was shown, and takes it away', () => {
    const { state, effects } = at(toNotice(1), drawnRight)
    expect(state.shown.scene).toMatchObject({ kind: 'notice', isCovering: false })
    expect(effects.map(({ type }) => type)).not.toContain('mark-notice-shown')
    expect(run(state, toNotice(2)).state.shown.state).toBe('resting')
  })

  it('writes down that its customer was shown the notice once it is seen', () => {
    const { state, types } = at(invite(1, 1), drawnRight, toNotice(2))
    expect(types).not.toContain('mark-notice-shown')
    const mark = { type: 'mark-notice-shown', inviteId: 1 }
    expect(run(state, drawnRight).effects).toContainEqual(mark)
  })

  it('thanks whoever has submitted while a card covers their code', () => {
    const done = { type: 'status-changed', inviteId: 1, status: 'Completed' } as const
    for (const card of [toNotice(2), { type: 'wifi-toggled', request: 2 } as const]) {
      for (const steps of [[card], [card, drawnRight]]) {
        const { state } = at(invite(1, 1), drawnRight, ...steps, done)
        expect(state.shown.scene).toMatchObject({ kind: 'thanks', inviteId: 1 })
      }
    }
  })

  it('has no notice to show where the organisation has none', () => {
    const none = { ...settings, privacyNotice: '', privacyNoticeLink: '' }
    const { state, effects } = at({ type: 'settings-changed', settings: none }, toNotice(1))
    expect(state.shown.state).toBe('resting')
    expect(effects).toContainEqual({
      type: 'answer',
      request: 1,
      answer: failed('no-privacy-notice'),
    })
  })

  it('leaves a long notice to its page, where its words are read back without a link', () => {
    const privacyNotice = 'Why we ask. '.repeat(40).trim()
    const long = { ...settings, privacyNotice, privacyNoticeLink: '' }
    const changed = { type: 'settings-changed', settings: long } as const
    expect(at(changed, invite(1, 1)).state.shown.scene).toMatchObject({ notice: {} })
    expect(JSON.stringify(at(changed, invite(1, 1)).state.shown)).not.toContain('Why we ask')
    expect(at(changed, toNotice(1)).state.shown.scene).toMatchObject({ text: privacyNotice })
  })
})

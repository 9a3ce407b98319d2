import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { failed, type InviteStatus, succeeded } from '#contract'
import { createDisplayController } from '../../../main/customer-display/display-controller.ts'
import { wifiText } from '../../../main/customer-display/scenes.ts'
import { draft } from '../../builders/invite-draft.ts'
import { inviteSetup } from '../../builders/invite-setup.ts'
import { practiceSettings } from '../../fakes/fake-desk.ts'
import { createFakeDisplayWindow } from '../../fakes/fake-display-window.ts'
import { faults } from '../../fakes/practice-faults.ts'

const guestWifi = { network: 'Example Guests', password: 'welcome-2026', isHidden: false }

/** Two issued invites, 1 and 2, and one that came to nothing, 3. */
async function displaySetup({ hasOwnScreen = false } = {}) {
  const { service: invites, practice, repository } = await inviteSetup()
  await invites.create(draft())
  await invites.create(draft())
  practice.answerNext(faults.reset())
  await invites.create(draft())
  const window = createFakeDisplayWindow()
  const announced: boolean[] = []
  const logs: unknown[] = []
  const set = { ...practiceSettings, organisationName: 'Example Bank', guestWifi }
  const display = createDisplayController({
    invites,
    window,
    settings: set,
    log: (...entry) => logs.push(entry),
    announce: () => void announced.push(display.shownInviteId() !== undefined),
  })
  onTestFinished(() => display.tell({ type: 'stopped' }))
  if (hasOwnScreen) {
    const own = { x: 1366, y: 0, width: 1280, height: 800 }
    const placement = { dimming: 0, placement: { place: { x: 'left', y: 'middle' } } } as const
    display.tell({ type: 'screen-changed', own, placement })
  }
  const confirm = (drawing: number, decoded: string) =>
    display.verify({ drawing, decoded, size: undefined })
  const statusChanged = (inviteId: number, status: InviteStatus) =>
    display.tell({ type: 'status-changed', inviteId, status })
  const close = () => display.tell({ type: 'closed' })
  const link = (id: number) => repository.find(id)?.link ?? ''
  /** The number of the scene that was sent last. */
  const drawing = () => {
    const scene = window.scenes.at(-1)
    return scene && 'drawing' in scene ? scene.drawing : expect.fail('nothing is drawn')
  }
  const shown = async (id: number) => {
    const showing = display.showInvite(id)
    confirm(drawing(), link(id))
    return showing
  }
  return {
    display,
    confirm,
    statusChanged,
    close,
    invites,
    logs,
    window,
    announced,
    repository,
    link,
    drawing,
    shown,
  }
}

const shownAnswer = succeeded('shown')
/** Quiet: whoever overtook or closed it knows. */
const withdrawn = succeeded('withdrawn')
const drawnWrong = (inviteId: number) => failed('code-drawn-wrong', { inviteId })

describe('showing a code', () => {
  it('reveals the window only when what was drawn was read back and is right', async () => {
    const { display, window, announced, repository, link, drawing, confirm } = await displaySetup()
    const showing = display.showInvite(1)
    expect(window.events).toEqual(['send invite'])
    expect(display.shownInviteId()).toBeUndefined()
    expect(confirm(drawing(), link(1))).toBe(true)
    expect(await showing).toStrictEqual(shownAnswer)
    expect(window.events).toEqual(['send invite', 'reveal'])
    expect(announced).toEqual([true])
    expect(display.shownInviteId()).toBe(1)
    expect(repository.find(1)?.shown_at).not.toBeNull()
  })

  it('gives the page the link and what stands beside it', async () => {
    const { display, shown, link } = await displaySetup()
    await shown(1)
    expect(display.scene()).toStrictEqual({
      kind: 'invite',
      drawing: 1,
      inviteId: 1,
      language: 'en',
      text: link(1),
      linkHost: 'portal.practice.example',
      organisationName: 'Example Bank',
      environment: 'practice',
      status: 'Inactive',
      isOverDesk: true,
      dimming: 0,
      placement: { place: { x: 'left', y: 'middle' } },
    })
  })

  it.each([
    ['nothing could be read', () => ''],
    ['another link was read', (link: string) => link.replace('practice', 'attacker')],
    ['a letter is of another case', (link: string) => link.replace('sign-up', 'Sign-up')],
    ['a space follows', (link: string) => `${link} `],
  ])('fails and hides when %s', async (_fact, misread) => {
    const { display, window, announced, repository, link, drawing, confirm } = await displaySetup()
    const showing = display.showInvite(1)
    expect(confirm(drawing(), misread(link(1)))).toBe(false)
    expect(await showing).toStrictEqual(drawnWrong(1))
    expect(window.events).not.toContain('reveal')
    expect(window.events.at(-1)).toBe('hide')
    expect(display.scene()).toStrictEqual({ kind: 'idle' })
    expect(announced).not.toContain(true)
    expect(repository.find(1)?.shown_at).toBeNull()
  })

  it.each([
    [3, 'link-unavailable'],
    [99, 'not-found'],
  ] as const)('fails for invite %i: %s', async (id, code) => {
    const { display, window } = await displaySetup()
    expect(await display.showInvite(id)).toStrictEqual(failed(code))
    expect(window.events).toEqual([])
  })

  it('leaves the code on the screen when the next one has no link', async () => {
    const { display, shown } = await displaySetup()
    await shown(1)
    await display.showInvite(3)
    expect(display.shownInviteId()).toBe(1)
  })

  it('gives up on a page that never reports, and takes no report after that', async () => {
    const { display, window, link, drawing, confirm } = await displaySetup()
    vi.useFakeTimers()
    try {
      const showing = display.showInvite(1)
      const late = drawing()
      await vi.advanceTimersByTimeAsync(4_999)
      expect(window.events).toEqual(['send invite'])
      await vi.advanceTimersByTimeAsync(1)
      expect(await showing).toStrictEqual(drawnWrong(1))
      expect(confirm(late, link(1))).toBe(false)
      expect(window.isVisible()).toBe(false)
      expect(display.scene()).toStrictEqual({ kind: 'idle' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('over the desk the thanks close by themselves, and a code that is still to be scanned stays', async () => {
    const { display, shown, statusChanged } = await displaySetup()
    vi.useFakeTimers()
    try {
      await shown(1)
      await vi.advanceTimersByTimeAsync(60 * 60_000)
      statusChanged(1, 'Completed')
      await vi.advanceTimersByTimeAsync(19_999)
      expect(display.shownInviteId()).toBe(1)
      await vi.advanceTimersByTimeAsync(1)
      expect(display.scene()).toStrictEqual({ kind: 'idle' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('does not close a code that was confirmed when the time is up', async () => {
    const { display, shown } = await displaySetup()
    vi.useFakeTimers()
    try {
      await shown(1)
      await vi.advanceTimersByTimeAsync(60_000)
      expect(display.shownInviteId()).toBe(1)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('showing a second code while the first is drawn', () => {
  it('shows the second alone, and the first ends quietly', async () => {
    const { display, window, link, drawing, confirm } = await displaySetup()
    const first = display.showInvite(1)
    const second = display.showInvite(2)
    expect(await first).toStrictEqual(withdrawn)
    expect(confirm(drawing(), link(2))).toBe(true)
    expect(await second).toStrictEqual(shownAnswer)
    expect(display.shownInviteId()).toBe(2)
    expect(window.isVisible()).toBe(true)
  })

  it.each([1, 2])('is not disturbed by a late report on the first: invite %i', async (id) => {
    const { display, link, drawing, confirm } = await displaySetup()
    const first = display.showInvite(1)
    const late = drawing()
    const second = display.showInvite(id)
    expect(confirm(late, 'half drawn')).toBe(false)
    expect(confirm(late, link(id))).toBe(false)
    expect(confirm(drawing(), link(id))).toBe(true)
    await first
    expect(await second).toStrictEqual(shownAnswer)
  })

  it('is not hidden by the time of the first', async () => {
    const { display, link, drawing, confirm } = await displaySetup()
    vi.useFakeTimers()
    try {
      const first = display.showInvite(1)
      await vi.advanceTimersByTimeAsync(4_000)
      const second = display.showInvite(2)
      await vi.advanceTimersByTimeAsync(4_000)
      confirm(drawing(), link(2))
      await first
      expect(await second).toStrictEqual(shownAnswer)
    } finally {
      vi.useRealTimers()
    }
  })

  it('takes the other code when one stands already', async () => {
    const { display, shown, link } = await displaySetup()
    await shown(1)
    expect(await shown(2)).toStrictEqual(shownAnswer)
    expect(display.scene()).toMatchObject({ inviteId: 2, text: link(2) })
  })
})

describe('closing', () => {
  it('hides the code, tells the desk, and leaves no link behind', async () => {
    const { display, window, announced, shown, close } = await displaySetup()
    await shown(1)
    close()
    expect(window.events.slice(-2)).toEqual(['send idle', 'hide'])
    expect(window.scenes.at(-1)).toStrictEqual({ kind: 'idle' })
    expect(announced).toEqual([true, false])
    expect(display.shownInviteId()).toBeUndefined()
  })

  it('while drawing ends quietly and shows nothing, whatever the page reports then', async () => {
    const { display, window, link, drawing, repository, confirm, close } = await displaySetup()
    const showing = display.showInvite(1)
    const late = drawing()
    close()
    expect(confirm(late, link(1))).toBe(false)
    expect(await showing).toStrictEqual(withdrawn)
    expect(window.events).not.toContain('reveal')
    expect(repository.find(1)?.shown_at).toBeNull()
  })

  it('does nothing when nothing is shown', async () => {
    const { window, announced, close } = await displaySetup()
    close()
    expect([window.events, announced]).toEqual([[], []])
  })

  it('happens by itself when a shown code is drawn wrongly later', async () => {
    const { window, announced, shown, drawing, confirm } = await displaySetup()
    await shown(1)
    expect(confirm(drawing(), 'something else')).toBe(false)
    expect(window.isVisible()).toBe(false)
    expect(announced).toEqual([true, false])
  })

  it('does not happen when a shown code is drawn rightly again', async () => {
    const { window, shown, link, drawing, confirm } = await displaySetup()
    await shown(1)
    expect(confirm(drawing(), link(1))).toBe(true)
    expect(window.isVisible()).toBe(true)
    expect(window.events.filter((event) => event === 'reveal')).toHaveLength(1)
  })
})

describe('a status that changes', () => {
  it('reaches the page that shows this invite, and no other', async () => {
    const { window, shown, statusChanged } = await displaySetup()
    await shown(1)
    statusChanged(2, 'Active')
    expect(window.scenes).toHaveLength(1)
    statusChanged(1, 'Active')
    expect(window.scenes.at(-1)).toMatchObject({ inviteId: 1, status: 'Active' })
  })

  it('while its code is drawn has it drawn again, and a report on either tells them apart', async () => {
    const { display, link, drawing, confirm, statusChanged } = await displaySetup()
    const showing = display.showInvite(1)
    const late = drawing()
    statusChanged(1, 'Active')
    expect(confirm(late, link(1))).toBe(false)
    expect(confirm(drawing(), link(1))).toBe(true)
    expect(await showing).toStrictEqual(shownAnswer)
  })
})

describe('the guest Wi-Fi whose time is up', () => {
  it('goes and logs it by name when the code that it covered cannot be brought back', async () => {
    const { display, invites, logs, drawing, shown, confirm } = await displaySetup({
      hasOwnScreen: true,
    })
    vi.useFakeTimers()
    try {
      await shown(1)
      const wifi = display.request({ type: 'wifi-toggled' })
      confirm(drawing(), wifiText(guestWifi))
      expect(await wifi).toStrictEqual(shownAnswer)
      vi.spyOn(invites, 'link').mockImplementation(() => {
        throw new TypeError('mary@example.com')
      })
      await vi.advanceTimersByTimeAsync(3 * 60_000)
      expect(logs).toEqual([['card-not-taken-away', { error: 'TypeError' }]])
      expect(display.scene()).toMatchObject({ kind: 'welcome' })
    } finally {
      vi.useRealTimers()
    }
  })
})

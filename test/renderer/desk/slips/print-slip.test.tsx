import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { failed, type Settings, type SlipPreview, succeeded } from '#contract'
import { inviteOf, practiceSettings } from '../../../fakes/fake-desk.ts'
import { openDesk } from '../desk-screen.tsx'

const printer = { name: 'Slip80', label: 'Slip printer', isDefault: true }
const preview: SlipPreview = {
  picture: 'data:image/png;base64,AA==',
  language: 'en',
  widthMm: 80,
  heightMm: 129,
  hasReference: true,
}

type SlipSettings = Pick<Settings, 'slipFormat' | 'isSlipApproved'> & { slipPrinter?: string }

/** A desk with one open invite, Zoë's, in its queue. */
function openWith(slips: SlipSettings) {
  return openDesk({
    'settings.read': () => succeeded({ ...practiceSettings, ...slips }),
    'invites.queue': () => succeeded({ open: [inviteOf()], submitted: [], followUps: [] }),
    'slips.printers': () => succeeded([printer]),
    'slips.preview': () => succeeded(preview),
  })
}

const printButton = () => screen.findByRole('button', { name: 'Print slip for Zoë O’Brien' })

it('prints at once where a test slip came out right', async () => {
  const { desk, user } = await openWith({
    slipFormat: 'roll-80',
    slipPrinter: 'Slip80',
    isSlipApproved: true,
  })
  desk.plan({ 'slips.print': () => succeeded(printer) })
  await user.click(await printButton())
  expect(await screen.findByText('Slip sent to Slip printer')).toBeTruthy()
  expect(desk.sentTo('slips.print')).toEqual([{ id: 7 }])
  expect(desk.sentTo('slips.preview')).toEqual([])
})

it('shows the slip first until then, and takes the system’s own printer', async () => {
  const { desk, user } = await openWith({ slipFormat: 'roll-80', isSlipApproved: false })
  const slips: SlipSettings = {
    slipFormat: 'roll-80',
    slipPrinter: 'Slip80',
    isSlipApproved: false,
  }
  desk.plan({ 'settings.change': () => succeeded({ ...practiceSettings, ...slips }) })
  await user.click(await printButton())
  expect(await screen.findByRole('img', { name: /80 × 129 mm/u })).toBeTruthy()
  expect(await screen.findByRole('radio', { name: 'Slip printer' })).toHaveProperty('checked', true)
  expect(screen.getByRole('button', { name: 'Print a test slip in Settings' })).toBeTruthy()
  expect(desk.sentTo('settings.change')).toEqual([{ slipPrinter: 'Slip80' }])
  expect(desk.sentTo('slips.print')).toEqual([])
})

it('masks whose slip is looked at when the computer is left', async () => {
  const { desk, user } = await openWith({
    slipFormat: 'roll-80',
    slipPrinter: 'Slip80',
    isSlipApproved: false,
  })
  await user.click(await printButton())
  const dialog = await screen.findByRole('alertdialog', { name: 'Print slip' })
  expect(dialog.textContent).toContain('Zoë O’Brien')
  act(() => desk.emit('computer.left', undefined))
  expect(dialog.textContent).toContain('Z••• O•••')
  expect(document.body.innerHTML).not.toContain('O’Brien')
})

it('where there is no printer, Enter saves the PDF, and no test slip is offered', async () => {
  const { desk, user } = await openWith({ slipFormat: 'roll-80', isSlipApproved: false })
  desk.plan({ 'slips.printers': () => succeeded([]), 'slips.savePdf': () => succeeded(true) })
  await user.click(await printButton())
  await screen.findByRole('img', { name: /^Preview/u })
  const save = screen.getByRole('button', { name: 'Save as PDF' })
  await waitFor(() => expect(document.activeElement).toBe(save))
  expect(screen.queryByRole('button', { name: 'Print' })).toBeNull()
  expect(screen.queryByRole('button', { name: /test slip/u })).toBeNull()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('Slip saved as PDF')).toBeTruthy()
  expect(desk.sentTo('slips.savePdf')).toEqual([{ id: 7 }])
})

it('says why a slip did not come out, and offers the PDF', async () => {
  const { desk, user } = await openWith({
    slipFormat: 'roll-80',
    slipPrinter: 'Slip80',
    isSlipApproved: true,
  })
  desk.plan({
    'slips.print': () => failed('printer-out-of-paper', { inviteId: 7 }),
    'slips.savePdf': () => succeeded(true),
  })
  await user.click(await printButton())
  expect((await screen.findByRole('alert')).textContent).toContain('The printer has no paper')
  await user.click(screen.getByRole('button', { name: 'Save as PDF' }))
  expect(await screen.findByText('Slip saved as PDF')).toBeTruthy()
  expect(desk.sentTo('slips.savePdf')).toEqual([{ id: 7 }])
  expect(screen.queryByRole('alert')).toBeNull()
})

it('keeps the preview open when printing from it fails', async () => {
  const { desk, user } = await openWith({
    slipFormat: 'roll-80',
    slipPrinter: 'Slip80',
    isSlipApproved: false,
  })
  desk.plan({ 'slips.print': () => failed('printer-not-ready', { inviteId: 7 }) })
  await user.click(await printButton())
  await screen.findByRole('img', { name: /^Preview/u })
  await user.click(screen.getByRole('button', { name: 'Print' }))
  expect((await screen.findByRole('alert')).textContent).toContain('The printer is stopped')
  expect(screen.getByRole('img', { name: /^Preview/u })).toBeTruthy()
})

it('draws one slip at a time, the newest choice last, and prints nothing else meanwhile', async () => {
  const { desk, user } = await openWith({
    slipFormat: 'roll-80',
    slipPrinter: 'Slip80',
    isSlipApproved: false,
  })
  const drawings: ((of: SlipPreview) => void)[] = []
  desk.plan({
    'slips.preview': () =>
      new Promise((resolve) => drawings.push((drawn) => resolve(succeeded(drawn)))),
    'settings.change': ({ slipFormat = 'roll-80' }) =>
      succeeded({
        ...practiceSettings,
        slipFormat,
        slipPrinter: 'Slip80',
        isSlipApproved: false,
      }),
  })
  await user.click(await printButton())
  await user.click(await screen.findByRole('radio', { name: '58 mm roll' }))
  await user.click(screen.getByRole('radio', { name: 'A6' }))
  const print = screen.getByRole('button', { name: 'Print' })
  expect(print.getAttribute('aria-disabled') ?? print.hasAttribute('disabled')).toBeTruthy()
  await waitFor(() => expect(drawings).toHaveLength(1))
  drawings[0]?.(preview)
  await waitFor(() => expect(drawings).toHaveLength(2))
  expect(screen.queryByRole('img', { name: /^Preview/u })).toBeNull()
  drawings[1]?.({ ...preview, widthMm: 105, heightMm: 148 })
  expect(await screen.findByRole('img', { name: /105 × 148 mm/u })).toBeTruthy()
  expect(drawings).toHaveLength(2)
})

it.each([true, false])(
  'says when the reference is left off: it has one is %s',
  async (hasReference) => {
    const { desk, user } = await openWith({
      slipFormat: 'roll-80',
      slipPrinter: 'Slip80',
      isSlipApproved: false,
    })
    desk.plan({ 'slips.preview': () => succeeded({ ...preview, hasReference }) })
    await user.click(await printButton())
    await screen.findByRole('img', { name: /^Preview/u })
    expect(screen.queryByText(/The reference is left off/u) === null).toBe(hasReference)
  },
)

import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { failed, type SlipPreview, type SlipSettings, succeeded } from '#contract'
import { inviteOf, practiceSettings } from '../../../fakes/fake-desk.ts'
import { openDesk } from '../desk-screen.tsx'

const printer = { name: 'Slip80', label: 'Slip printer', isDefault: true }
const preview: SlipPreview = {
  picture: 'data:image/png;base64,AA==',
  language: 'en',
  widthMm: 80,
  heightMm: 129,
}

/** A desk with one open invite, Zoë's, in its queue. */
function openWith(slips: SlipSettings) {
  return openDesk({
    'settings.read': () => succeeded({ ...practiceSettings, slips }),
    'invites.list': () => succeeded({ invites: [inviteOf()], hasMore: false }),
    'slips.printers': () => succeeded([printer]),
    'slips.preview': () => succeeded(preview),
  })
}

const printButton = () => screen.findByRole('button', { name: 'Print slip for Zoë O’Brien' })

it('prints at once where a test slip came out right', async () => {
  const { desk, user } = await openWith({ format: 'roll-80', printer: 'Slip80', isApproved: true })
  desk.plan({ 'slips.print': () => succeeded(printer) })
  await user.click(await printButton())
  expect(await screen.findByText('Slip sent to Slip printer')).toBeTruthy()
  expect(desk.sentTo('slips.print')).toEqual([{ id: 7 }])
  expect(desk.sentTo('slips.preview')).toEqual([])
})

it('shows the slip first until then, and takes the system’s own printer', async () => {
  const { desk, user } = await openWith({ format: 'roll-80', isApproved: false })
  const slips: SlipSettings = { format: 'roll-80', printer: 'Slip80', isApproved: false }
  desk.plan({ 'settings.change': () => succeeded({ ...practiceSettings, slips }) })
  await user.click(await printButton())
  expect(await screen.findByRole('img', { name: /80 × 129 mm/u })).toBeTruthy()
  expect(await screen.findByRole('radio', { name: 'Slip printer' })).toHaveProperty('checked', true)
  expect(desk.sentTo('settings.change')).toEqual([{ slipPrinter: 'Slip80' }])
  expect(desk.sentTo('slips.print')).toEqual([])
})

it('says why a slip did not come out, and offers the PDF', async () => {
  const { desk, user } = await openWith({ format: 'roll-80', printer: 'Slip80', isApproved: true })
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
  const { desk, user } = await openWith({ format: 'roll-80', printer: 'Slip80', isApproved: false })
  desk.plan({ 'slips.print': () => failed('printer-not-ready', { inviteId: 7 }) })
  await user.click(await printButton())
  await screen.findByRole('img', { name: /^Preview/u })
  await user.click(screen.getByRole('button', { name: 'Print' }))
  expect((await screen.findByRole('alert')).textContent).toContain('The printer is stopped')
  expect(screen.getByRole('img', { name: /^Preview/u })).toBeTruthy()
})

import type { Invite } from '#contract'
import { ask } from '../../ask.ts'
import { useNotice } from '../notice-store.ts'
import { useSettingsStore } from '../settings-store.ts'
import { useSlipPreview } from './slip-preview-store.ts'

type Which = Pick<Invite, 'id'>

/**
 * Prints an invite's slip: at once where a test slip came out right, else after a look at the preview.
 * A failure is said where failures are said, with the way out beside it.
 */
export async function printSlip(invite: Which) {
  const { settings } = useSettingsStore.getState()
  if (!settings?.isSlipApproved) {
    await previewSlip(invite)
    return
  }
  const answer = await ask('slips.print', { id: invite.id })
  if (answer.ok) useNotice.getState().say(`Slip sent to ${answer.value.label}`)
  // A second press of the key while the first slip is under way is not worth a word.
  else if (answer.failure.code !== 'already-printing') useNotice.getState().fail(answer.failure)
}

/** Shows the slip before it is printed: for another paper, another printer, or a PDF. */
export async function previewSlip({ id }: Which) {
  await useSlipPreview.getState().open(id)
}

/** Saves the slip as a PDF and says so; a failure is said where failures are said. */
export async function saveSlipPdf({ id }: Which) {
  const answer = await ask('slips.savePdf', { id })
  if (!answer.ok) useNotice.getState().fail(answer.failure)
  else if (answer.value) useNotice.getState().say('Slip saved as PDF')
}

import { create } from 'zustand'
import type { Failure, Invite, Language, Printer, SettingsChange, SlipPreview } from '#contract'
import { ask } from '../../ask.ts'
import { useSettingsStore } from '../app-state.ts'
import { askOrSay, useNotice } from '../notice-store.ts'

interface SlipPreviewState {
  /** Whose slip is looked at; nothing while the preview is closed. */
  invite: Invite | undefined
  preview: SlipPreview | undefined
  /** What is seen is not yet what was chosen. */
  isDrawing: boolean
  /** Nothing until the system has answered. */
  printers: Printer[] | undefined
  failure: Failure | undefined
  working: 'printing' | 'saving' | undefined
  open: (invite: Invite) => Promise<void>
  close: () => void
  /** Another paper or printer: remembered, and shown anew. */
  change: (change: Pick<SettingsChange, 'slipFormat' | 'slipPrinter'>) => Promise<void>
  /** Another language, from now on this invite's own. */
  translate: (language: Language) => Promise<void>
  print: () => Promise<void>
  savePdf: () => Promise<void>
}

const closed = {
  invite: undefined,
  preview: undefined,
  isDrawing: false,
  printers: undefined,
  failure: undefined,
  working: undefined,
}

/** The slip that is looked at before it is printed. */
export const useSlipPreview = create<SlipPreviewState>()((set, get) => {
  const isFor = (inviteId: number) => get().invite?.id === inviteId
  let asked = 0
  let drawn: Promise<void> = Promise.resolve()

  /** Main draws one slip at a time: the next is asked for after the one before, and only the newest. */
  async function show(inviteId: number): Promise<void> {
    // It may have been closed, or another been opened, while its change was kept.
    if (!isFor(inviteId)) return
    asked += 1
    const question = asked
    const isWanted = () => question === asked && isFor(inviteId)
    set({ isDrawing: true })
    drawn = drawn.then(async () => {
      if (!isWanted()) return
      const answer = await ask('slips.preview', { id: inviteId })
      if (!isWanted()) return
      set({ isDrawing: false, failure: answer.ok ? undefined : answer.failure })
      if (answer.ok) set({ preview: answer.value })
    })
    await drawn
  }

  async function findPrinters(inviteId: number) {
    const printers = await ask('slips.printers', undefined)
    if (!isFor(inviteId)) return
    set({ printers: printers.ok ? printers.value : [] })
    await chooseFirst(printers.ok ? printers.value : [])
  }

  /** Runs one of the two ways out; answers whether the preview is done with. */
  async function run(working: 'printing' | 'saving', work: (id: number) => Promise<boolean>) {
    const { invite, working: before } = get()
    if (!invite || before) return
    set({ working, failure: undefined })
    const isDone = await work(invite.id)
    if (isFor(invite.id)) set(isDone ? closed : { working: undefined })
  }

  return {
    ...closed,
    open: async (invite) => {
      set({ ...closed, invite })
      await Promise.all([show(invite.id), findPrinters(invite.id)])
    },
    close: () => set(closed),
    change: async (change) => {
      const { invite } = get()
      const answer = useSettingsStore.getState().take(await ask('settings.change', change))
      if (!answer.ok) set({ failure: answer.failure })
      else if (invite && change.slipFormat) await show(invite.id)
    },
    translate: async (language) => {
      const id = get().invite?.id
      if (id === undefined) return
      const answer = await ask('invites.chooseLanguage', { id, language })
      if (answer.ok) await show(id)
      else set({ failure: answer.failure })
    },
    print: () =>
      run('printing', async (id) => {
        const answer = await ask('slips.print', { id })
        if (answer.ok) saySent(answer.value)
        else set({ failure: answer.failure })
        return answer.ok
      }),
    savePdf: () =>
      run('saving', async (id) => {
        const answer = await ask('slips.savePdf', { id })
        if (!answer.ok) set({ failure: answer.failure })
        else if (answer.value) useNotice.getState().say('Slip saved as PDF')
        return answer.ok && answer.value
      }),
  }
})

/** Nobody chose yet: the system's own choice is the likeliest. */
export async function chooseFirst(printers: readonly Printer[]) {
  const { settings, take } = useSettingsStore.getState()
  const likely = printers.find(({ isDefault }) => isDefault) ?? printers[0]
  if (!likely || !settings || settings.slipPrinter !== undefined) return
  take(await ask('settings.change', { slipPrinter: likely.name }))
}

function saySent({ label }: Printer) {
  useNotice.getState().say(`Slip sent to ${label}`)
}

/**
 * Prints an invite's slip: at once where a test slip came out right, else after a look at the preview.
 * A failure is said where failures are said, with the way out beside it.
 */
export async function printSlip(invite: Invite) {
  const { settings } = useSettingsStore.getState()
  if (!settings?.isSlipApproved) {
    await previewSlip(invite)
    return
  }
  const answer = await ask('slips.print', { id: invite.id })
  if (answer.ok) saySent(answer.value)
  // A second press of the key while the first slip is under way is not worth a word.
  else if (answer.failure.code !== 'already-printing') useNotice.getState().fail(answer.failure)
}

/** Shows the slip before it is printed: for another paper, another printer, or a PDF. */
export async function previewSlip(invite: Invite) {
  await useSlipPreview.getState().open(invite)
}

/** Saves the slip as a PDF and says so; a failure is said where failures are said. */
export async function saveSlipPdf({ id }: Pick<Invite, 'id'>) {
  const answer = await askOrSay('slips.savePdf', { id })
  if (answer.ok && answer.value) useNotice.getState().say('Slip saved as PDF')
}

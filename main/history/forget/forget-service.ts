import { format } from 'date-fns'
import { z } from 'zod'
import {
  type Answer,
  type ExportEnd,
  emptyDraft,
  type ForgetReceipt,
  type InviteRecord,
  type KeptThings,
  succeeded,
  type TypedDraft,
} from '#contract'
import type { Ballast } from '../../database/ballast.ts'
import { fileName } from '../../files/whole-files.ts'
import type { DeskRecord } from '../../record/record.ts'
import { keptReport, type ReportSources, valuesOf } from './kept-report.ts'
import { createKeptFinder, type KeptSources } from './kept-things.ts'

export interface ForgetOptions extends KeptSources, ReportSources {
  drafts: KeptSources['drafts'] & {
    keep: (draft: TypedDraft) => void
    flush: () => void
    deleteHeld: (id: number) => unknown
  }
  register: KeptSources['register'] &
    ReportSources['register'] &
    Pick<DeskRecord['register'], 'forget'>
  ballast: Pick<Ballast, 'withRoom'>
  savePdf: (
    report: InviteRecord,
    asked: { suggestedName: string; title: string },
  ) => Promise<Answer<ExportEnd>>
  announceRemoved: (ids: number[]) => void
  announceExpected: () => void
  /** Clears the file of the traces of what was deleted. Says whether it could. */
  clearFile: () => Promise<boolean>
}

export type ForgetService = ReturnType<typeof createForgetService>

/** Everything that is kept of somebody: found, told to them, and removed for good. */
export function createForgetService(options: ForgetOptions) {
  const { database, drafts, register, now } = options
  const finder = createKeptFinder(options)
  const find = database.prepare(
    "SELECT tracking_reference AS tracking, outcome = 'sending' AS isSending FROM invite WHERE id = ?",
  )
  const deleteInvite = database.prepare('DELETE FROM invite WHERE id = ?')
  const deleteNote = database.prepare(
    'UPDATE invite SET note = NULL, noted_at = NULL WHERE id = ? AND note IS NOT NULL',
  )
  const deleteExpected = database.prepare('DELETE FROM expected WHERE id = ?')
  const oweVacuum = database.prepare(
    'UPDATE retention SET is_vacuum_due = 1, is_vacuum_owed = 1 WHERE id = 1',
  )
  const found = z.object({ tracking: z.string().nullable(), isSending: z.int() }).optional()

  /** All of it, or nothing. */
  const remove = database.transaction((things: readonly string[], at: Date) => {
    const numbers = (kind: string) => valuesOf(things, kind).map(Number)
    const there = numbers('invite').flatMap((id) => {
      const row = found.parse(find.get(id))
      return row ? [{ id, ...row }] : []
    })
    // One whose request is out stays: its answer needs its row.
    const invites = there.filter(({ isSending }) => isSending === 0)
    // While the invites are there: the register is asked by what they are called at VerifiMe.
    const tracking = invites.flatMap((invite) => invite.tracking ?? [])
    const registerEntries = register.forget([...tracking, ...valuesOf(things, 'register')], at)
    const notes = numbers('note').filter((id) => deleteNote.run(id).changes > 0).length
    const heldIds = new Set(drafts.held().map(({ id }) => id))
    const held = numbers('held').filter((id) => heldIds.has(id))
    for (const id of held) drafts.deleteHeld(id)
    const expected = numbers('expected').filter((id) => deleteExpected.run(id).changes > 0).length
    for (const { id } of invites) deleteInvite.run(id)
    oweVacuum.run()
    const left = there.length - invites.length
    return {
      ids: invites.map(({ id }) => id),
      left,
      notes,
      held: held.length,
      expected,
      registerEntries,
    }
  })

  async function forget(named: readonly string[]): Promise<Answer<ForgetReceipt>> {
    const things = [...new Set(named)]
    const at = now()
    const isTyped = things.includes('typed')
    const { ids, held, ...others } = options.ballast.withRoom(() => remove(things, at))
    if (isTyped) {
      drafts.keep(emptyDraft)
      drafts.flush()
    }
    if (ids.length > 0) options.announceRemoved(ids)
    if (others.expected > 0) options.announceExpected()
    return succeeded({
      ...{ at: at.getTime(), invites: ids.length, ...others },
      drafts: held + Number(isTyped),
      isCleared: await options.clearFile(),
    })
  }

  return {
    find: async (typed: string): Promise<Answer<KeptThings>> => succeeded(await finder.find(typed)),
    saveReport: (things: readonly string[]): Promise<Answer<ExportEnd>> =>
      options.savePdf(keptReport(things, options), {
        // Nobody's name: others may see what files are called.
        suggestedName: fileName('Report', format(now(), 'yyyy-MM-dd HHmm'), 'pdf'),
        title: 'Save the report as PDF',
      }),
    forget,
  }
}

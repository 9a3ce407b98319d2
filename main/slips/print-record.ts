import type { EventRepository } from '../history/event-repository.ts'

export type PrintRecord = ReturnType<typeof createPrintRecord>

/** What has gone out on paper, kept in the life of each invite: the second time is a reprint. */
export function createPrintRecord(life: Pick<EventRepository, 'add' | 'read'>) {
  const wasPrinted = (inviteId: number): boolean =>
    life.read(inviteId).some(({ kind }) => kind === 'printed')
  return {
    wasPrinted,
    recordPrint: (inviteId: number, at: Date): void =>
      life.add(inviteId, wasPrinted(inviteId) ? 'reprinted' : 'printed', at),
  }
}

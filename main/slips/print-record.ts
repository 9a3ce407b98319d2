import type { EventRepository } from '../history/event-repository.ts'

export type PrintRecord = ReturnType<typeof createPrintRecord>

/** What has gone out on paper, kept among the events of each invite: the second time is a reprint. */
export function createPrintRecord(events: Pick<EventRepository, 'add' | 'read'>) {
  const wasPrinted = (inviteId: number): boolean =>
    events.read(inviteId).some(({ kind }) => kind === 'printed')
  return {
    wasPrinted,
    recordPrint: (inviteId: number, at: Date): void =>
      events.add(inviteId, wasPrinted(inviteId) ? 'reprinted' : 'printed', at),
  }
}

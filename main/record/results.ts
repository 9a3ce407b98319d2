import type Database from 'better-sqlite3'
import { type ParsedInput, type RegisterKind, succeeded } from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import { createResultRepository } from './result-repository.ts'

interface ResultsOptions {
  database: Database.Database
  register: (id: number, kind: RegisterKind, at: Date) => void
  now: () => Date
  /** The result of this invite has arrived, or had not. */
  changed: (inviteId: number) => void
}

/** That VerifiMe's webhook has brought results to the organisation. What they are is read nowhere. */
export function createResults({ database, register, now, changed }: ResultsOptions) {
  const repository = createResultRepository(database, register)

  function note({ id, hasArrived }: ParsedInput<'invites.setResult'>): void {
    const isNews = hasArrived
      ? repository.setArrived(id, 'result', now())
      : repository.takeBack(id, now())
    if (isNews) changed(id)
  }

  return {
    routes: {
      'invites.setResult': (noted) => {
        note(noted)
        return succeeded(undefined)
      },
    } satisfies Partial<Handlers>,
  }
}

import { type Answer, failed, routes, succeeded } from '#contract'
import type { Handlers } from './border/handlers.ts'
import { databaseRoutes, databaseState } from './database/database-routes.ts'
import type { History, HistoryFile } from './database/history-file.ts'
import { buildMachine, type Machine, type OpenHandlers, type Surroundings } from './machine.ts'

export interface MachineRoom {
  handlers: Handlers
  keepDraft: () => void
  writeAnswers: () => number
  suspend: () => void
  resume: () => void
  stop: () => void
}

/**
 * Opens the history and keeps the machine that stands on it: when it opens locked, the screens can still
 * ask to recover it, and a machine is built on whatever that opens.
 */
export async function openMachineRoom(
  file: HistoryFile,
  surroundings: Surroundings,
): Promise<MachineRoom> {
  const { emit, log } = surroundings
  let history = await file.open()
  let machine: Machine | undefined

  function adopt(opened: History): void {
    history = opened
    machine?.stop()
    machine = opened.state === 'open' ? buildMachine(opened, surroundings) : undefined
    if (opened.state === 'locked') log('database-locked', { reason: opened.reason })
    emit('database.changed', databaseState(opened))
  }

  adopt(history)
  return {
    handlers: {
      ...forwardTo(() => machine?.handlers ?? lockedHandlers),
      ...databaseRoutes({ ...surroundings, current: () => history, adopt, ...file }),
    },
    keepDraft: () => machine?.keepDraft(),
    writeAnswers: () => machine?.writeAnswers() ?? 0,
    suspend: () => machine?.suspend(),
    resume: () => machine?.resume(),
    stop: () => machine?.stop(),
  }
}

const openNames = Object.keys(routes).filter((name) => !name.startsWith('database.'))

/** Handlers that pass each call on to whatever answers it at that moment. */
function forwardTo(current: () => OpenHandlers): OpenHandlers {
  const forward = (name: string) => (input: unknown) =>
    (current()[name as keyof OpenHandlers] as (input: unknown) => unknown)(input)
  return Object.fromEntries(
    openNames.map((name) => [name, forward(name)]),
  ) as unknown as OpenHandlers
}

const locked = (): Answer<never> => failed('database-locked')

/** The answers while the history is locked: everything but opening it waits. */
const lockedHandlers: OpenHandlers = {
  ...(Object.fromEntries(openNames.map((name) => [name, locked])) as unknown as OpenHandlers),
  'display.scene': () => succeeded({ kind: 'idle' }),
}

import { errorCode, errorName, type LogEvents } from './logging/log.ts'
import { FixedSettingError } from './settings/environment-variables.ts'
import { DataFolderError } from './switches.ts'

/** What is logged of it: names and codes. */
export function startFailureNames(error: unknown): LogEvents['start-failed'] {
  const variables = error instanceof FixedSettingError ? { variables: error.variables() } : {}
  return { error: errorName(error), ...variables }
}

const untilThen = 'Until then, no customer can be invited from this computer.'

/**
 * What a person is told when Front Desk cannot start: what happened, what it means, what to do. The system's own
 * messages are for nobody at a counter, and may quote what they stumbled over.
 */
export function startFailureSentence(error: unknown, dataFolder: string): string {
  // Its words are ours: the names, and what they must be.
  if (error instanceof FixedSettingError) {
    return `${error.message}\n\nYour IT team set this to something else, and Front Desk does not guess. Ask them to correct it (front-desk --check-policy says when all is well), then start Front Desk again. ${untilThen}`
  }
  if (error instanceof DataFolderError) {
    const named = error.folder === '' ? '(none is named)' : error.folder
    return `Front Desk cannot use the folder that it was told to keep its data in:\n${named}\n\nIt may be a file, a link that leads nowhere, or closed to this account. Nothing was opened and nothing was lost. Ask your IT team to put this folder right, or what --user-data-dir says in the shortcut or script, then start Front Desk again. ${untilThen}`
  }
  const code = errorCode(error)
  const forIt = `(For your IT team: ${errorName(error)}.)`
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return `This computer’s disk is full.\n\nNothing was lost. Free some space, then start Front Desk again. ${untilThen} ${forIt}`
  }
  if (code.startsWith('SQLITE_')) {
    return `The history on this computer could not be opened.\n\nNothing in it was changed. Restart the computer and start Front Desk again; if it stays like this, tell your IT team. ${untilThen} ${forIt}`
  }
  if (/^E[A-Z0-9]+$/u.test(code)) {
    return `Front Desk could not read or write the folder that it keeps its data in:\n${dataFolder}\n\nNothing was lost. Ask your IT team to make it a folder that you may write to, then start Front Desk again. ${untilThen} ${forIt}`
  }
  return `Something in Front Desk stopped working while it was starting.\n\nNothing was lost. Start it again; if it stays like this, tell your IT team. ${untilThen} ${forIt}`
}

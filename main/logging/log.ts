import type { DatabaseState, RouteName, WindowKind } from '#contract'

declare const isChecked: unique symbol
/** The class of an error and its code, such as `Error ENOSPC`. Only `errorName` makes one. */
export type ErrorName = string & { readonly [isChecked]: true }

export type PageName = 'desk' | 'customer' | 'slip' | 'identify' | 'other'

interface Failed {
  readonly error: ErrorName
}
interface ProcessEnd {
  readonly reason:
    | 'clean-exit'
    | 'abnormal-exit'
    | 'killed'
    | 'crashed'
    | 'oom'
    | 'launch-failed'
    | 'integrity-failure'
    | 'memory-eviction'
}
type Nothing = Readonly<Record<string, never>>

/**
 * Everything that can be logged: the names of events, and with each the names, codes, counts and row numbers that
 * belong to it. A plain `string` has no place here, so that nothing of a customer's can be logged by accident.
 */
export interface LogEvents {
  'start-failed': Failed & { readonly variables?: readonly `FRONT_DESK_${string}`[] }
  'policy-names-unknown': { readonly count: number }
  uncaught: Failed
  'unhandled-rejection': Failed
  'sender-refused': Nothing
  'handlers-missing': Failed
  'route-refused': { readonly window: WindowKind }
  'input-refused': { readonly route: RouteName }
  'route-failed': Failed & { readonly route: RouteName }
  'database-locked': { readonly reason: Extract<DatabaseState, { state: 'locked' }>['reason'] }
  'backup-made': { readonly count: number }
  'backup-not-made': Failed
  'backups-not-tidied': Failed
  'backups-not-copied': Failed
  'history-restored': Nothing
  'history-not-closed': Failed
  'history-not-read': Failed
  'interrupted-invites-closed': { readonly count: number }
  'unfinished-files-removed': { readonly count: number }
  'answer-not-written': Failed & { readonly id: number }
  'results-not-read': Failed
  'results-folder-away': Nothing
  'list-not-read': Failed
  'list-folder-away': Nothing
  'expected-not-ticked': Failed
  'draft-not-emptied': Failed
  'draft-not-written': Failed
  'shown-not-written': Failed
  'code-not-shown': Failed
  'shown-not-kept': Failed
  'language-not-kept': Failed
  'card-not-taken-away': Failed
  'status-check-failed': Failed
  'background-failed': Failed
  'activity-not-written': Failed
  'attempt-not-written': Failed
  'logo-unusable': Nothing
  'zoom-not-kept': Failed
  'update-not-checked': Failed
  'update-refused': Failed
  'log-not-written': Nothing
  'file-dialogs-not-refused': Failed & { readonly page: PageName }
  'page-not-loaded': Failed & { readonly page: PageName }
  'page-gone': ProcessEnd & { readonly page: PageName; readonly count: number }
  'page-hung': { readonly page: PageName }
  'page-given-up': { readonly page: PageName }
  'process-gone': ProcessEnd & {
    readonly process: 'gpu' | 'utility' | 'zygote' | 'other'
    readonly exitCode: number
  }
}

export type Log = <Event extends keyof LogEvents>(event: Event, details: LogEvents[Event]) => void

/** Events that say nothing but which error it was. */
export type FailedEvent = {
  [Event in keyof LogEvents]: Failed extends LogEvents[Event] ? Event : never
}[keyof LogEvents]

/** All that is logged of an error, its class and code: its message may hold anything. */
export function errorName(error: unknown): ErrorName {
  const name = error instanceof Error ? `${error.name} ${errorCode(error)}`.trim() : 'unknown'
  return isErrorName(name) ? name : errorName(undefined)
}

function isErrorName(text: string): text is ErrorName {
  return /^[A-Za-z_$][\w$]{0,60}(?: [A-Z][A-Z0-9_]*)?$/u.test(text)
}

/** The system's and SQLite's own, such as `ENOSPC`; empty for errors without one. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[A-Z][A-Z0-9_]*$/u.test(code) ? code : ''
}

/** Does what must not spoil what it goes with: where it fails, the log says so. */
export async function quietly(
  log: Log,
  event: FailedEvent,
  work: () => void | Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    log(event, { error: errorName(error) })
  }
}

/** The disk is full, or this account's share of it. */
export function isDiskFull(error: unknown): boolean {
  return ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(errorCode(error))
}

/** Which of our pages an address inside the app is, such as `identify.html#2`. */
export function pageName(address: string): PageName {
  const names = ['desk', 'customer', 'slip', 'identify'] as const
  return names.find((name) => address.startsWith(`${name}.html`)) ?? 'other'
}

/**
 * Logs what nobody caught, by its class and code alone. Without this, Electron would stop
 * everything for a dialog that nobody at a counter can answer, and print the message of a promise.
 */
export function logUncaught(process: Pick<NodeJS.EventEmitter, 'on'>, log: Log): void {
  process.on('uncaughtException', (error: unknown) => log('uncaught', { error: errorName(error) }))
  process.on('unhandledRejection', (error: unknown) =>
    log('unhandled-rejection', { error: errorName(error) }),
  )
}

/** A log that can be written to before its file is open: the file gets what came before, and from then on everything. */
export function createEarlyLog() {
  const waiting: ((log: Log) => void)[] = []
  let file: Log | undefined
  const log: Log = (event, details) => {
    if (file) file(event, details)
    else waiting.push((opened) => opened(event, details))
  }
  return {
    log,
    isHandedOver: (): boolean => file !== undefined,
    handOver: (opened: Log): void => {
      file = opened
      for (const write of waiting.splice(0)) write(opened)
    },
  }
}

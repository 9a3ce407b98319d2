import { type Answer, awaitsDetails, type Invite, type InviteStatus, succeeded } from '#contract'
import type { InviteApi, StatusAnswer } from '../invites/api/invite-api.ts'
import type { InviteRepository } from '../invites/invite-repository.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { errorName, type Log } from '../logging/log.ts'
import type { Connection } from '../settings/connection.ts'
import { type BackOff, type BackOffOptions, createBackOff } from './back-off.ts'

/** How often it is considered whom to ask about, while there is somebody. Costs no request. */
const turnMs = 1_000
/** However many are due: a desk that wakes up does not fall upon the server. */
const othersPerTurn = 3

export interface StatusServiceOptions extends BackOffOptions {
  /** The invite whose code is on the screen, if any. */
  shownInviteId: () => number | undefined
  /** Today's invites that are not completed, and earlier ones that staff want to look after. */
  openInvites: () => Invite[]
  /** The shown one may be another day's. */
  findInvite: (id: number) => Invite | undefined
  check: StatusCheck
  /** Which server is asked: what was learned of one says nothing of another. */
  server: () => string
  now: () => Date
  log: Log
}

/**
 * Asks how far the customers are: every 2 s while a code is shown, more slowly for the others that are watched, and never for a completed one. The shown invite is checked beside the others, so that a slow answer
 * about another cannot keep it waiting. A check that fails changes nothing but the polling interval. While no
 * invite is open and none shown it rests, until `consider` says that this may have changed.
 */
export function createStatusService(options: StatusServiceOptions) {
  const backOff = createBackOff(options)
  const checks = createChecks(options, backOff)
  const isChecking = { shown: false, others: false }
  let server = options.server()
  let waking = new AbortController()
  let isAsleep = false
  let isStopped = false

  async function checkOnce(
    which: keyof typeof isChecking,
    work: () => Promise<void>,
  ): Promise<void> {
    if (isChecking[which]) return
    isChecking[which] = true
    try {
      await work()
    } catch (error) {
      options.log('status-check-failed', { error: errorName(error) })
    } finally {
      isChecking[which] = false
    }
  }

  async function checkOthers(others: Invite[], signal: AbortSignal): Promise<void> {
    for (const invite of checks.longestUnchecked(others).slice(0, othersPerTurn)) {
      // Asked again: the check before may have been told to wait, or was broken off.
      if (!signal.aborted && checks.isDue(invite, false)) await checks.at(invite, signal)
    }
  }

  function turn(): void {
    if (isAsleep) return
    const { signal } = waking
    const open = options.openInvites()
    const shown = openAndShown(open, options)
    if (!shown && open.length === 0) rest()
    const others = open.filter(({ id }) => id !== shown?.id)
    checks.forgetAllBut(shown ? [shown, ...others] : others)
    if (shown && checks.isDue(shown, true)) void checkOnce('shown', () => checks.at(shown, signal))
    void checkOnce('others', () => checkOthers(others, signal))
  }

  let timer: NodeJS.Timeout | undefined = setInterval(turn, turnMs)
  function rest(): void {
    clearInterval(timer)
    timer = undefined
  }

  return {
    /** Something changed: there may be an open invite now. */
    consider: (): void => {
      timer ??= isStopped ? undefined : setInterval(turn, turnMs)
    },
    /** Checks one invite now instead of at its turn. */
    refresh: options.check,
    progress: backOff.progress,
    /** Every open invite is due at the next turn. */
    checkSoon: checks.makeAllDue,
    /** The computer goes to sleep: checks that are out end, and none leaves. */
    sleep: (): void => {
      isAsleep = true
      waking.abort()
    },
    /** Answers that are still out are the other server's, if it is another one now. */
    settingsChanged: (): void => {
      if (server === options.server()) return
      server = options.server()
      waking.abort()
      waking = new AbortController()
      backOff.forget()
    },
    wake: (): void => {
      if (!isAsleep) return
      isAsleep = false
      waking = new AbortController()
      backOff.reset()
      checks.forgetAllBut([])
    },
    stop: (): void => {
      isStopped = true
      rest()
      waking.abort()
    },
  }
}

export function progressRoutes(status: ReturnType<typeof createStatusService>) {
  return {
    'progress.read': () => succeeded(status.progress()),
    'progress.check': () => {
      status.checkSoon()
      return succeeded(undefined)
    },
  } satisfies Partial<Handlers>
}

/** Another day's too: its customer stands there as well. */
function openAndShown(
  open: Invite[],
  { shownInviteId, findInvite }: StatusServiceOptions,
): Invite | undefined {
  const shownId = shownInviteId()
  if (shownId === undefined) return undefined
  const shown = open.find(({ id }) => id === shownId) ?? findInvite(shownId)
  return shown && awaitsDetails(shown) ? shown : undefined
}

/** When each invite was last checked, and so when the next check is due. */
function createChecks(options: StatusServiceOptions, backOff: BackOff) {
  const last = new Map<number, { at: number; missing: number; isDueNow?: boolean }>()

  function isDue(invite: Invite, isShown: boolean): boolean {
    const steadyMs = performance.now()
    const before = last.get(invite.id)
    const isDueNow = !before || before.isDueNow === true
    if (!backOff.mayCheck(steadyMs, isShown && isDueNow)) return false
    if (isDueNow) return true
    const wait = pollingIntervalOf(invite, isShown, options.now().getTime())
    // A reference that the server does not know is asked about ever more rarely.
    const rareWait = Math.min(wait * 2 ** before.missing, pollingIntervals.resting)
    // A turn that comes a hair too early would otherwise leave it to the next one.
    return steadyMs - before.at >= rareWait - turnMs / 2
  }

  return {
    isDue,
    /** Those of them that are due, the one that was checked longest ago first. */
    longestUnchecked: (invites: Invite[]): Invite[] => {
      const checkedAt = ({ id }: Invite) => last.get(id)?.at ?? 0
      return invites
        .filter((invite) => isDue(invite, false))
        .sort((a, b) => checkedAt(a) - checkedAt(b))
    },
    at: async ({ id }: Invite, signal: AbortSignal): Promise<void> => {
      const at = performance.now()
      const missing = last.get(id)?.missing ?? 0
      last.set(id, { at, missing })
      const found = await options.check(id, signal)
      // What a check that was broken off did not find says nothing.
      if (!found || signal.aborted) return
      last.set(id, { at, missing: found.found === 'missing' ? missing + 1 : 0 })
      backOff.take(found, { steadyMs: performance.now(), now: options.now().getTime() })
    },
    /** In the order in which they are due: asking again and again never keeps the last of many waiting. */
    makeAllDue: (): void => {
      for (const before of last.values()) before.isDueNow = true
    },
    forgetAllBut: (open: Invite[]): void => {
      const ids = new Set(open.map(({ id }) => id))
      for (const id of last.keys()) if (!ids.has(id)) last.delete(id)
    },
  }
}

const minuteMs = 60_000

/** Milliseconds from one status check of an invite to the next. VerifiMe's own widget asks every 1 to 5 s. */
const pollingIntervals = {
  /** Its code is on the screen: both people wait for the word. */
  shown: 2_000,
  /** It was on the screen a moment ago, or the phone was just taken up: somebody is at it now. */
  busy: 4_000,
  /** Within the hour. */
  waiting: 30_000,
  /** The rest of the day. */
  resting: 5 * minuteMs,
} as const

const busyForMs = 10 * minuteMs
const waitingForMs = 60 * minuteMs

/** How soon an open invite is checked again, by how long ago anything last happened to it. */
function pollingIntervalOf(invite: Invite, isShown: boolean, now: number): number {
  if (isShown) return pollingIntervals.shown
  const { createdAt, shownAt = 0, statusAt = 0 } = invite
  const quietMs = now - Math.max(createdAt, shownAt, statusAt)
  if (quietMs < busyForMs) return pollingIntervals.busy
  return quietMs < waitingForMs ? pollingIntervals.waiting : pollingIntervals.resting
}

/** What one check of an invite's status found, and whether that is news. */
export type CheckedStatus =
  | (Extract<StatusAnswer, { found: 'status' }> & { isNew: boolean })
  | Exclude<StatusAnswer, { found: 'status' }>

/** Checks one invite's status; answers nothing when there was nothing to ask. */
export type StatusCheck = (
  inviteId: number,
  signal?: AbortSignal,
) => Promise<CheckedStatus | undefined>

export interface StatusCheckOptions {
  repository: Pick<InviteRepository, 'find' | 'raiseStatus'>
  api: Pick<InviteApi, 'readStatus'>
  connection: () => Answer<Connection>
  now: () => Date
  /** Called when the customer has come further, once that is written down. */
  changed: (inviteId: number, status: InviteStatus) => void
}

/** Asks VerifiMe how far a customer is. Nothing when there is nothing to ask: no request was made. */
export function createStatusCheck(options: StatusCheckOptions): StatusCheck {
  const { repository, api, connection, now, changed } = options
  return async (id, signal) => {
    const row = repository.find(id)
    const target = connection()
    if (!target.ok || !row?.tracking_reference) return undefined
    if (row.environment !== target.value.environment) return undefined
    const answer = await api.readStatus(target.value.statusUrl, row.tracking_reference, signal)
    if (answer.found !== 'status') return answer
    // Goes one way only: what VerifiMe says of an earlier step is an answer, and no news.
    const isNew = repository.raiseStatus(id, answer.status, now())
    if (isNew) changed(id, answer.status)
    return { ...answer, isNew }
  }
}

import { type Invite, isOpen } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { StatusLook } from '../invites/status-look.ts'
import { errorName } from '../note.ts'
import { type AnswerRecord, type AnswerRecordOptions, createAnswerRecord } from './answer-record.ts'
import { pace, paceOf } from './look-pace.ts'

/** How often it is considered whom to look at. Costs no request. */
const turnMs = 1_000
/** However many are due: a desk that wakes up does not fall upon the server. */
const othersPerTurn = 3

export interface StatusWatchOptions extends AnswerRecordOptions {
  /** The invite whose code is on the screen, if any. */
  shownInviteId: () => number | undefined
  /** Today's invites that are not completed. */
  openInvites: () => Invite[]
  /** The shown one may be another day's. */
  findInvite: (id: number) => Invite | undefined
  /** Looks once; nothing when there was nothing to ask. */
  refreshStatus: (inviteId: number, signal: AbortSignal) => Promise<StatusLook | undefined>
  /** Which server is asked: what was learned of one says nothing of another. */
  place: () => string
  now: () => Date
  note: Note
}

/**
 * Asks how far the customers are: every 2 s while a code is shown, more slowly for today's other open
 * invites, and never for a completed one. The shown invite has a lane of its own, so that a slow answer
 * about another cannot keep it waiting. A look that fails changes nothing but the pace.
 */
export function watchStatus(options: StatusWatchOptions) {
  const record = createAnswerRecord(options)
  const looks = createLooks(options, record)
  const lanes = { shown: false, others: false }
  let place = options.place()
  let waking = new AbortController()
  let isAsleep = false

  async function inLane(lane: keyof typeof lanes, work: () => Promise<void>): Promise<void> {
    if (lanes[lane]) return
    lanes[lane] = true
    try {
      await work()
    } catch (error) {
      options.note('status-look-failed', { error: errorName(error) })
    } finally {
      lanes[lane] = false
    }
  }

  async function lookAtOthers(others: Invite[], signal: AbortSignal): Promise<void> {
    for (const invite of looks.longestUnseen(others).slice(0, othersPerTurn)) {
      // Asked again: the look before may have been told to wait, or was broken off.
      if (!signal.aborted && looks.isDue(invite, false)) await looks.at(invite, signal)
    }
  }

  function turn(): void {
    if (isAsleep) return
    const { signal } = waking
    const open = options.openInvites()
    const shown = openAndShown(open, options)
    const others = open.filter(({ id }) => id !== shown?.id)
    looks.forgetAllBut(shown ? [shown, ...others] : others)
    if (shown && looks.isDue(shown, true)) void inLane('shown', () => looks.at(shown, signal))
    void inLane('others', () => lookAtOthers(others, signal))
  }

  const timer = setInterval(turn, turnMs)
  return {
    progress: record.progress,
    /** The computer goes to sleep: looks that are out end, and none leaves. */
    sleep: (): void => {
      isAsleep = true
      waking.abort()
    },
    /** Answers that are still out are the other server's, if it is another one now. */
    settingsChanged: (): void => {
      if (place === options.place()) return
      place = options.place()
      waking.abort()
      waking = new AbortController()
      record.forget()
    },
    wake: (): void => {
      if (!isAsleep) return
      isAsleep = false
      waking = new AbortController()
      record.reset()
      looks.forgetAllBut([])
    },
    stop: (): void => {
      clearInterval(timer)
      waking.abort()
    },
  }
}

/** Another day's too: its customer stands there as well. */
function openAndShown(
  open: Invite[],
  { shownInviteId, findInvite }: StatusWatchOptions,
): Invite | undefined {
  const shownId = shownInviteId()
  if (shownId === undefined) return undefined
  const shown = open.find(({ id }) => id === shownId) ?? findInvite(shownId)
  return shown && isOpen(shown) ? shown : undefined
}

/** When each invite was last looked at, and so when the next look is due. */
function createLooks(options: StatusWatchOptions, record: AnswerRecord) {
  const last = new Map<number, { at: number; missing: number }>()

  function isDue(invite: Invite, isShown: boolean): boolean {
    const steadyMs = performance.now()
    const before = last.get(invite.id)
    if (!record.mayLook(steadyMs, isShown && before === undefined)) return false
    if (!before) return true
    const wait = paceOf(invite, isShown, options.now().getTime())
    // A reference that the server does not know is asked about ever more rarely.
    const rareWait = Math.min(wait * 2 ** before.missing, pace.resting)
    // A turn that comes a hair too early would otherwise leave it to the next one.
    return steadyMs - before.at >= rareWait - turnMs / 2
  }

  return {
    isDue,
    /** Those of them that are due, the one that was looked at longest ago first. */
    longestUnseen: (invites: Invite[]): Invite[] => {
      const lookedAt = ({ id }: Invite) => last.get(id)?.at ?? 0
      return invites
        .filter((invite) => isDue(invite, false))
        .sort((a, b) => lookedAt(a) - lookedAt(b))
    },
    at: async ({ id }: Invite, signal: AbortSignal): Promise<void> => {
      const at = performance.now()
      const missing = last.get(id)?.missing ?? 0
      last.set(id, { at, missing })
      const look = await options.refreshStatus(id, signal)
      // What a look that was broken off did not find says nothing.
      if (!look || signal.aborted) return
      last.set(id, { at, missing: look.found === 'missing' ? missing + 1 : 0 })
      record.take(look, { steadyMs: performance.now(), now: options.now().getTime() })
    },
    forgetAllBut: (open: Invite[]): void => {
      const ids = new Set(open.map(({ id }) => id))
      for (const id of last.keys()) if (!ids.has(id)) last.delete(id)
    },
  }
}

import type { Invite } from '#contract'
import type { Note } from '../border/dispatch.ts'
import type { StatusLook } from '../invites/status-look.ts'
import { type AnswerRecord, createAnswerRecord } from './answer-record.ts'
import { pace, paceOf } from './look-pace.ts'

/** How often it is considered whom to look at. Costs no request. */
const turnMs = 1_000
/** However many are due: a desk that wakes up does not fall upon the server. */
const othersPerTurn = 3

export interface StatusWatchOptions {
  /** The invite whose code is on the screen, if any. */
  shownInviteId: () => number | undefined
  /** Today's invites that are not completed, the shown one among them if it is one. */
  openInvites: () => Invite[]
  /** Looks once; nothing when there was nothing to ask. */
  refreshStatus: (inviteId: number, signal: AbortSignal) => Promise<StatusLook | undefined>
  /** Which server is asked: what was learned of one says nothing of another. */
  place: () => string
  now: () => Date
  announce: Parameters<typeof createAnswerRecord>[0]
  note: Note
}

/**
 * Asks how far the customers are: every 2 s while a code is shown, more slowly for today's other open
 * invites, and never for a completed one. The shown invite has a lane of its own, so that a slow answer
 * about another cannot keep it waiting. A look that fails changes nothing but the pace.
 */
export function watchStatus(options: StatusWatchOptions) {
  const record = createAnswerRecord(options.announce)
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
      options.note('status-look-failed', { error: error instanceof Error ? error.name : 'unknown' })
    } finally {
      lanes[lane] = false
    }
  }

  async function lookAtOthers(others: Invite[]): Promise<void> {
    for (const invite of looks.longestUnseen(others).slice(0, othersPerTurn)) {
      // Asked again: the look before may have been told to wait.
      if (looks.isDue(invite, false)) await looks.at(invite, waking.signal)
    }
  }

  function turn(): void {
    if (isAsleep) return
    if (place !== options.place()) record.forget()
    place = options.place()
    const open = options.openInvites()
    const shownId = options.shownInviteId()
    const shown = open.find(({ id }) => id === shownId)
    looks.forgetAllBut(open)
    if (shown && looks.isDue(shown, true)) {
      void inLane('shown', () => looks.at(shown, waking.signal))
    }
    void inLane('others', () => lookAtOthers(open.filter(({ id }) => id !== shownId)))
  }

  const timer = setInterval(turn, turnMs)
  return {
    progress: record.progress,
    /** The computer goes to sleep: looks that are out end, and none leaves. */
    sleep: (): void => {
      isAsleep = true
      waking.abort()
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

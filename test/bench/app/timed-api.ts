import { startPracticeServer } from '../../fakes/practice-server.ts'
import { linkHost } from './app-on-history.ts'
import { clock } from './painted.ts'

export type TimedApi = Awaited<ReturnType<typeof startTimedApi>>

/** A slow way to VerifiMe, and back. */
export const eachWayMs = 150

/** A stand-in for VerifiMe that knows how long its answers took; its customers move only by `advance`. */
export async function startTimedApi() {
  let answerMs = Number.NaN
  const server = await startPracticeServer({
    linkHost,
    now: () => new Date(),
    eachWayMs,
    pace: { opensAfterMs: Infinity, submitsAfterMs: Infinity },
    intercept: (request, _body, response) => {
      if (request.method !== 'POST') return false
      const arrivedAt = clock()
      response.once('finish', () => {
        answerMs = clock() - arrivedAt
      })
      return false
    },
  })
  /** How long the server took for the last request for an invite. */
  return { ...server, answerMs: () => answerMs }
}

import type { Answer, RouteInput, RouteName, RouteOutput } from '#contract'

/**
 * Asks main for something: `window.desk.call`, without the rejection. A call rejects only when
 * nobody is there to answer (the main process is going down), which is the failure `internal`.
 */
export async function ask<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name>,
): Promise<Answer<RouteOutput<Name>>> {
  const answer = await call(name, input)
  const isForManager = !answer.ok && answer.failure.code === 'manager-needed'
  return isForManager && (await managerAsked()) ? call(name, input) : answer
}

async function call<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name>,
): Promise<Answer<RouteOutput<Name>>> {
  try {
    return await window.desk.call(name, input)
  } catch {
    return { ok: false, failure: { code: 'internal', problems: [] } }
  }
}

let askManager: (() => Promise<boolean>) | undefined
let askedNow: Promise<boolean> | undefined

/** Several calls that need the manager at once wait for the one dialog. */
async function managerAsked(): Promise<boolean> {
  askedNow ??= askManager?.().finally(() => {
    askedNow = undefined
  })
  return (await askedNow) ?? false
}

/** Says how a manager's PIN is asked for; it answers whether that opened the door. Answers what ends that. */
export function answerManagerNeeded(asking: () => Promise<boolean>): () => void {
  askManager = asking
  return () => {
    askManager = undefined
  }
}

/** Ends several listeners at once. */
export function endAll(...stops: (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop()
  }
}

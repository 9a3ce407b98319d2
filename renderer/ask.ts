import type { Answer, RouteInput, RouteName, RouteOutput } from '#contract'

/**
 * Asks main for something: `window.desk.call`, without the rejection. A call rejects only when
 * nobody is there to answer (the main process is going down), which is the failure `internal`.
 */
export async function ask<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name>,
): Promise<Answer<RouteOutput<Name>>> {
  try {
    return await window.desk.call(name, input)
  } catch {
    return { ok: false, failure: { code: 'internal', problems: [] } }
  }
}

/** Ends several listeners at once. */
export function endAll(...stops: (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop()
  }
}

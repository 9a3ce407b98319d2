import type { EventName, Events } from '#contract'

/** Tells the desk something, unasked: the way out for events, as routes are for calls. */
export type Emit = <Name extends EventName>(name: Name, payload: Events[Name]) => void

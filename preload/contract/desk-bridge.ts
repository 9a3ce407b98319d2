import type { EventName, Events } from './events.ts'
import type { Answer } from './failure.ts'
import type { RouteInput, RouteName, RouteOutput } from './routes.ts'

/** What the preload script puts on the page as `window.desk`. */
export interface DeskBridge {
  call<Name extends RouteName>(
    name: Name,
    input: RouteInput<Name>,
  ): Promise<Answer<RouteOutput<Name>>>
  /** Returns what ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void
}

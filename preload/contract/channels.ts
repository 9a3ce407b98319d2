import type { EventName, Events } from './events.ts'
import type { Answer } from './failure.ts'
import type { RouteInput, RouteName, RouteOutput } from './routes.ts'

/** The only two IPC channels of the app: screens call routes on one, main sends events on the other. */
export const routeChannel = 'front-desk:route'
export const eventChannel = 'front-desk:event'

/**
 * How much one call may bring: several times what the largest one of ours does (a thousand ids, a form full of
 * pasted text), and so little that looking through it holds nobody up.
 */
const most = { values: 4_000, characters: 400_000, depth: 8 }

/** The slip's page reports its picture: an A4 page as a PNG, in a `data:` address. */
const mostInPicture = 16_000_000

/**
 * Whether the input of a call is small enough to be sent, copied and parsed: plain values, lists and objects, and
 * not too much of them. Stops at the first thing too many: what is huge is not walked through. Without zod,
 * because the preload script asks it before a call leaves the page, and main again before it parses.
 */
export function isWithinBounds(name: unknown, input: unknown): boolean {
  if (typeof name !== 'string' || name.length > 100) return false
  let values = 0
  let characters = name === 'slips.report' ? mostInPicture : most.characters
  const pending: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next
    values += 1
    if (typeof value === 'string') characters -= value.length
    const inner = innerValues(value, most.values - values)
    if (!inner || characters < 0 || values > most.values || depth > most.depth) return false
    for (const [key, member] of inner) {
      characters -= key.length
      pending.push({ value: member, depth: depth + 1 })
    }
  }
  return true
}

/** What is in a list or an object; nothing for what no call of ours brings, or for more than `room` of it. */
function innerValues(value: unknown, room: number): [string, unknown][] | undefined {
  if (Array.isArray(value)) {
    // A hole in it counts too: `map` would leave it one.
    return value.length > room ? undefined : Array.from(value, (member) => ['', member])
  }
  if (typeof value !== 'object' || value === null) return isPlainValue(value) ? [] : undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return undefined
  const members: [string, unknown][] = []
  for (const key in value) {
    if (members.length >= room) return undefined
    members.push([key, Reflect.get(value, key)])
  }
  return members
}

function isPlainValue(value: unknown): boolean {
  return value === null || ['undefined', 'boolean', 'number', 'string'].includes(typeof value)
}

/** What the preload script puts on the page as `window.desk`. */
export interface DeskBridge {
  call<Name extends RouteName>(
    name: Name,
    input: RouteInput<Name>,
  ): Promise<Answer<RouteOutput<Name>>>
  /** Returns what ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void
}

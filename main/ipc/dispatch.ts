import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import {
  type Answer,
  type EventName,
  type Events,
  failed,
  failure,
  fieldProblems,
  isWithinBounds,
  type ParsedInput,
  type RouteName,
  type RouteOutput,
  routeChannel,
  routes,
  type WindowKind,
} from '#contract'
import { errorCode, errorName, isDiskFull, type Log } from '../logging/log.ts'

/** Tells the desk something, unasked. */
export type Emit = <Name extends EventName>(name: Name, payload: Events[Name]) => void

/** One handler for every route of the contract: a missing one does not compile. */
export type Handlers = {
  readonly [Name in RouteName]: (
    input: ParsedInput<Name>,
  ) => Answer<RouteOutput<Name>> | Promise<Answer<RouteOutput<Name>>>
}

/** What holds for every route: what is refused now, and what is written down once it is done. */
export interface RouteRules {
  refusal: (window: WindowKind, name: RouteName, input: unknown) => Answer<never> | undefined
  done: (name: RouteName, input: unknown, value: unknown) => void
}

/**
 * Answers one call of a screen: known route? may this window ask it? is the input right? may it be
 * done now? then the handler.
 * Logs route names and error classes, never what was sent or answered.
 * Never throws and never rejects: a rejected `invoke` would reach the screen as a bare message.
 */
export async function dispatch(
  { handlers, rules, log }: { handlers: Handlers; rules?: RouteRules | undefined; log: Log },
  window: WindowKind,
  call: { name: unknown; input: unknown },
): Promise<Answer<unknown>> {
  const name = knownRoute(call.name)
  if (!name || !routes[name].windows.includes(window)) {
    log('route-refused', { window })
    return failed('request-refused')
  }
  if (!isWithinBounds(name, call.input)) {
    log('input-refused', { route: name })
    return failed('request-refused')
  }
  const input = await routes[name].input.safeParseAsync(call.input)
  if (!input.success) return failed('request-refused', { problems: fieldProblems(input.error) })
  try {
    // The table ties each name to its handler's input; TypeScript cannot follow that through a variable.
    const handle = handlers[name] as (parsed: unknown) => Promise<Answer<unknown>>
    const refusal = rules?.refusal(window, name, input.data)
    if (refusal) return refusal
    const answer = checkAnswer(name, await handle(input.data))
    if (answer.ok) rules?.done(name, input.data, answer.value)
    return answer
  } catch (error) {
    log('route-failed', { route: name, error: errorName(error) })
    return failed(
      isDiskFull(error) ? 'disk-full' : isSqlite(error) ? 'database-failed' : 'internal',
    )
  }
}

/** Answers are parsed as strictly as inputs: one with a member too many is a leak, and is not sent. */
function checkAnswer(name: RouteName, answer: Answer<unknown>): Answer<unknown> {
  return answer.ok
    ? { ok: true, value: routes[name].output.parse(answer.value) }
    : { ok: false, failure: failure.parse(answer.failure) }
}

function knownRoute(name: unknown): RouteName | undefined {
  return typeof name === 'string' && Object.hasOwn(routes, name) ? (name as RouteName) : undefined
}

function isSqlite(error: unknown): boolean {
  return errorCode(error).startsWith('SQLITE_')
}

export interface IpcOptions {
  ipcMain: Pick<IpcMain, 'handle'>
  /** Resolves when main can answer: the page may be quicker than the database. */
  session: Promise<{ handlers: Handlers; rules?: RouteRules }>
  /** Which of our windows a sender is; nothing for any other page or frame. */
  windowKind: (event: IpcMainInvokeEvent) => WindowKind | undefined
  log: Log
}

/** The one place where the screens' calls come in. */
export function registerIpcHandlers({ ipcMain, session, windowKind, log }: IpcOptions): void {
  // Who calls hears of it below, and where nobody does the start tells a person.
  session.catch(() => undefined)
  ipcMain.handle(routeChannel, async (event, name: unknown, input: unknown) => {
    const window = windowKind(event)
    if (!window) {
      log('sender-refused', {})
      return failed('request-refused')
    }
    try {
      const { handlers, rules } = await session
      return await dispatch({ handlers, rules, log }, window, { name, input })
    } catch (error) {
      // The services never came to be: the start says why.
      log('handlers-missing', { error: errorName(error) })
      return failed('internal')
    }
  })
}

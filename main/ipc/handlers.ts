import type { Answer, ParsedInput, RouteName, RouteOutput } from '#contract'

/** One handler for every route of the contract: a missing one does not compile. */
export type Handlers = {
  readonly [Name in RouteName]: (
    input: ParsedInput<Name>,
  ) => Answer<RouteOutput<Name>> | Promise<Answer<RouteOutput<Name>>>
}

import type { KnownScreen } from '#contract'
import type { LiveScreen } from './screens.ts'

/** Screens come and go; the ones that were set last are kept. */
const mostKnown = 20

type Identity = Pick<LiveScreen, 'id' | 'name'>

/**
 * What was set for this screen. Another screen may have been given its number, so the name counts too;
 * and a screen may have been given another number, so a name alone is enough where there is one.
 */
export function recall(known: readonly KnownScreen[], live: Identity): KnownScreen | undefined {
  const namesakes = known.filter(({ name }) => name === live.name)
  return namesakes.find(({ id }) => id === live.id) ?? (live.name ? namesakes[0] : undefined)
}

/** The same list with something set for this screen, which comes first. */
export function remember(
  known: readonly KnownScreen[],
  { id, name }: Identity,
  set: Omit<KnownScreen, 'id' | 'name'>,
): KnownScreen[] {
  const before = recall(known, { id, name })
  const others = known.filter((other) => !(other.id === id && other.name === name))
  return [{ ...before, ...set, id, name }, ...others].slice(0, mostKnown)
}

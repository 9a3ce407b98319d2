export type Variables = Readonly<Record<string, string | undefined>>

/**
 * Takes `FRONT_DESK_…` out of the environment: every process that is started from now on would inherit it, and
 * Electron hands a copy of main's environment to each page's preload script.
 */
export function takeVariables(environment: NodeJS.ProcessEnv): Variables {
  const taken: Record<string, string | undefined> = {}
  for (const name of Object.keys(environment)) {
    // Windows takes these names in any case.
    if (!name.toUpperCase().startsWith('FRONT_DESK_')) continue
    taken[name.toUpperCase()] = environment[name]
    Reflect.deleteProperty(environment, name)
  }
  return taken
}

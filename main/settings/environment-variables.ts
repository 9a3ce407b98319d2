export type Variables = Readonly<Record<string, string | undefined>>

/** Any user can set a variable: a feed of theirs would have a shipped app install what they like. */
const neverOfUsers = ['FRONT_DESK_UPDATE_URL', 'FRONT_DESK_UPDATE_INSTALL']

/**
 * Takes `FRONT_DESK_…` out of the environment: every process that is started from now on would inherit it, and
 * Electron hands a copy of main's environment to each page's preload script. Answers with those that count.
 */
export function takeVariables(environment: NodeJS.ProcessEnv, isShipped: boolean): Variables {
  const taken: Record<string, string | undefined> = {}
  for (const name of Object.keys(environment)) {
    // Windows takes these names in any case.
    if (!name.toUpperCase().startsWith('FRONT_DESK_')) continue
    const isTaken = !(isShipped && neverOfUsers.includes(name.toUpperCase()))
    if (isTaken) taken[name.toUpperCase()] = environment[name]
    Reflect.deleteProperty(environment, name)
  }
  return taken
}

/** What cannot be obeyed, a value or the place that policies are kept in, and what it must be. Never what it is. */
export interface PolicyFault {
  name: string
  wanted: string
}

const isVariable = (name: string): name is `FRONT_DESK_${string}` => name.startsWith('FRONT_DESK_')

/** What IT set cannot be obeyed. The app stops and names it: guessing could send data astray. */
export class FixedSettingError extends Error {
  readonly faults: readonly PolicyFault[]

  constructor(faults: readonly PolicyFault[]) {
    super(faults.map(({ name, wanted }) => `${name} must be ${wanted}`).join('\n'))
    this.name = 'FixedSettingError'
    this.faults = faults
  }

  /** For the log. */
  variables(): `FRONT_DESK_${string}`[] {
    return this.faults.map(({ name }) => name).filter(isVariable)
  }
}

import { existsSync, readFileSync } from 'node:fs'

/**
 * What a run of the app has promised so far: for each thing (an invite, a setting, a backup) the values that it may
 * have when the file is opened again. What is begun may end the old way or the new; what was answered is settled.
 */
export interface Mark {
  /** From now on these values are possible too. */
  begun?: Values
  /** From now on only these are. */
  settled?: Values
  /** How many steps of the schema the app knows from now on. */
  steps?: number
  /** Things that may be gone from now on, whatever is settled of them later: they are too old to be kept. */
  tooOld?: readonly string[]
  /** Work that promises nothing by itself: that it is in the record is what is to be known. */
  done?: 'retention' | 'vacuum'
}
/**
 * Name of a thing, such as `invite mary@example.com`, and values of it. One stands for all that begin with it, and `*`
 * for any.
 */
type Values = readonly (readonly [thing: string, ...values: string[]])[]

export interface Promises {
  steps: number
  tooOld: Set<string>
  possible: Map<string, readonly string[]>
}

/** Whatever happened: it opens, its search finds what is in it, and the register's chain holds. */
export const firstPromises = (): Promises => ({
  steps: 1,
  tooOld: new Set(),
  possible: new Map([
    ['history', ['open']],
    ['search', ['finds', 'gone']],
    ['name', ['none']],
    ['draft', ['none']],
    ['register', ['whole']],
    ['at desk', ['nobody']],
    ['PIN desk', ['none']],
    ['PIN manager', ['none']],
    ['recovery code', ['none']],
    ['recovery code of backups', ['same', 'gone']],
  ]),
})

const isKeptWhole = /^(backup|copy|export|left over) /u

export function add({ begun = [], settled = [], steps, tooOld = [] }: Mark, to: Promises): void {
  for (const [thing, ...values] of begun) {
    to.possible.set(thing, [...(to.possible.get(thing) ?? []), ...values])
  }
  for (const [thing, ...values] of settled) to.possible.set(thing, values)
  if (steps !== undefined) to.steps = steps
  for (const thing of tooOld) to.tooOld.add(thing)
}

/** Each promise that is broken, in words. Found is what is there; what is missing in it is `gone`. */
export function brokenPromises(
  { possible, tooOld }: Promises,
  found: ReadonlyMap<string, string>,
): string[] {
  // What nobody named must still be whole where it is found: a backup that was being made, say.
  const unnamed = [...found].filter(([thing]) => !possible.has(thing) && isKeptWhole.test(thing))
  const expected = [...possible, ...unnamed.map(([thing]) => [thing, ['whole']] as const)]
  return expected.flatMap(([thing, values]) => {
    // Nothing can be said of what lies in a history that is not there.
    if (found.get('history') === 'missing' && thing !== 'history') return []
    const value = found.get(thing) ?? 'gone'
    if (value === 'gone' && tooOld.has(thing)) return []
    const isKept = values.some(
      (allowed) => allowed === '*' || value === allowed || value.startsWith(`${allowed} `),
    )
    return isKept ? [] : [`${thing}: "${value}" instead of "${values.join('" or "')}"`]
  })
}

/** One a line; that which was being written is cut off. */
export function readMarks(path: string): Mark[] {
  // Killed before it could make the file.
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line): Mark => JSON.parse(line))
}

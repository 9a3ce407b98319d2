import { textFields } from './constants.ts'
import { z } from './zod.ts'

/** What a column of a list holds: a field of the form, the day or the time of the visit, or nothing of use. */
export const listColumn = z.enum([...textFields, 'day', 'time', 'none'])
export type ListColumn = z.infer<typeof listColumn>

/** Somebody who is expected today. */
export const expectedCustomer = z.strictObject({
  id: z.int().positive(),
  /** In minutes of the day; nothing where the list has no time. */
  minute: z.int().min(0).max(1439).optional(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  reference: z.string(),
})
export type ExpectedCustomer = z.infer<typeof expectedCustomer>

/** Why a list could not be read. */
const listProblem = z.enum([
  'unreadable',
  'too-large',
  'too-long',
  /** Nobody in it is expected today, or nothing in it can be filled in. */
  'nobody',
  /** It is to be said what its columns hold: see `expected.chooseColumns`. */
  'columns',
  'folder-away',
])
export type ListProblem = z.infer<typeof listProblem>

export const expectedList = z.strictObject({
  /** In the order of their times. */
  customers: z.array(expectedCustomer),
  /** How many of today's have their invite. */
  invited: z.int(),
  /** Of the watched folder. */
  problem: listProblem.optional(),
})
export type ExpectedList = z.infer<typeof expectedList>

/** A list whose columns are to be chosen: how it begins, and what they seem to hold. */
export const listColumns = z.strictObject({
  name: z.string(),
  rows: z.array(z.array(z.string())),
  hasHeader: z.boolean(),
  columns: z.array(listColumn),
})
export type ListColumns = z.infer<typeof listColumns>

export const readList = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('columns'), list: listColumns }),
  z.strictObject({ state: z.literal('refused'), problem: listProblem }),
  z.strictObject({
    state: z.literal('read'),
    /** How many are expected by it. */
    count: z.int(),
    /** Lines or events that nobody can be made of. */
    leftOut: z.int(),
  }),
])
export type ReadList = z.infer<typeof readList>

export const chosenColumns = z.strictObject({
  /** Of the list. */
  name: z.string().max(1000),
  hasHeader: z.boolean(),
  columns: z.array(listColumn).max(60),
})
export type ChosenColumns = Omit<z.infer<typeof chosenColumns>, 'name'>

export const expectedId = z.strictObject({ id: z.int().positive() })

/** Nobody waits for them today, or they are expected again. */
export const expectedRemoval = expectedId.extend({ isRemoved: z.boolean() })

import fc from 'fast-check'
import { z } from 'zod'
import { caseCount, seed } from './fault-cases.ts'

/** The share of one door in the inputs of a run: twenty times as many in the long one. */
export function hostileRuns(short: number): { numRuns: number; seed: number } {
  return { numRuns: caseCount({ short, full: short * 20 }), seed }
}

const pieces = [
  ...[
    '',
    ' ',
    '\0',
    '\n',
    '\t',
    '"',
    "'",
    '`',
    '\\',
    '/',
    '../',
    '%',
    '%00',
    '%2e%2e%2f',
    '%zz',
    '<',
    '>',
    '&',
  ],
  ...[
    '@',
    '@@',
    '.',
    '..',
    ',',
    ';',
    ':',
    '(',
    ')',
    '[',
    '{',
    '*',
    '^',
    '-',
    '+',
    '#',
    '?',
    '|',
    '~',
    '$',
    '=',
  ],
  ...[
    '\u200b',
    '\u200d',
    '\u202e',
    '\ufeff',
    '\ufffd',
    '\ud800',
    '\udfff',
    '\u0301',
    'ﷺ',
    'İ',
    'ß',
    'ﬁ',
    '💳',
    '٣',
    '０',
  ],
  ...[
    'a',
    'A1',
    '0',
    '00',
    '7',
    '1e9',
    '-0',
    'NaN',
    'null',
    'true',
    'NOT',
    'NEAR(',
    'AND',
    'OR',
    'rowid',
    'email:',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '$&',
    "' OR 1=1 --",
    '"*"',
    '<script>',
    'javascript:',
    'data:,x',
  ],
  ...[
    'mary@example.com',
    'Mary <mary@example.com>',
    '0491 570 006',
    '+61',
    '0011',
    '27/3/1985',
    'ext 5',
    'D.O.B.',
  ],
  ...[
    'https://',
    'portal.verifime.com',
    'xn--',
    'frontdesk://new?',
    'front-desk://desk/',
    'email=',
    '[HKEY_',
  ],
]

/** Text that nobody means well by: pieces that some parser has tripped over, runs of them, and any bytes at all. */
export function hostileText(longest = 2_500): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces)
  const run = fc
    .tuple(piece, fc.integer({ min: 1, max: longest }), piece)
    .map(([repeated, times, end]) => repeated.repeat(times).slice(0, longest) + end)
  return fc.oneof(
    { weight: 4, arbitrary: fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: run },
  )
}

/** Whatever can be sent between processes, and some of what cannot. */
export const hostileValue: fc.Arbitrary<unknown> = fc.anything({
  key: hostileText(40),
  values: [
    hostileText(200),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, Number.NaN, Infinity, -0, 2 ** 53, 1e308),
  ],
  maxDepth: 4,
  maxKeys: 6,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
})

const jsonSchema = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
})

/** Values of a schema's shape, what is in them as hostile as it lets through. */
export function ofShape(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fromJsonSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
}

function fromJsonSchema(schema: unknown): fc.Arbitrary<unknown> {
  const parsed = jsonSchema.parse(schema)
  const either = parsed.anyOf ?? parsed.oneOf
  if (either) return fc.oneof(...either.map(fromJsonSchema))
  if ('const' in parsed) return fc.constant(parsed.const)
  if (parsed.enum) return fc.constantFrom(...parsed.enum)
  const { type, minimum = -1e6, maximum = 1e6, maxLength = 2_000 } = parsed
  if (type === 'string') {
    return hostileText(maxLength).map((text) => text.slice(0, maxLength))
  }
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer' || type === 'number') {
    const near = { min: Math.max(Math.ceil(minimum), -1e6), max: Math.min(maximum, 1e6) }
    return fc.oneof(fc.integer(near), fc.constantFrom(minimum, maximum))
  }
  if (type === 'array') return fc.array(fromJsonSchema(parsed.items ?? {}), { maxLength: 5 })
  if (type !== 'object') return fc.constant(undefined)
  const members = Object.entries(parsed.properties ?? {})
  return fc.record(
    Object.fromEntries(members.map(([name, member]) => [name, fromJsonSchema(member)])),
    { requiredKeys: parsed.required ?? [] },
  )
}

/** The same with something wrong in it: a member too many, one gone, or one of another kind. */
export function nearShape(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fc
    .tuple(ofShape(schema), hostileText(20), hostileValue, fc.boolean())
    .map(([value, name, member, isAdded]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return member
      const names = Object.keys(value)
      const spoiled = isAdded ? name : (names[name.length % Math.max(names.length, 1)] ?? name)
      return { ...value, [spoiled]: member }
    })
}

/** Of this thread alone: other programs on the machine make it no longer. */
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

const mostMs = 100

/**
 * Does the work and throws when it takes more than 100 ms of the processor. Three times, because once the compiler or
 * the collector may have run; what an input makes slow is slow each time.
 */
export function quickly<Result>(work: () => Promise<Result> | Result): Promise<Result> {
  return withinLimit(work, measured)
}

/** The same of work that lets others have their turn: none of its own may take longer. */
export function inShortTurns<Result>(work: () => Promise<Result>): Promise<Result> {
  return withinLimit(work, measuredTurns)
}

type Work<Result> = () => Promise<Result> | Result

async function withinLimit<Result>(
  work: Work<Result>,
  measure: (work: Work<Result>) => Promise<{ result: Result; ms: number }>,
): Promise<Result> {
  const first = await measure(work)
  if (first.ms <= mostMs) return first.result
  const again = [await measure(work), await measure(work)].map(({ ms }) => ms)
  const least = Math.min(first.ms, ...again)
  if (least > mostMs) throw new Error(`took ${Math.round(least)} ms of the processor`)
  return first.result
}

async function measured<Result>(work: Work<Result>) {
  const from = cpuMs()
  const result = await work()
  return { result, ms: cpuMs() - from }
}

async function measuredTurns<Result>(work: Work<Result>) {
  let from = cpuMs()
  let ms = 0
  const endTurn = () => {
    const now = cpuMs()
    ms = Math.max(ms, now - from)
    from = now
  }
  const between = () => {
    endTurn()
    next = setImmediate(between)
  }
  let next = setImmediate(between)
  try {
    const result = await work()
    endTurn()
    return { result, ms }
  } finally {
    clearImmediate(next)
  }
}

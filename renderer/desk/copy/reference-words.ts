import {
  checkReference,
  completeReference,
  exampleReference,
  type PatternProblem,
  type ReferenceCheck,
  type ReferencePattern,
  readReferencePattern,
} from '#contract/fields/reference-pattern.ts'

interface ReferenceWords {
  /** What the organisation's references look like. */
  example: string
  /** How this one differs; nothing when it does not, or is empty. */
  difference: string | undefined
  /** Its check digit was compared, and is right. */
  isChecked: boolean
}

/** Nothing where the pattern cannot be read, which its field says. */
export function referenceWords(pattern: string, typed: string): ReferenceWords | undefined {
  const read = readReferencePattern(pattern)
  if (isProblem(read)) return undefined
  const example = exampleReference(read)
  const reference = completeReference(read, typed.trim())
  if (reference === '') return { example, difference: undefined, isChecked: false }
  const check = checkReference(read, reference)
  return {
    example,
    difference: differenceWords(check),
    isChecked: check.state === 'follows' && check.hasCheck,
  }
}

export function completed(pattern: string, typed: string): string {
  const read = readReferencePattern(pattern)
  return isProblem(read) ? typed : completeReference(read, typed)
}

/** What a pattern comes to, by two examples, or what is wrong with it. */
export function patternWords(pattern: string): string {
  if (pattern.trim() === '') return 'Without a pattern any reference will do.'
  const read = readReferencePattern(pattern.trim())
  if (isProblem(read)) return problemWords[read.problem](read.part)
  return `Like ${exampleReference(read)} or ${exampleReference(read, 1)}`
}

function isProblem(read: ReferencePattern | PatternProblem): read is PatternProblem {
  return 'problem' in read
}

const problemWords: Record<PatternProblem['problem'], (part: string) => string> = {
  brace: (part) => `A ${part} stands alone: put { in front and } behind, like {6 digits}.`,
  unknown: (part) => `${part} is not understood: write it like one of those above.`,
  count: (part) => `${part}: write a number from 1 to 20.`,
  'runs-on': (part) =>
    `Nobody could tell where ${part} begins: put a sign like - in front of it, or one number instead of two.`,
  'check-place': (part) => `${part} needs digits in front of it.`,
  'nothing-to-fill': () => 'Every reference would be the same: add something like {6 digits}.',
  'too-long': () => 'A pattern has 60 characters at most.',
}

function differenceWords(check: ReferenceCheck): string | undefined {
  switch (check.state) {
    case 'follows':
      return undefined
    case 'text':
      return check.isFirst ? `it begins with ${check.text}` : `${check.text} is missing`
    case 'digits':
    case 'letters': {
      const kind = check.state === 'digits' ? 'digit' : 'letter'
      return check.missing === 1 ? `a ${kind} is missing` : `${check.missing} ${kind}s are missing`
    }
    case 'check':
      return 'the check digit is wrong'
    case 'more':
      return `${check.text} is too much`
  }
}

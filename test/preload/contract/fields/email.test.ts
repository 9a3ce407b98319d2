import { describe, expect, it } from 'vitest'
import { cleanEmail } from '#contract'
import { emailField } from '../../../../preload/contract/fields/email.ts'

const ruleOf = (typed: string) => emailField.safeParse(typed).error?.issues[0]?.message

describe('cleanEmail', () => {
  it.each([
    ['m@example.com', 'm@example.com'],
    ['  m@example.com\t', 'm@example.com'],
    ['m@example.com.', 'm@example.com'],
    ['m@example.com,', 'm@example.com'],
    ['m@example.com;', 'm@example.com'],
    ['m@example.com. ', 'm@example.com'],
    ['\u200bm@exa\u200bmple.com', 'm@example.com'],
    ['m@exam\ufeffple.com', 'm@example.com'],
    ['\u200fm@example.com\u200e', 'm@example.com'],
    ['m\u200d@example.com', 'm@example.com'],
    ['mailto:m@example.com', 'm@example.com'],
    ['<m@example.com>', 'm@example.com'],
    ['<m@example.com>,', 'm@example.com'],
    ['M.Smith@Example.com', 'M.Smith@Example.com'],
    ['m@example.com\n', 'm@example.com'],
    ['', ''],
    [' \u200b.', ''],
  ])('%j becomes %j', (typed, cleaned) => {
    expect(cleanEmail(typed)).toBe(cleaned)
  })
})

describe('emailField', () => {
  it.each([
    'm@example.com',
    'first.last+tag@mail.example.com',
    "mary.o'brien@example.com.au",
    'a_b-c@example.museum',
    '1234567890@example.com',
    'r&d@example.com',
    'a/b=c@example.com',
    `${'a'.repeat(64)}@example.com`,
  ])('takes %s as it is', (typed) => {
    expect(emailField.parse(typed)).toBe(typed)
  })

  it.each([
    ['missing', ''],
    ['missing', ' \u200b '],
    ['email-form', 'm'],
    ['email-form', 'm@'],
    ['email-form', '@example.com'],
    ['email-form', 'm@example'],
    ['email-form', 'm@@example.com'],
    ['email-form', 'm@example..com'],
    ['email-form', '.m@example.com'],
    ['email-form', 'm smith@example.com'],
    ['email-form', 'm@exam ple.com'],
    ['email-form', 'm@example.com, n@example.com'],
    ['email-form', 'm@example.com\nn@example.com'],
    ['too-long', `${'a'.repeat(255)}@example.com`],
  ])('answers %s for %j', (rule, typed) => {
    expect(ruleOf(typed)).toBe(rule)
  })

  it('takes 254 characters and refuses 255', () => {
    const domain = `@${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.example.com`
    const longest = 'a'.repeat(254 - domain.length) + domain
    expect(ruleOf(`a${longest}`)).toBe('too-long')
    expect(ruleOf(longest)).not.toBe('too-long')
  })
})

import { describe, expect, it } from 'vitest'
import { checkEmail, cleanEmail, readEmailText } from '#contract'

function ruleOf(typed: string) {
  const checked = checkEmail(typed)
  return 'rule' in checked ? checked.rule : undefined
}

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

describe('checkEmail', () => {
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
    expect(checkEmail(typed)).toStrictEqual({ value: typed })
  })

  it.each([
    ['missing', ''],
    ['missing', ' \u200b '],
    ['email-form', 'm'],
    ['email-form', 'm@'],
    ['email-form', '@example.com'],
    ['email-form', 'm@example'],
    ['email-form', 'm@example.com1111'],
    ['email-form', 'm@example.1com'],
    ['email-character', 'm@@example.com'],
    ['email-character', 'm@example..com'],
    ['email-character', '.m@example.com'],
    ['email-character', 'm smith@example.com'],
    ['email-character', 'm@exam ple.com'],
    ['email-several', 'm@example.com, n@example.com'],
    ['email-several', 'm@example.com\nn@example.com'],
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

const mia = 'mia.chen@example.com'

describe('the address is found', () => {
  it.each([
    ['behind a stray apostrophe', "'mia.chen@example.com"],
    ['behind a stray backtick', '`mia.chen@example.com'],
    ['behind a stray quote', '"mia.chen@example.com'],
    ['before a stray quote', 'mia.chen@example.com”'],
    ['in apostrophes', "'mia.chen@example.com'"],
    ['in curly quotes', '“mia.chen@example.com”'],
    ['in single curly quotes', '‘mia.chen@example.com’'],
    ['in German quotes', '„mia.chen@example.com“'],
    ['in French quotes', '« mia.chen@example.com »'],
    ['in parentheses', '(mia.chen@example.com)'],
    ['in square brackets', '[mia.chen@example.com]'],
    ['in angle brackets', '<mia.chen@example.com>'],
    ['in two of them', '<<mia.chen@example.com>>'],
    ['in a bold Markdown word', '**mia.chen@example.com**'],
    ['in a Markdown link', '[mia.chen@example.com](mailto:mia.chen@example.com)'],
    ['in a link', 'mailto:mia.chen@example.com'],
    ['in a link with a subject', 'mailto:mia.chen@example.com?subject=Hi%20there&cc=x@example.com'],
    ['in a link with escapes', 'MAILTO:mia%2Echen%40example.com'],
    ['in a link in brackets', '<mailto:mia.chen@example.com>'],
    ['with Outlook’s link to itself', 'mia.chen@example.com<mailto:mia.chen@example.com>'],
    ['behind a label', 'Email: mia.chen@example.com'],
    ['behind another label', 'E-mail address:mia.chen@example.com'],
    ['behind a third label', 'Email address: mia.chen@example.com'],
    ['behind a label with a space', 'Email : mia.chen@example.com'],
    ['in quotes behind a label', 'Email: "mia.chen@example.com"'],
    ['before a comment', 'mia.chen@example.com (work)'],
    ['before an exclamation mark', 'mia.chen@example.com!'],
    ['before a slash', 'mia.chen@example.com/'],
    ['behind a bullet', '• mia.chen@example.com'],
    ['with spaces around its @', 'mia.chen @ example.com'],
    ['with a no-break space before its @', 'mia.chen\u00a0@example.com'],
    ['with a line break behind its @', 'mia.chen@\nexample.com'],
    ['with the place of a picture behind it', 'mia.chen@example.com\ufffc'],
    ['with a variation selector behind it', 'mia.chen@example.com\ufe0f'],
    ['with a joiner in it', 'mia\u200d.chen@example.com'],
    ['with a word joiner in it', 'mia.chen\u2060@example.com'],
    ['with a soft hyphen in it', 'mia.chen@exam\u00adple.com'],
    ['in full width', 'ｍｉａ．ｃｈｅｎ＠ｅｘａｍｐｌｅ．ｃｏｍ'],
    ['with a small @', 'mia.chen﹫example﹒com'],
    ['with an ideographic full stop', 'mia.chen@example。com'],
    ['in mathematical letters', '𝗺𝗶𝗮.𝗰𝗵𝗲𝗻@𝗲𝘅𝗮𝗺𝗽𝗹𝗲.𝗰𝗼𝗺'],
    ['with Cyrillic twins', 'mіа.сhеn@example.com'],
    ['with Cyrillic twins in its host', 'mia.chen@ехаmрlе.соm'],
    ['with a twin from phonetics', 'miɑ.chen@example.com'],
    ['with Greek twins', 'mια.chen@example.cοm'],
  ])('%s', (_where, typed) => {
    expect(checkEmail(typed)).toStrictEqual({ value: mia })
    expect(cleanEmail(mia)).toBe(mia)
  })

  it.each([
    ['"Mia Chen" <mia.chen@example.com>', 'Mia Chen'],
    ['"Chen, Mia" <mia.chen@example.com>;', 'Chen, Mia'],
    ['Chen, Mia <mia.chen@example.com>', 'Chen, Mia'],
    ['“Mia Chen” <mia.chen@example.com>', 'Mia Chen'],
    ["'Mia Chen' <mia.chen@example.com>", 'Mia Chen'],
    ['Mia Chen [mailto:mia.chen@example.com]', 'Mia Chen'],
    ['Mia Chen (mia.chen@example.com)', 'Mia Chen'],
    ['To: Mia Chen <mia.chen@example.com>', 'Mia Chen'],
    ['=?utf-8?Q?Zo=C3=AB_O=27Brien?= <mia.chen@example.com>', "Zoë O'Brien"],
    ['Nguyễn Thị Minh Khai <mia.chen@example.com>', 'Nguyễn Thị Minh Khai'],
    ['Mia Chen < mia.chen@example.com>', 'Mia Chen'],
    ['Mia 5 <mia.chen@example.com>', undefined],
    ['Email Mia <mia.chen@example.com>', undefined],
    ['mia.chen@example.com (work)', undefined],
    ['mia.chen@example.com <mia.chen@example.com>', undefined],
    ['"Email address" <mia.chen@example.com>', undefined],
  ])('and the name that came with it: %s', (typed, name) => {
    const read = readEmailText(typed)
    expect(read.email).toBe(mia)
    expect(read.name).toBe(name)
  })

  it('but another one that nothing says is meant is asked about', () => {
    expect(readEmailText('Mia Chen mia.chen@example.com').likely).toBe(mia)
    expect(readEmailText('mia.chen@example.com, Sydney').likely).toBe(mia)
    expect(readEmailText('mia chen@example.com').likely).toBeUndefined()
    // Nobody typed what is left of it without its comment.
    expect(readEmailText('Mia Lee mia(chen)x@example.com').likely).toBeUndefined()
  })
})

describe('more than one address', () => {
  it.each([
    'a@example.com b@example.com',
    'mia@example.com, zoe@example.com',
    'a@example.com; b@example.com',
    'a@example.com,b@example.com',
    'a@example.com/b@example.com',
    'a@example.com | b@example.com',
    'a@example.com or b@example.com',
    'Mia <a@example.com>, Zoe <b@example.com>',
    'a@example.com <b@example.com>',
    'mailto:a@example.com,b@example.com',
  ])('is said: %s', (typed) => {
    expect(ruleOf(typed)).toBe('email-several')
  })

  it.each(['a@example.com A@example.com', 'a/b=c@example.com', 'a@b.c d@e.f'])(
    'is not: %s',
    (typed) => {
      expect(ruleOf(typed)).not.toBe('email-several')
    },
  )
})

describe('the character that cannot be in an address', () => {
  it.each([
    ['o’brien@example.com', 1, '’'],
    ['zoë@example.com', 2, 'ë'],
    ['mia chen@example.com', 3, ' '],
    ['mia\u00a0chen@example.com', 3, ' '],
    ['mia@exam ple.com', 8, ' '],
    ['mia@example,com', 11, ','],
    ['mia@@example.com', 3, '@'],
    ['mia@example..com', 11, '.'],
    ['mia.@example.com', 3, '.'],
    ['.mia@example.com', 0, '.'],
    ['mia@.example.com', 4, '.'],
    ['mia@-example.com', 4, '-'],
    ['mia@exa_mple.com', 7, '_'],
    ['жmia@example.com', 0, 'ж'],
    // One letter without a twin: the others may be meant, too.
    ['mіaж@example.com', 1, 'і'],
    ['mі’a@example.com', 2, '’'],
    ['ma.zoë@example.com', 5, 'ë'],
    ['mia@x @example.com', 3, '@'],
    ['mia @x@example.com', 3, ' '],
    ['mia@example.com_x', 15, '_'],
    ['mia@example.c_m', 13, '_'],
    ['mia@example.com_', 15, '_'],
    ['сосо@example.com', 0, 'с'],
    ['mia—chen@example.com', 3, '—'],
    ['mia²@example.com', 3, '²'],
    ['mia😀@example.com', 3, '😀'],
    ['mia(chen)x@example.com', 3, '('],
    ['mia:chen@example.com', 3, ':'],
    ['mia;chen@example.com', 3, ';'],
    ['mia"chen"x@example.com', 3, '"'],
    ["'zoë@example.com'", 2, 'ë'],
    ['"Zoë" <zoë@example.com>', 2, 'ë'],
    ['mia@müller.example', 5, 'ü'],
  ])('is named: %s', (typed, position, character) => {
    expect(checkEmail(typed)).toStrictEqual({ rule: 'email-character', position })
    expect(cleanEmail(typed).startsWith(character, position)).toBe(true)
  })
})

describe('checkEmail, with the place of what is wrong', () => {
  it.each([
    '[mary@example.com]',
    '( mary@example.com )',
    '{mary@example.com}',
    'mailto:mary%40example.com',
    'E-mail: mary@example.com',
    'e-mail address: mary@example.com',
    'Contact: mary@example.com',
    'to: cc: mary@example.com',
    'mary@example.com, MARY@example.com',
    '*mary@example.com*',
    '**mary@example.com**',
    '`mary@example.com`',
    'mary@ example.com',
    'mary＠example．com',
    'mary@example。com',
    'mаry@example.com',
    'mary@example.com (work)',
    'mary@example.com>',
  ])('finds the address in %s', (typed) => {
    expect(checkEmail(typed)).toEqual({ value: 'mary@example.com' })
  })

  it.each([
    ['mary@a.co', 'mary@a.co'],
    ['_mary_@example.com', '_mary_@example.com'],
    ['٣mary@example.com', '3mary@example.com'],
    ['mary१२@example.com', 'mary12@example.com'],
    ['mary@exa‐mple.com', 'mary@exa-mple.com'],
  ])('reads %s as %s', (typed, value) => {
    expect(checkEmail(typed)).toEqual({ value })
  })

  it.each([
    ['mary@ example . com', 12],
    ['маry@example.com', 0],
    ['.mary@example.com', 0],
    ['mary..x@example.com', 4],
    ['mary.@example.com', 4],
    ['mary@.example.com', 5],
    ['mary@-example.com', 5],
    ['mary@exam_ple.com', 9],
    ['mary@example-.com', 12],
    ['mary@x@example.com', 4],
    ['mary smith@example.com', 4],
    ['a’b@example.com', 1],
    ['Email mary@example.com', 5],
  ])('marks in %s the character at %i', (typed, position) => {
    expect(checkEmail(typed)).toEqual({ rule: 'email-character', position })
  })

  it.each([
    'mary@example',
    'mary@example.c',
    '@example.com',
    'mary@',
    'mary',
    'zoë',
    'zoë@',
    '@zoë',
    'mary@1.2.3.4',
    'mary@example.1c',
  ])('takes %s for none', (typed) => {
    expect(checkEmail(typed)).toEqual({ rule: 'email-form' })
  })
})

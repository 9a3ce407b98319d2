import { describe, expect, it } from 'vitest'
import { checkPhone, phoneForVerifiMe, readBackPhone } from '#contract/fields/phone.ts'

describe('phoneForVerifiMe', () => {
  it.each([
    ['0412 345 678', '+61 412345678'],
    ['0491 570 006', '+61 491570006'],
    ['0491570156', '+61 491570156'],
    ['0491-570-156', '+61 491570156'],
    ['(0491) 570.156', '+61 491570156'],
    ['491 570 156', '+61 491570156'],
    ['+61 491 570 006', '+61 491570006'],
    ['+61491570006', '+61 491570006'],
    ['+61 (0)491 570 006', '+61 491570006'],
    ['+61 0491 570 006', '+61 491570006'],
    ['0011 61 491 570 006', '+61 491570006'],
    [' 0011 44 20 7946 0018', '+44 2079460018'],
    ['001144 20 7946 0018', '+44 2079460018'],
    ['+44 20 7946 0018', '+44 2079460018'],
    ['+64 21 123 4567', '+64 211234567'],
    ['+1 (212) 555-0123', '+1 2125550123'],
    ['+39 06 1234 5678', '+39 0612345678'],
    ['(02) 5550 1234', '+61 255501234'],
    ['02 7010 1234', '+61 270101234'],
    ['1800 975 707', '+61 1800975707'],
    ['\uff0b61 491 570 006', '+61 491570006'],
  ])('sends %j as %j', (typed, sent) => {
    expect(phoneForVerifiMe(typed)).toBe(sent)
  })

  it.each([
    ['nothing', ''],
    ['letters', 'abc'],
    ['a number before words', '0491 570 006 after 5pm'],
    ['a number spelled in letters', '1800 FLOWERS'],
    ['two numbers', '0491 570 006 or 0491 570 156'],
    ['two numbers with a slash', '0491 570 006 / 0491 570 156'],
    ['too few digits', '0491 570'],
    ['too many digits', '0491 570 006 123'],
    ['an extension', '(02) 5550 1234 ext 5'],
    ['an extension by x', '(02) 5550 1234x5'],
    ['a bare plus', '+'],
    ['a country code that does not exist', '+999 491 570 006'],
    ['an email address', 'm@example.com'],
    ['a date', '27/3/1985'],
  ])('is nothing for %s', (_what, typed) => {
    expect(phoneForVerifiMe(typed)).toBeUndefined()
  })

  it('reads back what it sent without changing it', () => {
    for (const typed of ['0491 570 006', '+44 20 7946 0018', '+39 06 1234 5678']) {
      const sent = phoneForVerifiMe(typed) ?? ''
      expect(phoneForVerifiMe(sent)).toBe(sent)
    }
  })
})

describe('checkPhone', () => {
  it.each([
    '(+61) 491 570 006',
    '+61 (0) 491 570 006',
    'Tel: 0491 570 006',
    'tel:+61491570006',
    'M: 0491 570 006',
    'M0491570006',
    'call 0491 570 006',
    '0491-570-006 (mobile)',
    '0491 570 006 m',
    '📞 0491 570 006',
    '手机0491570006',
    '電話：０４９１５７０００６',
    '+0061 491 570 006',
    '(+61)(0)491 570 006',
    'https://wa.me/61491570006',
    '61 491 570 006',
    '0011 61 491 570 006',
    '0061 491 570 006',
    '0491.570.006',
    '0491–570–006',
    '0491‑570‑006',
    '0491/570/006',
    '0491\u00a0570\u00a0006',
    '0491\u2009570\u202f006',
    '="0491570006"',
    "'0491570006",
    '\u200e0491 570 006\u200f',
    '\u202a0491 570 006\u202c',
    '\u20660491\u200b 570 006\u2069',
    '\u061c0491 570 006\ufeff',
    '0491 570 006\ufe0f',
    '０４９１ ５７０ ００６',
    '＋６１（４９１）５７０−００６',
    '۰۴۹۱ ۵۷۰ ۰۰۶',
    '٠٤٩١٥٧٠٠٠٦',
    '०४९१ ५७० ००६',
    '٠٠٦١٤٩١٥٧٠٠٠٦',
    '๐๔๙๑ ๕๗๐ ๐๐๖',
    // The same number twice is one.
    '0491 570 006, +61 491 570 006',
  ])('finds the one number in %j', (typed) => {
    expect(checkPhone(typed)).toEqual({ value: '+61 491570006' })
  })

  it.each([
    ['ph 02 5550 1234', '+61 255501234'],
    ['02/5550 1234', '+61 255501234'],
    ['00 44 20 7946 0018', '+44 2079460018'],
    ['+44 (0)20 7946 0018', '+44 2079460018'],
    ['+64 (0)21 123 4567', '+64 211234567'],
    ['+49 30/123456', '+49 30123456'],
  ])('sends %j as %j', (typed, value) => {
    expect(checkPhone(typed)).toEqual({ value })
  })

  it.each([
    ['phone-two', '0491 570 006 or 0491 570 156'],
    ['phone-two', '0491 570 006 / 0491 570 156'],
    ['phone-two', '0491 570 006 0491 570 156'],
    ['phone-two', '0491570006\n0491570156'],
    ['phone-two', '(02) 5550 1234 (w) 0491 570 006 (m)'],
    ['phone-two', '5550 1234 / 5550 1235'],
    ['phone-two', '5550 1234 5550 1235'],
    ['phone-two', '0491 570 006 / 570 156'],
    ['phone-two', '+1 212 555 0123, +1 212 555 0124'],
    ['phone-two', '+61 491 570 006 +61 2 5550 1234'],
    ['phone-extension', '(02) 5550 1234 ext 5'],
    ['phone-extension', '02 5550 1234 Ext. 12'],
    ['phone-extension', '02 5550 1234 extension: 12'],
    ['phone-extension', '(02) 5550 1234x12'],
    ['phone-extension', '02 5550 1234 #3'],
    ['phone-extension', '02 5550 1234, 5'],
    ['phone-extension', '02 5550 1234 option 3'],
    ['phone-extension', 'tel:+61-2-5550-1234;ext=5'],
    ['phone-extension', '+44 (0)20 7946 0018 ext 5'],
    ['phone-area-code', '5550 1234'],
    ['phone-area-code', 'ph 5550 1234'],
    ['phone-area-code', '+61 5550 1234'],
    ['phone-area-code', '۵۵۵۰ ۱۲۳۴'],
    ['phone-short', '0491 570'],
    ['phone-short', '+44 20 7946'],
    ['phone-long', '0491 570 006 123'],
    ['phone-long', '+44 20 7946 0018 99999'],
    ['phone-letter', 'O491 570 006'],
    ['phone-letter', '0491 57O OO6'],
    ['phone-letter', 'O2 5550 l234'],
    ['phone-more', '0491 570 006 after 5pm'],
    // Joined they would be a number of somebody else's.
    ['phone-more', '+49 30 123456/7'],
    // A zero too many is no reason to send a German number.
    ['phone-form', '00491570006'],
    ['phone-form', 'soon'],
  ])('says %s of %j', (rule, typed) => {
    expect(checkPhone(typed)).toEqual({ rule })
  })
})

describe('readBackPhone', () => {
  it.each([
    ['0491570006', '0491 570 006'],
    ['+61491570156', '0491 570 156'],
    ['0255501234', '(02) 5550 1234'],
    ['0011442079460018', '+44 20 7946 0018'],
    ['+12125550123', '+1 212 555 0123'],
  ])('reads back %s as %s', (typed, said) => {
    expect(readBackPhone(typed)).toBe(said)
  })

  it('is nothing for what is no number', () => {
    expect(readBackPhone('abc')).toBeUndefined()
  })
})

describe('checkPhone, with the rule that is broken', () => {
  it.each([
    ['0491 570 006 internal 5', 'phone-extension'],
    ['0491 570 006 option 5', 'phone-extension'],
    ['0491 570 006 opt 5', 'phone-extension'],
    ['0491 570 006 xtn 5', 'phone-extension'],
    ['0491 570 006,,5', 'phone-extension'],
    ['0491 570 006;12', 'phone-extension'],
    ['0491 570 006, 12345', 'phone-extension'],
    ['0491 570 006, 123456', 'phone-two'],
    ['0491570006 0491570156', 'phone-two'],
    ['+61 491 570 006 / 0491 570 156', 'phone-two'],
    ['+61491570006+61491570156', 'phone-two'],
    ['(02) 5550 1234 / 5550 1235', 'phone-two'],
    ['5550 12345550 1235', 'phone-two'],
    ['61 5550 1234', 'phone-area-code'],
    ['+61 5550 1234', 'phone-area-code'],
    ['0491 57', 'phone-short'],
    ['049157', 'phone-short'],
    ['555012', 'phone-short'],
    ['5550', 'phone-form'],
    ['12345678901', 'phone-long'],
    ['1234567890', 'phone-form'],
    ['00491570006', 'phone-form'],
    ['+44 20', 'phone-short'],
    ['+44 20 7946 0018 5', 'phone-long'],
    ['0491 570 006/7', 'phone-more'],
    ['call 0491 570 006 now 5550', 'phone-more'],
    // A word that ends with a label's letter, or begins with one, is no label.
    ['gym0491570006', 'phone-form'],
    ['0491570006mum', 'phone-form'],
    ['(02 5550 1234 ext 5)', 'phone-extension'],
    ['02 5550 1234 int 5', 'phone-extension'],
    ['02 5550 1234 ext 5 please', 'phone-more'],
    ['555 ext 5', 'phone-form'],
    ['call 0491 570 006 now 555012', 'phone-two'],
    ['491570006 491570156', 'phone-two'],
    ['0491 570 006 123 456 789', 'phone-long'],
    ['1 5550 1234 5550 1235', 'phone-long'],
    ['5550 1234 5550 1235 1', 'phone-long'],
    ['O491 570 006 after 5', 'phone-letter'],
    // As above: behind 00 it must be in the other country's plan.
    ['00 44 5000 000000', 'phone-form'],
    ['O491 57O OO6', 'phone-letter'],
    ['l491 570 006', 'phone-short'],
  ])('says of %s: %s', (typed, rule) => {
    expect(checkPhone(typed)).toEqual({ rule })
  })

  it.each([
    ['00 44 20 7946 0018', '+44 2079460018'],
    ['+0011 44 20 7946 0018', '+44 2079460018'],
    ['+ 0061 491 570 006', '+61 491570006'],
    ['+44 20 7946 0018,', '+44 2079460018'],
    // Long enough, and not in the plan as we know it.
    ['+44 5000 000000', '+44 5000000000'],
    ['+44 5000 000011', '+44 5000000011'],
    ['0011 44 5000 000000', '+44 5000000000'],
    ['0491 570 006 or 0491 570 006', '+61 491570006'],
    ['王0491570006', '+61 491570006'],
    ['0491570006王', '+61 491570006'],
  ])('reads %s as %s', (typed, value) => {
    expect(checkPhone(typed)).toEqual({ value })
  })
})

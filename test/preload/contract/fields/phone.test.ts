import { describe, expect, it } from 'vitest'
import { phoneForVerifiMe, readBackPhone } from '#contract'

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
    ['a number among words', 'call 0491 570 006'],
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

import { expect, test } from 'vitest'
import { failed, type SlipFormat, slipFormatNames } from '#contract'
import { createSlipContent, printableReference } from '../../../main/slips/slip-content.ts'

test('prints a reference as it is', () => {
  expect(printableReference({ reference: 'Süd/12', reference_is_personal: 0 })).toBe('Süd/12')
})

test('leaves a personal one off the paper', () => {
  expect(printableReference({ reference: '7/3/1985', reference_is_personal: 1 })).toBeUndefined()
})

test('cuts what is too long, between characters', () => {
  const cut = printableReference({ reference: '😀'.repeat(100), reference_is_personal: 0 })
  expect([...(cut ?? '')]).toHaveLength(64)
  expect(cut).toMatch(/^😀+…$/u)
})

test('says on every paper why the organisation asks, as far as that takes it, from the display’s source', () => {
  const notice = (slipFormat: SlipFormat, privacyNotice: string, privacyNoticeLink = '') =>
    createSlipContent({
      link: () => failed('not-found'),
      find: () => undefined,
      settings: () => ({
        organisationName: '',
        customerLanguage: 'en',
        slipFormat,
        privacyNotice,
        privacyNoticeLink,
      }),
      now: () => new Date(),
    }).ofTest().notice
  const link = 'https://example.com/privacy'
  for (const format of slipFormatNames) {
    expect(notice(format, '')).toBeUndefined()
    expect(notice(format, 'The law asks us to.', link)).toEqual({
      words: 'The law asks us to.',
      link,
    })
    expect(notice(format, 'x'.repeat(301), link)).toEqual({ link })
    expect(notice(format, 'x'.repeat(301))).toEqual({})
  }
  expect(notice('a6', 'x'.repeat(81), link)).toEqual({ link })
  expect(notice('roll-58', 'x'.repeat(81), link)).toMatchObject({ words: 'x'.repeat(81) })
})

import { expect, test } from 'vitest'
import { printableReference } from '../../../main/slips/printable-reference.ts'

const mary = {
  email: 'mary@example.com',
  date_of_birth: '1985-03-27',
  phone: '+61 491570006',
  address: '42 Wallaby Way, Sydney NSW 2000, Australia',
}
const nobody = { email: 'x@example.com', date_of_birth: null, phone: null, address: null }

test.each(['FD-20261122-BKEZGYR6', 'CASE-7', 'Süd/12', '案件 7', '49157', '42'])(
  'prints %s as it is',
  (reference) => {
    expect(printableReference(reference, mary)).toBe(reference)
  },
)

test.each([
  'mary@example.com',
  'MARY@EXAMPLE.COM',
  'case of mary@example.com',
  'somebody.else@example.org',
  '1985-03-27',
  '27/3/1985',
  'born 27.03.1985',
  '0491 570 006',
  '+61491570006',
  '0491-570-006 Smith',
  '42 Wallaby Way Sydney NSW 2000 Australia',
])('leaves %s off the paper', (reference) => {
  expect(printableReference(reference, mary)).toBeUndefined()
})

test('cuts what is too long, between characters', () => {
  const cut = printableReference('😀'.repeat(100), nobody)
  expect([...(cut ?? '')]).toHaveLength(64)
  expect(cut).toMatch(/^😀+…$/u)
})

test('knows nothing against a reference of somebody who gave nothing', () => {
  expect(printableReference('19850327', nobody)).toBe('19850327')
})

import { expect, test } from 'vitest'
import { printableReference } from '../../../main/slips/slip-content.ts'

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

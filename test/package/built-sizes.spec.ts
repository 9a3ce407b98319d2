import { expect, test } from 'playwright/test'
import { sizesBeforeForm } from '../builders/built-sizes.ts'

for (const { what, bytes, most } of sizesBeforeForm()) {
  test(`no more is read before the form can be used than it may be: ${what}`, () => {
    expect(bytes).toBeGreaterThan(1_000)
    expect(bytes).toBeLessThanOrEqual(most)
  })
}

import { describe, expect, it } from 'vitest'
import { newReference } from '../../main/random-references.ts'

describe('newReference', () => {
  it('holds the local date and eight letters that cannot be misread', () => {
    const reference = newReference(new Date(2026, 10, 22, 23, 59))
    expect(reference).toMatch(/^FD-20261122-[0-9A-HJKMNP-TV-Z]{8}$/u)
  })

  it('is another one each time', () => {
    const now = new Date(2026, 10, 22)
    expect(new Set(Array.from({ length: 500 }, () => newReference(now))).size).toBe(500)
  })
})

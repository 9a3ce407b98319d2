import { describe, expect, test } from 'vitest'
import { type SlipFormat, type SlipFormatDefinition, slipFormat, slipFormats } from '#contract'
import { slipCodeSize } from '../../../renderer/slip/slip-code.tsx'

const formats = slipFormat.options
/** Modules of a code for a link in production, in staging, and of the longest that is taken. */
const [production, staging, longest] = [37, 41, 125]

test.each([
  ['roll-80', 1],
  ['roll-58', 0.875],
  ['a6', 1.25],
  ['a4', 2],
] as const)('a module on %s is %s mm, in production as in staging', (format, moduleMm) => {
  expect(slipCodeSize(format, production).moduleMm).toBe(moduleMm)
  expect(slipCodeSize(format, staging).moduleMm).toBe(moduleMm)
})

describe.each(formats)('on %s', (format) => {
  test.each([production, staging, longest])(
    'a code of %s modules lies between the margins',
    (modules) => {
      const { sideMm, leftMm } = slipCodeSize(format, modules)
      const {
        widthMm,
        code: { marginMm },
      } = slipFormats[format]
      expect(leftMm).toBeGreaterThanOrEqual(marginMm)
      expect(leftMm + sideMm).toBeLessThanOrEqual(widthMm - marginMm + 0.125)
    },
  )

  test.each([production, staging, longest])('%s modules all begin on a dot', (modules) => {
    const { moduleMm, leftMm } = slipCodeSize(format, modules)
    expect(Number.isInteger(moduleMm / 0.125)).toBe(true)
    expect(Number.isInteger(leftMm / 0.125)).toBe(true)
  })
})

test('a format without its definition, or with half of it, does not compile', () => {
  const { a4: _left, ...others } = slipFormats
  // @ts-expect-error: every format has its row.
  const lacking: Record<SlipFormat, SlipFormatDefinition> = others
  const { label: _unnamed, ...unnamed } = slipFormats.a4
  // @ts-expect-error: and every row says everything.
  const half: SlipFormatDefinition = unnamed
  expect([Object.keys(lacking), half.widthMm]).toEqual([['roll-80', 'roll-58', 'a6'], 210])
})

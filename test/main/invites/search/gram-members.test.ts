import { describe, expect, it } from 'vitest'
import {
  addBit,
  hasBit,
  keepCommon,
  noBits,
  offsetsOf,
  removeBit,
  stretchRows,
  toBits,
  toMembers,
} from '../../../../main/invites/search/gram-members.ts'

function bitsOf(offsets: readonly number[]) {
  const bits = noBits()
  for (const offset of offsets) addBit(bits, offset)
  return bits
}
const every = (step: number) =>
  Array.from({ length: Math.ceil(stretchRows / step) }, (_, at) => at * step)

describe('a set of members', () => {
  it.each([
    ['the first', [0]],
    ['the last', [stretchRows - 1]],
    ['the borders of words', [31, 32, 63, 64]],
    ['some', every(100)],
    ['just few enough to be listed', every(1).slice(0, 479)],
    ['just too many to be listed', every(1).slice(0, 480)],
    ['all', every(1)],
  ])('comes back from the file: %s', (_what, offsets) => {
    const members = toMembers(bitsOf(offsets))
    expect(members?.length).toBe(Math.min(offsets.length * 2, 960))
    // As SQLite hands it over: at any place in a larger buffer.
    const elsewhere = Buffer.concat([Buffer.from([1]), members ?? Buffer.of()]).subarray(1)
    expect(offsetsOf(toBits(elsewhere))).toEqual(offsets)
  })

  it('is nothing when it is empty', () => {
    const bits = bitsOf([5])
    removeBit(bits, 5)
    expect(hasBit(bits, 5)).toBe(false)
    expect(toMembers(bits)).toBeUndefined()
  })

  it('keeps what it has in common with another', () => {
    const bits = bitsOf([1, 31, 400])
    expect(keepCommon(bits, bitsOf([31, 32]))).toBe(true)
    expect(offsetsOf(bits)).toEqual([31])
    expect(keepCommon(bits, bitsOf([32]))).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import {
  commonOf,
  type Offsets,
  stretchRows,
  toMembers,
  toOffsets,
  withOffsets,
  withoutOffsets,
} from '../../../../main/invites/search/gram-members.ts'

const every = (step: number) =>
  Array.from({ length: Math.ceil(stretchRows / step) }, (_, at) => at * step)

const membersOf = (offsets: Offsets) => toMembers(offsets) ?? expect.fail('there are none')

describe('a set of members', () => {
  it.each<[string, bytes: number, Offsets]>([
    ['the first', 1, [0]],
    ['the last', 2, [stretchRows - 1]],
    ['the longest step of one byte', 2, [127, 254]],
    ['the shortest of two', 4, [128, 256]],
    ['some', 77, every(100)],
    ['just few enough to be listed', 959, every(1).slice(0, 959)],
    ['just too many to be listed', 960, every(1).slice(0, 960)],
    ['a step of two bytes after the first', 119, every(130)],
    ['all', 960, every(1)],
  ])('comes back from the file: %s', (_what, bytes, offsets) => {
    const members = membersOf(offsets)
    expect(members.length).toBe(bytes)
    // As SQLite hands it over: at any place in a larger buffer.
    const elsewhere = Buffer.concat([Buffer.from([1]), members]).subarray(1)
    expect(toOffsets(elsewhere)).toEqual(offsets)
  })

  it('is nothing when it is empty', () => {
    expect(toMembers([])).toBeUndefined()
  })

  it.each<[string, Offsets]>([
    ['few', [31, 32, 7000]],
    ['many', every(3)],
  ])('says which of some offsets are among %s', (_many, offsets) => {
    const asked = [0, 30, 31, 33, 7000, 7679]
    expect(commonOf(asked, membersOf(offsets))).toEqual(asked.filter((at) => offsets.includes(at)))
    expect(commonOf([], membersOf(offsets))).toEqual([])
  })

  it('takes more, once each and in order, and gives them up again', () => {
    expect(withOffsets([5, 400], [400, 1, 31])).toEqual([1, 5, 31, 400])
    expect(withoutOffsets([1, 5, 31, 400], [400, 5, 6])).toEqual([1, 31])
  })
})

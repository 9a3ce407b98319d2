/**
 * Which invites of one stretch of ids hold a gram: a set of offsets below `stretchRows`, as bits in the
 * memory and as bytes in the file. Few offsets are listed, two bytes each, low byte first; many are a map of
 * bits. (The machines that Electron runs on have the low byte first too.)
 */
export type Bits = Uint32Array<ArrayBuffer>

/**
 * Ids in one stretch. A map of bits is then 960 bytes, just below what SQLite keeps in the page itself
 * rather than in an overflow page of its own.
 */
export const stretchRows = 7680
const mapBytes = stretchRows / 8
const mapWords = stretchRows / 32

export const stretchOf = (id: number): number => Math.floor(id / stretchRows)
export const offsetOf = (id: number): number => id % stretchRows
export const firstIdOf = (stretch: number): number => stretch * stretchRows

/**
 * Stretches that share a shelf once they are complete. The more, the fewer pages a search through all
 * history reads, and the more pages the deletion of a single invite writes.
 */
const shelfStretches = 16
/** Below zero, where no shared shelf is. */
export const ownShelf = (stretch: number): number => -1 - stretch
export const sharedShelf = (stretch: number): number => Math.floor(stretch / shelfStretches)
export const stretchesOn = (shelf: number): number[] =>
  Array.from({ length: shelfStretches }, (_, at) => shelf * shelfStretches + at)

export const noBits = (): Bits => new Uint32Array(mapWords)

export function addBit(bits: Bits, offset: number): void {
  bits[offset >> 5] = (bits[offset >> 5] ?? 0) | (1 << (offset & 31))
}

export function hasBit(bits: Bits, offset: number): boolean {
  return ((bits[offset >> 5] ?? 0) & (1 << (offset & 31))) !== 0
}

export function removeBit(bits: Bits, offset: number): void {
  bits[offset >> 5] = (bits[offset >> 5] ?? 0) & ~(1 << (offset & 31))
}

/** From the file's form. */
export function toBits(members: Uint8Array): Bits {
  if (members.length === mapBytes) return new Uint32Array(Uint8Array.from(members).buffer)
  const bits = noBits()
  for (let at = 0; at + 1 < members.length; at += 2) {
    addBit(bits, (members[at] ?? 0) | ((members[at + 1] ?? 0) << 8))
  }
  return bits
}

/** To the file's form; nothing when the set is empty. */
export function toMembers(bits: Bits): Uint8Array | undefined {
  const offsets = offsetsOf(bits)
  if (offsets.length === 0) return undefined
  if (offsets.length * 2 >= mapBytes) return new Uint8Array(bits.buffer)
  const members = new Uint8Array(offsets.length * 2)
  for (const [at, offset] of offsets.entries()) {
    members[at * 2] = offset & 255
    members[at * 2 + 1] = offset >> 8
  }
  return members
}

/** Ascending. */
export function offsetsOf(bits: Bits): number[] {
  const offsets: number[] = []
  for (let at = 0; at < mapWords; at += 1) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      // The place of the lowest bit that is left.
      offsets.push(at * 32 + 31 - Math.clz32(word & -word))
    }
  }
  return offsets
}

/** Keeps in `bits` what is in both. Says whether anything is left. */
export function keepCommon(bits: Bits, others: Bits): boolean {
  let left = 0
  for (let at = 0; at < mapWords; at += 1) {
    const word = (bits[at] ?? 0) & (others[at] ?? 0)
    bits[at] = word
    left |= word
  }
  return left !== 0
}

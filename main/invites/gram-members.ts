/**
 * Which invites of one stretch of ids hold a gram: a set of offsets below `stretchRows`, as bits in the
 * memory and as bytes in the file. Few offsets are listed, two bytes each; many are a map of bits.
 */
export type Bits = Uint8Array

/**
 * Ids in one stretch. A map of bits is then 960 bytes, just below what SQLite keeps in the page itself
 * rather than in an overflow page of its own.
 */
export const stretchRows = 7680
const mapBytes = stretchRows / 8

export const stretchOf = (id: number): number => Math.floor(id / stretchRows)
export const offsetOf = (id: number): number => id % stretchRows
export const firstIdOf = (stretch: number): number => stretch * stretchRows

export const noBits = (): Bits => new Uint8Array(mapBytes)

export function addBit(bits: Bits, offset: number): void {
  bits[offset >> 3] = (bits[offset >> 3] ?? 0) | (1 << (offset & 7))
}

export function hasBit(bits: Bits, offset: number): boolean {
  return ((bits[offset >> 3] ?? 0) & (1 << (offset & 7))) !== 0
}

export function removeBit(bits: Bits, offset: number): void {
  bits[offset >> 3] = (bits[offset >> 3] ?? 0) & ~(1 << (offset & 7))
}

/** From the file's form. */
export function toBits(members: Uint8Array): Bits {
  if (members.length === mapBytes) return Uint8Array.from(members)
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
  if (offsets.length * 2 >= mapBytes) return bits
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
  for (let at = 0; at < mapBytes; at += 1) {
    const byte = bits[at] ?? 0
    for (let bit = 0; byte >> bit !== 0; bit += 1) {
      if ((byte >> bit) & 1) offsets.push(at * 8 + bit)
    }
  }
  return offsets
}

/** Keeps in `bits` what is in both. Says how many are left. */
export function keepCommon(bits: Bits, others: Bits): number {
  let left = 0
  for (let at = 0; at < mapBytes; at += 1) {
    let byte = (bits[at] ?? 0) & (others[at] ?? 0)
    bits[at] = byte
    for (; byte !== 0; byte &= byte - 1) left += 1
  }
  return left
}

/**
 * Which invites of one stretch of ids hold a gram: offsets below `stretchRows`, ascending. In the file few are
 * a list of the steps from one to the next, a byte or two each (LEB128); many are a map of bits.
 */
export type Offsets = readonly number[]

/**
 * Ids in one stretch. A map of bits is then 960 bytes, just below what SQLite keeps in the page itself
 * rather than in an overflow page of its own.
 */
export const stretchRows = 7680
const mapBytes = stretchRows / 8

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

/** To the file's form; nothing when there are none. */
export function toMembers(offsets: Offsets): Uint8Array | undefined {
  if (offsets.length === 0) return undefined
  const list = offsets.length < mapBytes ? toList(offsets) : undefined
  return list && list.length < mapBytes ? Uint8Array.from(list) : toMap(offsets)
}

function toList(offsets: Offsets): number[] {
  const list: number[] = []
  let last = 0
  for (const offset of offsets) {
    const step = offset - last
    last = offset
    if (step < 128) list.push(step)
    else list.push((step & 127) | 128, step >> 7)
  }
  return list
}

function toMap(offsets: Offsets): Uint8Array {
  const map = new Uint8Array(mapBytes)
  for (const offset of offsets) map[offset >> 3] = (map[offset >> 3] ?? 0) | (1 << (offset & 7))
  return map
}

const isInMap = (map: Uint8Array, offset: number): boolean =>
  ((map[offset >> 3] ?? 0) & (1 << (offset & 7))) !== 0

/** From the file's form. */
export function toOffsets(members: Uint8Array): number[] {
  const offsets: number[] = []
  if (members.length === mapBytes) {
    for (let offset = 0; offset < stretchRows; offset += 1) {
      if (isInMap(members, offset)) offsets.push(offset)
    }
    return offsets
  }
  let last = 0
  for (let at = 0; at < members.length; at += 1) {
    const byte = members[at] ?? 0
    if (byte < 128) last += byte
    else {
      at += 1
      last += (byte & 127) | ((members[at] ?? 0) << 7)
    }
    offsets.push(last)
  }
  return offsets
}

/** Those of the offsets that are among the members. */
export function commonOf(offsets: Offsets, members: Uint8Array): Offsets {
  if (members.length === mapBytes) return offsets.filter((offset) => isInMap(members, offset))
  const others = toOffsets(members)
  let at = 0
  return offsets.filter((offset) => {
    while (at < others.length && (others[at] ?? 0) < offset) at += 1
    return others[at] === offset
  })
}

export function withOffsets(offsets: Offsets, added: Offsets): Offsets {
  return [...new Set([...offsets, ...added])].sort((one, other) => one - other)
}

export function withoutOffsets(offsets: Offsets, removed: Offsets): Offsets {
  const gone = new Set(removed)
  return offsets.filter((offset) => !gone.has(offset))
}

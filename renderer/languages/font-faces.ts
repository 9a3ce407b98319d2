/** What is needed of a `FontFace` to choose among them. */
interface Face {
  /** May be in quotes. */
  readonly family: string
  /** As CSS has it: `U+0-FF, U+131, U+4??`. */
  readonly unicodeRange: string
}

/** The faces that draw a text: for each letter, of the first family that has it, the face that holds it. */
export function facesOf<Found extends Face>(
  text: string,
  fontFamily: string,
  faces: readonly Found[],
): Found[] {
  const families = fontFamily.split(',').map(unquoted)
  const inOrder = faces
    .map((face) => ({ face, place: families.indexOf(read(face).family) }))
    .filter(({ place }) => place !== -1)
    .sort((one, other) => one.place - other.place)
  const needed = new Set<Found>()
  for (const letter of new Set(text)) {
    const code = letter.codePointAt(0) ?? 0
    const found = inOrder.find(({ face }) =>
      read(face).ranges.some(([first, last]) => code >= first && code <= last),
    )
    if (found) needed.add(found.face)
  }
  return [...needed]
}

interface ReadFace {
  family: string
  ranges: readonly Range[]
}

/** A page's faces are the same as long as it lives. Hundreds of them are read in 50 ms, so each is read once. */
const readFaces = new WeakMap<Face, ReadFace>()

function read(face: Face): ReadFace {
  const known = readFaces.get(face)
  if (known) return known
  const fresh = { family: unquoted(face.family), ranges: rangesOf(face.unicodeRange) }
  readFaces.set(face, fresh)
  return fresh
}

const unquoted = (name: string) => name.trim().replace(/^["']|["']$/gu, '')

type Range = readonly [first: number, last: number]

function rangesOf(unicodeRange: string): Range[] {
  return unicodeRange.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/iu, '').split('-')
    return [
      Number.parseInt(first.replaceAll('?', '0'), 16),
      Number.parseInt(last.replaceAll('?', 'F'), 16),
    ]
  })
}

import type Database from 'better-sqlite3'
import { commonOf, type Offsets, sharedShelf, stretchOf, toOffsets } from './gram-members.ts'
import { createGramSets } from './gram-sets.ts'
import { createSearchProgress, type Stretch } from './search-progress.ts'
import { rowReads } from './search-reads.ts'

/** Stretches that are read together, newest first: several of one shared shelf, or a single one. */
export type Round = readonly [newest: number, ...older: number[]]

/** What may be found in a stretch. */
export interface Candidates {
  stretch: number
  offsets: Offsets
}

/** What is looked for, in the order of asking: what rules out the most comes first. */
export interface AskedGrams {
  grams: readonly string[]
  /** How many of them begin before none ends that comes before them; the others add little. */
  telling: number
  /** Few invites hold the first one. */
  isRare: boolean
}

/** Of a set in which a gram is rare, less than this. */
const rareBytes = 480

export type GramIndex = ReturnType<typeof createGramIndex>

/**
 * The index of the search. Ids are cut into stretches; for each stretch and gram a small set says which
 * invites hold it, and a search puts the sets of its grams upon each other, newest stretch first.
 *
 * The sets of a stretch that invites are added to lie together, so that adding them writes few pages. Those
 * of old stretches lie together by their gram, so that a search through all history reads few.
 *
 * Why not FTS5: a trigram index walks the list of its rarest trigram, and in a million phone numbers and
 * tracking references none is rare. Here the worst search reads a fixed number of small sets, one and two
 * letters cost no more than a whole name, an invite is indexed after it was made and not while the
 * customer waits, and a deleted one leaves nothing.
 */
export function createGramIndex(database: Database.Database) {
  const sets = createGramSets(database)
  const { indexedTo, shelved, stretchesFrom } = createSearchProgress(database)

  function setsOf(round: Round, gram: string): Map<number, Uint8Array> {
    const [newest] = round
    if (round.length > 1) return sets.onShelf(sharedShelf(newest), gram)
    const found = sets.find(newest, gram)
    return new Map(found && [[newest, found.members]])
  }

  return {
    indexedTo,
    stretchesFrom,
    /**
     * How stretches, newest first, are read in the fewest rounds. What many hold is found in the first stretches,
     * and is too much of sixteen at once.
     */
    roundsOf: (stretches: readonly Stretch[], { isRare }: AskedGrams): Round[] => {
      const end = isRare ? shelved() : 0
      const rounds: [newest: number, ...older: number[]][] = []
      for (const { stretch } of stretches) {
        const shelf = sharedShelf(stretch)
        const round = rounds.at(-1)
        if (round && shelf < end && sharedShelf(round[0]) === shelf) round.push(stretch)
        else rounds.push([stretch])
      }
      return rounds
    },
    /** What is rare in the newest complete stretch is taken to be rare in all of them. `general`: held by most. */
    inOrder: (grams: readonly string[], general: string): AskedGrams => {
      const sample = Math.max(0, stretchOf(indexedTo()) - 1)
      const sizes = grams
        .map((gram) => ({ gram, size: sets.find(sample, gram)?.members.length ?? 0 }))
        .sort((one, other) => one.size - other.size)
      const rarestFirst = sizes.map(({ gram }) => gram)
      const telling = withoutOverlaps(rarestFirst)
      const others = rarestFirst.filter((gram) => !telling.includes(gram))
      return {
        grams: [...telling, ...others, general],
        telling: telling.length,
        isRare: (sizes[0]?.size ?? 0) < rareBytes,
      }
    },
    /**
     * Those of a round that may hold all of the grams, newest stretch first: all that do, and no more others
     * than are sooner read than further sets. `reads` counts the work.
     */
    common: (round: Round, asked: AskedGrams, reads: { count: number }): Candidates[] => {
      let candidates: Candidates[] | undefined
      for (const [at, gram] of asked.grams.entries()) {
        const held = setsOf(round, gram)
        reads.count += round.length
        candidates = candidates ? narrowed(candidates, held) : candidatesOf(round, held)
        const enough = at + 1 < asked.telling ? round.length / rowReads : round.length
        if (countOf(candidates) <= enough) break
      }
      return candidates ?? []
    },
  }
}

/** Of grams of which one ends with the two characters that the other begins with, as `smi` and `mit`, only the first. */
function withoutOverlaps(grams: readonly string[]): string[] {
  const kept: string[] = []
  for (const gram of grams) {
    const isNew = kept.every((other) => !isEndOf(gram, other) && !isEndOf(other, gram))
    if (isNew) kept.push(gram)
  }
  return kept
}

const isEndOf = (end: string, gram: string) => gram.slice(1, 3) === end.slice(0, 2)

function countOf(candidates: readonly Candidates[]): number {
  return candidates.reduce((count, { offsets }) => count + offsets.length, 0)
}

function candidatesOf(round: Round, held: ReadonlyMap<number, Uint8Array>): Candidates[] {
  return round.flatMap((stretch) => {
    const members = held.get(stretch)
    return members ? { stretch, offsets: toOffsets(members) } : []
  })
}

function narrowed(candidates: Candidates[], held: ReadonlyMap<number, Uint8Array>): Candidates[] {
  return candidates.flatMap(({ stretch, offsets }) => {
    const members = held.get(stretch)
    const common = members ? commonOf(offsets, members) : []
    return common.length > 0 ? { stretch, offsets: common } : []
  })
}

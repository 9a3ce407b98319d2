import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { add, firstPromises, type Promises } from './promises.ts'
import type { Operation } from './recording.ts'

/**
 * What of the operations that were not synced a power cut leaves:
 * `none`, `all`, those up to one of them, or any of them in any order; `torn`: any, and of each write any of its
 * sectors; `sizes`: files have grown, and where the bytes did not come zeros or old rubbish stand.
 */
export const losses = ['none', 'all', 'first', 'any', 'torn', 'sizes'] as const
export type Loss = (typeof losses)[number]

/** Folders and files as they are found when the power is back. */
export interface FileSystemState {
  folders: string[]
  files: Map<string, Buffer>
}

type Written = Extract<Operation, { kind: 'write' | 'truncate' }>
type Change =
  | Written
  /** The file is as long as it was to be, and the bytes are not those that were to come. */
  | { kind: 'grow'; file: number; size: number; rubbish: number }
type Naming = Extract<Operation, { kind: 'create' | 'rename' | 'remove' | 'make-folder' }>

/** What is certainly on the disk, and what is under way, after some of the operations. */
export function createDisk(root: string) {
  const promises = firstPromises()
  const contents = new Map<number, Buffer>()
  /** A folder has a name and no file. */
  const names = new Map<string, number | 'folder'>()
  let changes: { index: number; change: Written }[] = []
  let namings: { index: number; naming: Naming }[] = []

  function take(operation: Operation, index: number): void {
    const { kind } = operation
    if (kind === 'mark') add(operation.mark, promises)
    else if (kind === 'write' || kind === 'truncate') changes.push({ index, change: operation })
    else if (kind === 'sync') {
      const isSynced = (pending: (typeof changes)[number]) =>
        pending.change.file === operation.file && pending.index < operation.since
      changeFile(contents, operation.file, changes.filter(isSynced))
      changes = changes.filter((pending) => !isSynced(pending))
    } else if (kind === 'sync-folder') {
      const isSynced = (pending: (typeof namings)[number]) =>
        dirname(pending.naming.path) === operation.path && pending.index < operation.since
      for (const { naming } of namings.filter(isSynced)) name(names, naming)
      namings = namings.filter((pending) => !isSynced(pending))
    } else if (dirname(operation.path) === root) name(names, operation)
    else namings.push({ index, naming: operation })
  }

  /** One of the states that a power cut now may leave. */
  function cut(loss: Loss, random: () => number): FileSystemState {
    const left = { contents: new Map(contents), names: new Map(names) }
    const share = random()
    const last = random() * (changes.length + namings.length)
    const isLeft = (place: number) => {
      if (loss === 'none') return false
      if (loss === 'all') return true
      return loss === 'first' ? place < last : random() < share
    }
    const pending = [...changes, ...namings].sort((one, other) => one.index - other.index)
    const leftOfFile = new Map<number, { change: Change }[]>()
    for (const [place, each] of pending.entries()) {
      const isThere = isLeft(place)
      if (!('naming' in each)) {
        const some = leftOfChange(each.change, { isThere, loss, random })
        leftOfFile.set(each.change.file, [...(leftOfFile.get(each.change.file) ?? []), ...some])
      } else if (isThere) name(left.names, each.naming)
    }
    for (const [file, some] of leftOfFile) changeFile(left.contents, file, some)
    return stateOf(left, root)
  }

  return { take, cut, promises: (): Promises => promises }
}

interface Left {
  contents: ReadonlyMap<number, Buffer>
  names: ReadonlyMap<string, number | 'folder'>
}

/** A name stands in its folder, or nowhere. */
function stateOf({ contents, names }: Left, root: string): FileSystemState {
  const isReached = (path: string): boolean =>
    dirname(path) === root || (names.get(dirname(path)) === 'folder' && isReached(dirname(path)))
  const reached = [...names].filter(([path]) => isReached(path))
  return {
    folders: reached.flatMap(([path, file]) => (file === 'folder' ? [path] : [])),
    files: new Map(
      reached.flatMap(([path, file]) =>
        file === 'folder' ? [] : [[path, contents.get(file) ?? Buffer.alloc(0)] as const],
      ),
    ),
  }
}

function name(names: Map<string, number | 'folder'>, naming: Naming): void {
  if (naming.kind === 'rename') names.delete(naming.from)
  if (naming.kind === 'remove') names.delete(naming.path)
  else names.set(naming.path, naming.kind === 'make-folder' ? 'folder' : naming.file)
}

/** Does it all in one buffer: a log of a hundred pages is not copied a hundred times. */
function changeFile(
  contents: Map<number, Buffer>,
  file: number,
  changes: readonly { change: Change }[],
): void {
  const before = contents.get(file) ?? Buffer.alloc(0)
  const sizes = changes.map(({ change }) =>
    change.kind === 'write' ? change.at + change.bytes.length : change.size,
  )
  const content = Buffer.alloc(Math.max(before.length, ...sizes))
  before.copy(content)
  let length = before.length
  for (const { change } of changes) {
    if (change.kind === 'write') {
      change.bytes.copy(content, change.at)
      length = Math.max(length, change.at + change.bytes.length)
    } else if (change.kind === 'truncate') {
      if (change.size < length) content.fill(0, change.size, length)
      length = change.size
    } else if (change.size > length) {
      content.fill(change.rubbish, length, change.size)
      length = change.size
    }
  }
  contents.set(file, content.subarray(0, length))
}

/** What of a change that was not synced is on the disk. */
function leftOfChange(
  change: Written,
  { isThere, loss, random }: { isThere: boolean; loss: Loss; random: () => number },
): { change: Change }[] {
  if (isThere) return loss === 'torn' ? [...torn(change, random)] : [{ change }]
  return loss === 'sizes' ? [...grown(change, random)] : []
}

/** Of a write some of the sectors came to the disk. */
function* torn(change: Written, random: () => number): Generator<{ change: Change }> {
  if (change.kind === 'truncate') return yield { change }
  const { file, at, bytes } = change
  const sector = random() < 0.5 ? 512 : 4096
  const share = random()
  for (let from = at; from < at + bytes.length; ) {
    const to = Math.min((Math.floor(from / sector) + 1) * sector, at + bytes.length)
    const part = bytes.subarray(from - at, to - at)
    if (random() < share) yield { change: { kind: 'write', file, at: from, bytes: part } }
    from = to
  }
}

function* grown(change: Written, random: () => number): Generator<{ change: Change }> {
  if (change.kind === 'truncate') return
  const { file, at, bytes } = change
  const rubbish = random() < 0.5 ? 0 : Math.floor(random() * 256)
  yield { change: { kind: 'grow', file, size: at + bytes.length, rubbish } }
}

/** Makes the state real, where it was recorded. */
export function writeState({ folders, files }: FileSystemState, root: string): void {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root)
  for (const path of folders.sort()) mkdirSync(path)
  for (const [path, content] of files) writeFileSync(path, content)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Mark } from './promises.ts'
import { placesIn } from './work-places.ts'

/** One thing that the desk at work asked of the file system, in the order in which it asked. */
export type Operation =
  | { kind: 'write'; file: number; at: number; bytes: Buffer }
  | { kind: 'truncate'; file: number; size: number }
  /** Answered: what was asked of that file before the sync was asked for (`since` operations) is on the disk. */
  | { kind: 'sync'; file: number; since: number }
  /** A name: it appears, disappears, or moves from another. Numbers are files; folders have paths. */
  | { kind: 'create'; path: string; file: number }
  | { kind: 'make-folder'; path: string }
  | { kind: 'remove'; path: string }
  | { kind: 'rename'; path: string; from: string; file: number }
  | { kind: 'sync-folder'; path: string; since: number }
  | { kind: 'mark'; mark: Mark }

/** Those that Node and SQLite use. `createReader` knows what each does. */
const traced =
  'openat,close,write,pwrite64,writev,fsync,fdatasync,ftruncate,rename,unlink,mkdir,copy_file_range,sendfile'

/** Runs the desk at work under strace. Everything below the folder is recorded but the ballast, which holds nothing. */
export async function record(
  root: string,
  { program, serverUrl, seed }: { program: string; serverUrl: string; seed: number },
): Promise<Operation[]> {
  const trace = join(root, '..', `${basename(root)}.strace`)
  const command = [process.execPath, program, root, serverUrl, `${seed}`]
  const options = ['--seccomp-bpf', '-f', '-qq', '-xx', '-s', '100000000', '-e', `trace=${traced}`]
  const child = spawn('strace', [...options, '-o', trace, ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const [code] = await once(child, 'close')
  try {
    if (code !== 0) throw new Error(`the desk at work ended with code ${code}\n${errors}`)
    return await readTrace(trace, root)
  } finally {
    rmSync(trace, { force: true })
  }
}

interface Call {
  name: string
  args: string
  /** What it answered. */
  result: number
  /** How many operations there were when it began. */
  since: number
}

async function readTrace(trace: string, root: string): Promise<Operation[]> {
  const reader = createReader(root)
  const unfinished = new Map<string, { name: string; args: string; since: number }>()
  for await (const line of createInterface({ input: createReadStream(trace) })) {
    const { pid = '', rest = '' } = /^(?<pid>\d+) +(?<rest>.*)$/u.exec(line)?.groups ?? {}
    const resumed = /^<\.\.\. (?<name>\w+) resumed>(?<args>.*)\) += (?<result>-?\d+)/u.exec(rest)
    const whole = /^(?<name>\w+)\((?<args>.*)\) += (?<result>-?\d+)/u.exec(rest)
    const begun = /^(?<name>\w+)\((?<args>.*) <unfinished \.\.\.>$/u.exec(rest)
    const since = reader.operations.length
    if (begun) {
      unfinished.set(pid, { name: begun.groups?.name ?? '', args: begun.groups?.args ?? '', since })
    } else if (resumed) {
      const first = unfinished.get(pid)
      if (!first) throw new Error(`resumed without a beginning: ${rest.slice(0, 80)}`)
      const args = first.args + (resumed.groups?.args ?? '')
      reader.read({ ...first, args, result: Number(resumed.groups?.result) })
    } else if (whole?.groups) {
      const { name = '', args = '', result } = whole.groups
      reader.read({ name, args, result: Number(result), since })
    }
  }
  return reader.operations
}

/** Where a file that is open is written next. */
interface OpenFile {
  file: number
  at: number
}

/** Follows names and open files, as the kernel does, so that each write is known by its file. */
function createReader(root: string) {
  const operations: Operation[] = []
  const names = new Map<string, number>()
  /** What each file holds now: what is copied within the kernel is in no trace. */
  const contents = new Map<number, Buffer>()
  const open = new Map<number, OpenFile | { folder: string } | 'marks'>()
  const { marks } = placesIn(root)
  const isOurs = (path: string) =>
    path.startsWith(`${root}/`) && !basename(path).startsWith('ballast') && !path.endsWith('-shm')
  const fileAt = (fd: number) => {
    const found = open.get(fd)
    return typeof found === 'object' && 'file' in found ? found : undefined
  }

  function write(file: number, at: number, bytes: Buffer): void {
    operations.push({ kind: 'write', file, at, bytes })
    contents.set(file, written(contents.get(file) ?? Buffer.alloc(0), at, bytes))
  }

  function truncate(file: number, size: number): void {
    operations.push({ kind: 'truncate', file, size })
    contents.set(file, resized(contents.get(file) ?? Buffer.alloc(0), size))
  }

  function openat({ args, result }: Call): void {
    const [path = ''] = strings(args)
    if (path === marks) open.set(result, 'marks')
    if (path === marks || !isOurs(path)) return
    if (args.includes('O_DIRECTORY')) return
    let file = names.get(path)
    if (file === undefined && !args.includes('O_CREAT')) {
      open.set(result, { folder: path })
      return
    }
    if (file === undefined) {
      file = contents.size
      names.set(path, file)
      contents.set(file, Buffer.alloc(0))
      operations.push({ kind: 'create', path, file })
    } else if (args.includes('O_TRUNC')) truncate(file, 0)
    open.set(result, { file, at: 0 })
  }

  function append(fd: number, bytes: Buffer): void {
    const found = open.get(fd)
    if (found === 'marks') {
      operations.push({ kind: 'mark', mark: JSON.parse(bytes.toString()) })
      return
    }
    const file = fileAt(fd)
    if (file) {
      write(file.file, file.at, bytes)
      file.at += bytes.length
    } else if (!found) requestLeaves(bytes)
  }

  /** Onto a socket, in plain text: there it is known that its row was written before. */
  function requestLeaves(bytes: Buffer): void {
    const email = /^POST .*"email":"(?<email>[^"]+)"/su.exec(bytes.toString())?.groups?.email
    if (email) {
      operations.push({ kind: 'mark', mark: { settled: [[`invite ${email}`, 'there', 'issued']] } })
    }
  }

  function copy(from: number, to: number, count: number): void {
    const [source, target] = [fileAt(from), fileAt(to)]
    if (!source || !target || count <= 0) return
    const bytes = (contents.get(source.file) ?? Buffer.alloc(0)).subarray(
      source.at,
      source.at + count,
    )
    write(target.file, target.at, Buffer.from(bytes))
    source.at += count
    target.at += count
  }

  function sync(fd: number, since: number): void {
    const found = open.get(fd)
    if (typeof found !== 'object') return
    operations.push(
      'file' in found
        ? { kind: 'sync', file: found.file, since }
        : { kind: 'sync-folder', path: found.folder, since },
    )
  }

  function rename(from: string, path: string): void {
    const file = names.get(from)
    if (file === undefined || !isOurs(path)) return
    names.delete(from)
    names.set(path, file)
    operations.push({ kind: 'rename', path, from, file })
  }

  const readers: Record<string, (call: Call & { fd: number; second: number }) => void> = {
    openat,
    close: ({ fd }) => void open.delete(fd),
    write: ({ fd, args, result }) => append(fd, bytesIn(args).subarray(0, result)),
    writev: ({ fd, args, result }) => append(fd, bytesIn(args).subarray(0, result)),
    pwrite64: ({ fd, args, result }) => pwrite(fd, args, result),
    fsync: ({ fd, since }) => sync(fd, since),
    fdatasync: ({ fd, since }) => sync(fd, since),
    ftruncate: ({ fd, second }) => truncateOpen(fd, second),
    rename: ({ args }) => {
      const [from = '', to = ''] = strings(args)
      rename(from, to)
    },
    unlink: ({ args }) => {
      const [path = ''] = strings(args)
      if (names.delete(path)) operations.push({ kind: 'remove', path })
    },
    mkdir: ({ args }) => {
      const [path = ''] = strings(args)
      if (isOurs(path)) operations.push({ kind: 'make-folder', path })
    },
    copy_file_range: ({ fd, args, result }) => copy(fd, copiedTo(args), result),
    sendfile: ({ fd, second, result }) => copy(second, fd, result),
  }

  function read(call: Call): void {
    if (call.result < 0) return
    const [fd = -1, second = 0] = numbers(call.args)
    readers[call.name]?.({ ...call, fd, second })
  }

  function pwrite(fd: number, args: string, count: number): void {
    const file = fileAt(fd)
    const at = Number(/, (\d+)$/u.exec(args)?.[1])
    if (file) write(file.file, at, bytesIn(args).subarray(0, count))
  }

  function truncateOpen(fd: number, size: number): void {
    const file = fileAt(fd)
    if (file) truncate(file.file, size)
  }

  return { operations, read }
}

function written(content: Buffer, at: number, bytes: Buffer): Buffer {
  const size = Math.max(content.length, at + bytes.length)
  const whole = Buffer.alloc(size)
  content.copy(whole)
  bytes.copy(whole, at)
  return whole
}

function resized(content: Buffer, size: number): Buffer {
  const cut = Buffer.alloc(size)
  content.copy(cut)
  return cut
}

/** strace writes every byte of a string as `\x2f`. */
function bytesIn(args: string): Buffer {
  return Buffer.concat(
    [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll('\\x', ''), 'hex'),
    ),
  )
}

function strings(args: string): string[] {
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu)].map(([, hex = '']) =>
    Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString(),
  )
}

/** The first two: a file descriptor, and what follows it. */
function numbers(args: string): number[] {
  return /^(\d+)(?:, (\d+))?/u.exec(args)?.slice(1).map(Number) ?? []
}

/** `22, [0], 23, NULL, 5, 0` */
function copiedTo(args: string): number {
  return Number(/^\d+, [^,]*, (\d+),/u.exec(args)?.[1])
}

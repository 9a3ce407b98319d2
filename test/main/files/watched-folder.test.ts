import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { type WatchedFolderOptions, watchFolder } from '../../../main/files/watched-folder.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const realTimeout = setTimeout
/** The clock of these tests runs so much faster than that of the wall. */
let speed: number
const waits: unknown[] = []

beforeEach(() => {
  speed = 20
  waits.length = 0
  vi.stubGlobal('setTimeout', (call: () => void, ms = 0) => {
    waits.push(ms)
    return realTimeout(call, ms / speed)
  })
  return () => void vi.unstubAllGlobals()
})

function setup(folder = tempFolder(), options: Partial<WatchedFolderOptions> = {}) {
  const told: string[] = []
  const watched = watchFolder({
    folder,
    endings: ['.csv'],
    changed: async (name) => void told.push(name),
    away: (code) => void told.push(code === undefined ? 'back' : `away ${code}`),
    failed: (error) => void told.push(String(error)),
    ...options,
  })
  onTestFinished(watched.stop)
  return {
    ...watched,
    folder,
    told,
    write: (name: string, text = 'x') => writeFileSync(join(folder, name), text),
    has: (...expected: string[]) =>
      vi.waitFor(() => expect(told).toEqual(expected), { timeout: 30_000, interval: 50 }),
  }
}

/** Longer than a file needs to be named. */
const aWhile = () => new Promise((resolve) => realTimeout(resolve, 500))

it('names what is there at the start, what comes, what changes, and what comes again', async () => {
  const { folder, write, has, told } = setup()
  write('first.CSV')
  await has('first.CSV')
  write('second.csv')
  await has('first.CSV', 'second.csv')
  write('first.CSV', 'longer')
  await has('first.CSV', 'second.csv', 'first.CSV')
  rmSync(join(folder, 'second.csv'))
  await aWhile()
  expect(told).toHaveLength(3)
  write('second.csv')
  await has('first.CSV', 'second.csv', 'first.CSV', 'second.csv')
})

it('says which of those that it named is gone', async () => {
  const gone: string[] = []
  const { folder, write, has } = setup(undefined, { gone: (name) => void gone.push(name) })
  write('first.csv')
  write('second.csv')
  await has('first.csv', 'second.csv')
  rmSync(join(folder, 'first.csv'))
  await vi.waitFor(() => expect(gone).toEqual(['first.csv']), { timeout: 30_000 })
})

it('names nothing that is no file with such an ending', async () => {
  const { folder, write, told } = setup()
  write('notes.txt')
  mkdirSync(join(folder, 'folder.csv'))
  symlinkSync('/etc/hosts', join(folder, 'link.csv'))
  await aWhile()
  expect(told).toEqual([])
})

it('waits until a file is written to the end', async () => {
  // A busy machine pauses between two writes.
  speed = 1
  const { folder, write, told, has } = setup()
  write('slow.csv')
  for (let part = 0; part < 200; part += 1) {
    await new Promise((resolve) => realTimeout(resolve, 10))
    appendFileSync(join(folder, 'slow.csv'), 'x')
    expect(told).toEqual([])
  }
  await has('slow.csv')
})

it('names once more what could not be read, and goes on behind what failed', async () => {
  const told: string[] = []
  const { write, has } = setup(undefined, {
    changed: async (name) => {
      told.push(name)
      if (name === 'bad.csv') throw new Error('no table')
      if (name === 'deleted.csv') throw Object.assign(new Error(), { code: 'ENOENT' })
      const isHeld = told.filter((other) => other === name).length === 1
      if (isHeld) throw Object.assign(new Error(), { code: 'EBUSY' })
    },
  })
  write('bad.csv')
  write('deleted.csv')
  write('held.csv')
  await vi.waitFor(
    () => expect(told.toSorted()).toEqual(['bad.csv', 'deleted.csv', 'held.csv', 'held.csv']),
    { timeout: 30_000 },
  )
  await has('Error: no table')
  await aWhile()
  expect(told).toHaveLength(4)
})

it('says once that the folder is away, and once that it is back, with what it holds', async () => {
  const folder = join(tempFolder(), 'expected')
  const { has } = setup(folder)
  await has('away ENOENT')
  const looks = waits.length
  await vi.waitFor(() => expect(waits.length).toBe(looks + 2), { timeout: 30_000 })
  await has('away ENOENT')
  mkdirSync(folder)
  writeFileSync(join(folder, 'today.csv'), 'x')
  await has('away ENOENT', 'back', 'today.csv')
  renameSync(folder, `${folder}-gone`)
  await has('away ENOENT', 'back', 'today.csv', 'away ENOENT')
})

it('hears of a file in a folder that was replaced by another of its name', async () => {
  const { folder, has, write } = setup()
  write('one.csv')
  await has('one.csv')
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  write('two.csv')
  await has('one.csv', 'two.csv')
})

it('looks once a minute where nothing happens, and never again once it is stopped', async () => {
  const { stop, write, told } = setup()
  await aWhile()
  expect(waits).toEqual([0, 60_000])
  write('late.csv')
  stop()
  await aWhile()
  expect(told).toEqual([])
  expect(waits.filter((ms) => ms === 60_000)).toHaveLength(1)
})

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWholeFiles } from '../../../main/files/whole-files.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const part = /^out\.csv\.[0-9a-f]{8}\.part$/u

function bench() {
  const folder = tempFolder()
  return { folder, path: join(folder, 'out.csv'), files: createWholeFiles() }
}

it('stands under its name once it is whole, for this account alone', async () => {
  const { folder, path, files } = bench()
  const written = files.write(path, async (file) => {
    await file.write('half')
    expect(readdirSync(folder)).toEqual([expect.stringMatching(part)])
    await file.write(' and half')
    return true
  })
  expect(await written).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('half and half')
  expect(readdirSync(folder)).toEqual(['out.csv'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

it('leaves what stood there when it is given up', async () => {
  const { folder, path, files } = bench()
  writeFileSync(path, 'before')
  expect(await files.write(path, async () => false)).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe('before')
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

it('leaves nothing when filling it fails, or its name is taken by a folder', async () => {
  const { folder, path, files } = bench()
  const failing = files.write(path, async (file) => {
    await file.write('Mary')
    throw new Error('full')
  })
  await expect(failing).rejects.toThrow('full')
  expect(readdirSync(folder)).toEqual([])
  mkdirSync(path)
  await expect(files.write(path, async () => true)).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

it('leaves nothing of what is under way when the app ends', async () => {
  const { folder, path, files } = bench()
  const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const written = files.write(path, async (file) => {
    await file.write('Mary')
    begun.resolve()
    await end.promise
    return false
  })
  await begun.promise
  expect(readdirSync(folder)).toEqual([expect.stringMatching(part)])
  files.stop()
  expect(readdirSync(folder)).toEqual([])
  end.resolve()
  await written
  expect(existsSync(path)).toBe(false)
})

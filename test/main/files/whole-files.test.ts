import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWholeFiles } from '../../../main/files/whole-files.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

function setup() {
  const [folder, dataFolder] = [tempFolder(), tempFolder()]
  const listFile = join(dataFolder, 'unfinished-files')
  return {
    folder,
    dataFolder,
    listFile,
    path: join(folder, 'out.csv'),
    files: createWholeFiles(listFile),
    restarted: () => createWholeFiles(listFile),
  }
}

it('stands under its name once it is whole, for this account alone; until then nowhere', async () => {
  const { folder, dataFolder, path, files } = setup()
  const written = files.write(path, async (add) => {
    add('half')
    expect([...readdirSync(folder), ...readdirSync(dataFolder)]).toEqual([])
    add(new TextEncoder().encode(' and half'))
    return true
  })
  expect(await written).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('half and half')
  expect(readdirSync(folder)).toEqual(['out.csv'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(dataFolder)).toEqual([])
})

it('leaves what stood there when it is given up', async () => {
  const { folder, path, files } = setup()
  writeFileSync(path, 'before')
  expect(await files.write(path, async () => false)).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe('before')
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

it('leaves nothing when filling it fails, or its name is taken by a folder', async () => {
  const { folder, path, files } = setup()
  const failing = files.write(path, async (add) => {
    add('Mary')
    throw new Error('full')
  })
  await expect(failing).rejects.toThrow('full')
  expect(readdirSync(folder)).toEqual([])
  mkdirSync(path)
  await expect(files.write(path, async () => true)).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

it('takes what a crash in the moment of writing has left away at the next start, and nothing else', () => {
  const { folder, dataFolder, listFile, restarted } = setup()
  const [part, other, whole] = ['out.csv.1.part', 'other.part', 'out.csv'].map((name) =>
    join(folder, name),
  )
  for (const path of [part, other, whole]) writeFileSync(path ?? '', 'Mary')
  writeFileSync(listFile, JSON.stringify([part, whole, join(folder, 'gone.part')]))
  expect(restarted().removeLeftOver()).toBe(1)
  expect(readdirSync(folder).sort()).toEqual(['other.part', 'out.csv'])
  expect(readdirSync(dataFolder)).toEqual([])
  expect(restarted().removeLeftOver()).toBe(0)
})

it.each(['', '{', '7', '{"a":1}', '[1,null,"/etc/hostname"]'])(
  'takes nothing away by a list that reads %s',
  (content) => {
    const { dataFolder, files } = setup()
    writeFileSync(join(dataFolder, 'unfinished-files'), content)
    expect(files.removeLeftOver()).toBe(0)
    expect(readdirSync(dataFolder)).toEqual([])
  },
)

it('stops before the work where the folder is not to be had', async () => {
  const { folder, files } = setup()
  let isAsked = false
  const writing = files.write(join(folder, 'gone', 'out.csv'), async () => {
    isAsked = true
    return true
  })
  await expect(writing).rejects.toMatchObject({ code: 'ENOENT' })
  expect(isAsked).toBe(false)
})
